import { Fragment } from "react";
import { useIntl } from "react-intl";
import { inLanguage } from "../../platform/index.ts";
import {
  BilingualText,
  Card,
  DataTable,
  DescriptionList,
  EmptyState,
  Figure,
  RowItem,
  RowList,
  Tag,
  useLanguage,
} from "../../ui/index.ts";
import type { SkillName } from "../compare-occupations.ts";
import { conceptPath } from "../concept.ts";
import type { Asked, ComparedSkill, Coverage, Lack, OccupationComparison } from "../occupation-comparison.ts";

type Names = Readonly<Record<string, SkillName>>;

/** How much of what each asks for is there with the other, and by which rule that is counted. */
export function CoverageCard({
  comparison: { matched, coverageOfA, coverageOfB },
  a,
  b,
}: {
  comparison: OccupationComparison;
  a: string;
  b: string;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const percent = (coverage: Coverage | null) =>
    coverage && intl.formatNumber(coverage.covered / coverage.of, { style: "percent" });
  if (!matched)
    return (
      <Card title={say("vocabulary.compare.coverage")}>
        <p>{say("vocabulary.compare.unmatched")}</p>
      </Card>
    );
  return (
    <Card title={say("vocabulary.compare.coverage")} foot={say("vocabulary.compare.formula")}>
      <DescriptionList
        layout="columns"
        items={[
          {
            term: say("vocabulary.compare.covered", { has: a, asks: b }),
            description: <Figure value={percent(coverageOfB)} size="large" />,
          },
          {
            term: say("vocabulary.compare.covered", { has: b, asks: a }),
            description: <Figure value={percent(coverageOfA)} size="large" />,
          },
        ]}
      />
    </Card>
  );
}

/** What somebody from A still lacks for B, the heaviest first, each with the reason. */
export function LackingTable({
  lacking,
  names,
  a,
  b,
}: {
  lacking: readonly Lack[];
  names: Names;
  a: string;
  b: string;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const level = (asked: Asked | null) => (asked?.level ? intl.formatNumber(asked.level) : "–");
  const proficient = lacking.some((lack) => lack.b?.proficiency);
  return (
    <DataTable
      caption={say("vocabulary.compare.lacking", { a, b })}
      captionHidden
      note={say("vocabulary.compare.lackingNote", { count: lacking.length })}
      rows={lacking}
      rowKey={(lack) => lack.skills.join(" ")}
      empty={
        <EmptyState level={3} title={say("vocabulary.compare.nothingLacking")}>
          {say("vocabulary.compare.nothingLackingNote", { a, b })}
        </EmptyState>
      }
      columns={[
        {
          key: "skill",
          heading: say("vocabulary.kind.skill"),
          cell: ({ skills }) => <SkillNames skills={skills} names={names} />,
        },
        {
          key: "why",
          heading: say("vocabulary.compare.why"),
          cell: ({ reasons }) =>
            reasons.map((reason) => say(`vocabulary.compare.reason.${reason}`)).join("; "),
        },
        {
          key: "asked",
          heading: say("vocabulary.compare.weight"),
          cell: ({ b: asked }) => asked && <Weight asked={asked} />,
        },
        {
          key: "levels",
          heading: say("vocabulary.compare.levels"),
          cell: (lack) =>
            lack.a && lack.b?.level
              ? say("vocabulary.compare.levelStep", { from: level(lack.a), to: level(lack.b) })
              : level(lack.b),
        },
        ...(proficient
          ? [
              {
                key: "proficiency",
                heading: say("vocabulary.relation.proficiency"),
                cell: (lack: Lack) => {
                  const [own, asked] = [lack.a?.proficiency, lack.b?.proficiency ?? "–"];
                  return own ? say("vocabulary.compare.levelStep", { from: own, to: asked }) : asked;
                },
              },
            ]
          : []),
      ]}
    />
  );
}

/** Skills that both ask for, or only one of them. `of`: which one. */
export function ComparedSkills({
  rows,
  names,
  part,
  of = "",
}: {
  rows: readonly ComparedSkill[];
  names: Names;
  part: "sharedEssential" | "sharedOptional" | "onlyA" | "onlyB" | "asked";
  of?: string;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const levelsOf = ({ a, b }: ComparedSkill) => {
    const sides = [a, b].flatMap((asked) => asked ?? []);
    const line = (id: string, levels: (string | number | null)[]) =>
      levels.every((one) => one === null) ? [] : [say(id, { levels: levels.map(shownLevel).join(" · ") })];
    const lines = [
      ...line(
        "vocabulary.compare.level",
        sides.map(({ level }) => level),
      ),
      ...line(
        "vocabulary.compare.proficiency",
        sides.map(({ proficiency }) => proficiency),
      ),
    ];
    return lines.length > 0 ? lines.join("; ") : undefined;
  };
  const shownLevel = (level: string | number | null) =>
    typeof level === "number" ? intl.formatNumber(level) : (level ?? "–");
  const order = (row: ComparedSkill) => {
    const name = row.skills.map((skill) => names[skill]?.title).find(Boolean) ?? {};
    return inLanguage(name, language).text;
  };
  const weight = (row: ComparedSkill) => Number(row.a?.essential ?? true) + Number(row.b?.essential ?? true);
  const sorted = rows.toSorted(
    (one, other) => weight(other) - weight(one) || order(one).localeCompare(order(other), language),
  );
  return (
    <Card title={say(`vocabulary.compare.${part}`, { of })}>
      <p className="quiet">{say("vocabulary.count.skill", { count: rows.length })}</p>
      {rows.length > 0 && (
        <RowList>
          {sorted.map((row) => {
            const only = row.a && row.b ? null : (row.a ?? row.b);
            return (
              <RowItem
                key={row.skills.join(" ")}
                title={<SkillNames skills={row.skills} names={names} />}
                note={levelsOf(row)}
                action={only && <Weight asked={only} />}
              />
            );
          })}
        </RowList>
      )}
    </Card>
  );
}

function Weight({ asked }: { asked: Asked }) {
  const intl = useIntl();
  return (
    <Tag kind={asked.essential ? "new" : "neutral"}>
      {intl.formatMessage({
        id: asked.essential ? "vocabulary.compare.essential" : "vocabulary.compare.optional",
      })}
    </Tag>
  );
}

/** A skill under the name that each scheme gives it. */
function SkillNames({ skills, names }: { skills: readonly string[]; names: Names }) {
  return (
    <>
      {skills.map((key, index) => {
        const name = names[key];
        return (
          <Fragment key={key}>
            {index > 0 && " = "}
            {name ? (
              <a href={conceptPath(name.scheme, name.version, name.code)}>
                <BilingualText text={name.title} />
              </a>
            ) : (
              key
            )}
          </Fragment>
        );
      })}
    </>
  );
}
