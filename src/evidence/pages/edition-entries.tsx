import { useIntl } from "react-intl";
import type { Bilingual } from "../../platform/index.ts";
import {
  Card,
  DataTable,
  EmptyState,
  Figure,
  LinkButton,
  StateDots,
  Tag,
  Whisker,
  type DotState,
} from "../../ui/index.ts";
import { editionPath } from "../edition.ts";
import { isAmong, type EditionShow } from "../edition-lines.ts";
import type { Gap } from "../gap-assessment.ts";
import { gapText, peopleText, stateText } from "../gap-words.ts";
import { entryRef, threadPath, valueRef } from "../thread-refs.ts";
import { GapRange } from "./gap-parts.tsx";
import { OccupationCell } from "./occupation-cell.tsx";
import type { Piece } from "../written-text.ts";
import { Pieces } from "./written-words.tsx";

/** An occupation of an edition as its row says it. */
export type EditionLine = {
  code: string;
  title: Bilingual;
  /** In how many editions in a row; null: no edition to compare with. */
  running: number | null;
  /** Null where nobody asks for people short. */
  gap: Gap | null;
  /** Null where an edition keeps no figures: one of elsewhere, or an occupation that no survey tells of. */
  figures: { passes: number; available: number; states: string[]; employed: number | null } | null;
  respondents: number;
  why: readonly Piece[];
};

type Props = {
  edition: { name: string; codeList: string; method: "rounds" | "as-published" };
  from: { list: string; area: string } | null;
  lines: readonly EditionLine[];
  show: EditionShow | undefined;
};

/** The occupations of an edition, or some of them: new or not, people short with their interval, and why. */
export function EditionEntries({ edition, from, lines, show }: Props) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const shown = lines.filter((line) => isAmong(line, show));
  const all = `${editionPath(edition.name)}#entries`;
  const gapPath = (code: string) => `/col/gap/${edition.name}/${code}`;
  const counted = lines.some(({ gap }) => gap && gapText(intl, gap) !== null);
  const most = Math.max(0, ...lines.map(({ gap }) => (gap && "figure" in gap ? gap.figure.high : 0)));
  return (
    <Card
      id="entries"
      title={show ? say(`evidence.edition.only.${show}`) : say("evidence.edition.entries")}
      action={
        show ? (
          <LinkButton href={all} variant="plain">
            {say("evidence.edition.showAll", { count: lines.length })}
          </LinkButton>
        ) : (
          <small>
            {say(counted ? "evidence.gap.sorted" : "evidence.edition.sorted", { count: lines.length })}
          </small>
        )
      }
    >
      <DataTable
        caption={say("evidence.edition.entries")}
        captionHidden
        note={
          show && say(counted ? "evidence.gap.sorted" : "evidence.edition.sorted", { count: shown.length })
        }
        rows={shown}
        rowKey={(line) => line.code}
        empty={<EmptyState level={3} title={say("evidence.edition.noneOfThese")} />}
        columns={[
          {
            key: "occupation",
            heading: say("evidence.column.occupation"),
            cell: ({ code, title, running }) => (
              <span id={code}>
                <OccupationCell
                  title={title}
                  code={code}
                  href={from ? `/col/${from.list}/${code}` : `/vocabulary/${edition.codeList}/${code}`}
                  after={<RunningTag running={running} />}
                />
              </span>
            ),
          },
          ...(counted
            ? [
                {
                  key: "people",
                  heading: say("evidence.gap.people"),
                  numeric: true,
                  cell: ({ code, gap }: EditionLine) => (
                    <span className="one-line">
                      <Figure value={gap && gapText(intl, gap)} href={gapPath(code)} />
                    </span>
                  ),
                },
                {
                  key: "interval",
                  heading: say("evidence.gap.interval"),
                  cell: ({ code, gap }: EditionLine) =>
                    gap && <HowSure gap={gap} most={most} href={gapPath(code)} />,
                },
              ]
            : []),
          ...(edition.method === "rounds"
            ? [
                {
                  key: "why",
                  heading: say("evidence.edition.why"),
                  label: "",
                  wide: true,
                  cell: (line: EditionLine) => <Why line={line} from={from} />,
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

function RunningTag({ running }: Pick<EditionLine, "running">) {
  const intl = useIntl();
  if (running === null) return null;
  return running === 1 ? (
    <Tag kind="new">{intl.formatMessage({ id: "evidence.edition.new" })}</Tag>
  ) : (
    <Tag>{intl.formatMessage({ id: "evidence.edition.nth" }, { n: running })}</Tag>
  );
}

/** The interval of what is counted, drawn on one axis for all rows; of what is not, how it is known. */
function HowSure({ gap, most, href }: { gap: Gap; most: number; href: string }) {
  const intl = useIntl();
  const state = stateText(intl, gap);
  if (!("figure" in gap))
    return <small>{gapText(intl, gap) === null ? <a href={href}>{state}</a> : state}</small>;
  const { median, low, high } = gap.figure;
  return (
    <>
      <Whisker value={median} {...{ low, high }} domain={[0, most]} />
      <small>
        <GapRange figure={gap.figure} />
        {gap.state !== "measured" && `, ${state}`}
      </small>
    </>
  );
}

/** Why an occupation is in: in a word, and on asking in full sentences with the indicators and what is under them. */
function Why({ line, from }: { line: EditionLine; from: Props["from"] }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { code, figures, respondents, why } = line;
  return (
    <details className="why">
      <summary>
        {figures
          ? say("evidence.edition.passes", { passes: figures.passes, available: figures.available })
          : say("evidence.edition.noFigures")}
        {respondents > 0 && <small>{say("evidence.round.respondents", { count: respondents })}</small>}
      </summary>
      <div className="row-wide">
        <p>
          <Pieces of={why} />
        </p>
        {figures && from && (
          <p>
            <StateDots states={figures.states as DotState[]} />{" "}
            <a className="thread-number" href={threadPath(entryRef(from.list, code, from.area))}>
              {say("evidence.list.passes", { passes: figures.passes, available: figures.available })}
            </a>
            {figures.employed !== null && (
              <>
                {", "}
                <a
                  className="thread-number"
                  href={threadPath(valueRef(from.list, code, from.area, "employment"))}
                >
                  {say("evidence.edition.employed", { count: peopleText(intl, figures.employed) })}
                </a>
              </>
            )}
          </p>
        )}
      </div>
    </details>
  );
}
