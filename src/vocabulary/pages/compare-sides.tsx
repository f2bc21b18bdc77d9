import { useIntl } from "react-intl";
import { BilingualText, EmptyState, RowItem, RowList, useLanguage } from "../../ui/index.ts";
import type { ComparedOccupation } from "../compare-occupations.ts";
import { conceptPath, isOpaque } from "../concept.ts";
import { printedCode } from "../local-code.ts";
import type { FoundGroup } from "../search-all.ts";
import { SearchForm } from "./search-form.tsx";

/** One of the two occupations, and the way to take another. */
export function ChosenOccupation({
  occupation: { version, concept, skills },
  change,
}: {
  occupation: ComparedOccupation;
  change: string;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  return (
    <>
      <p>
        <a href={conceptPath(version.scheme, version.version, concept.code)}>
          <strong>
            <BilingualText text={concept.title} />
          </strong>
        </a>
      </p>
      <p className="quiet">
        <BilingualText text={version.title} />
        {!isOpaque(concept.code) && ` · ${printedCode(concept.code, language)}`} ·{" "}
        {say("vocabulary.count.skill", { count: skills })}
      </p>
      {skills === 0 && <p>{say("vocabulary.compare.noSkills")}</p>}
      <p className="actions">
        <a href={change}>{say("vocabulary.compare.change")}</a>
      </p>
    </>
  );
}

/** Looks an occupation up, and offers what was found as links that choose it. */
export function OccupationPicker({
  side,
  q,
  groups,
  other,
  href,
}: {
  side: "a" | "b";
  q: string;
  /** What was found; null when nothing was looked for yet. */
  groups: readonly FoundGroup[] | null;
  /** The occupation on the other side, which stays. */
  other: string | null;
  href: (id: string) => string;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  return (
    <>
      <SearchForm
        action="/vocabulary/compare"
        name={`q${side}`}
        q={q}
        label={say(`vocabulary.compare.find.${side}`)}
        hint={say("vocabulary.compare.hint")}
      >
        {other && <input type="hidden" name={side === "a" ? "b" : "a"} value={other} />}
      </SearchForm>
      {groups?.length === 0 && (
        <EmptyState level={3} title={say("vocabulary.browse.noneFound", { q })}>
          {say("vocabulary.browse.tryOther")}
        </EmptyState>
      )}
      {groups?.map(({ scheme, version, versionTitle, source, lines }) => (
        <div key={`${scheme}/${version}`} className="match-group">
          <h3>
            <BilingualText text={versionTitle} />
          </h3>
          <RowList>
            {lines.map(({ code, title }) => (
              <RowItem
                key={code}
                href={href(`${scheme}/${version}/${code}`)}
                title={<BilingualText text={title} />}
                note={isOpaque(code) ? undefined : printedCode(code, language)}
              />
            ))}
          </RowList>
          {source && <p className="quiet">{source}</p>}
        </div>
      ))}
    </>
  );
}
