import { useIntl } from "react-intl";
import type { ReactNode } from "react";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import {
  BilingualText,
  HiddenText,
  PageHeading,
  threadDigits,
  threadWords,
  useLanguage,
} from "../../ui/index.ts";
import { editionPath } from "../edition.ts";
import { countStates, type EditionShow } from "../edition-lines.ts";
import { publishedBy } from "../format.ts";
import type { GapFigure } from "../gap.ts";
import { peopleText, rangeText, termsYearText } from "../gap-words.ts";
import type { EditionLine } from "./edition-entries.tsx";

type Props = {
  edition: {
    name: string;
    title: Bilingual;
    method: "rounds" | "as-published";
    publishedOn: string;
    sealedAt: Date;
    source: string | null;
    hash: string;
  };
  office: Bilingual;
  lines: readonly EditionLine[];
  before: { name: string; title: Bilingual; entries: number } | null;
  counts: { added: number; left: number; persistent: number } | null;
  /** Null where people short are not asked for. */
  short: {
    total: { figure: GapFigure; counted: number } | null;
    year: number;
    termsYear: number | null;
  } | null;
};

/** What an edition says in three sentences, each number a link to its rows, and whose it is. */
export function EditionHeading({ edition, office, lines, before, counts, short }: Props) {
  const intl = useIntl();
  const language = useLanguage();
  const here = editionPath(edition.name);
  const rows = (show: EditionShow | null, count: number) =>
    threadWords(count > 0 ? `${here}${show ? `?show=${show}` : ""}#entries` : null);
  const title = intl.formatMessage(
    { id: counts ? "evidence.edition.numbers" : "evidence.edition.number" },
    {
      count: lines.length,
      added: counts?.added ?? 0,
      left: counts?.left ?? 0,
      n: threadDigits,
      all: rows(null, lines.length),
      new: rows("new", counts?.added ?? 0),
      gone: threadWords(counts && counts.left > 0 ? "#left" : null),
    },
  );
  return (
    <PageHeading
      breadcrumb={[{ label: intl.formatMessage({ id: "evidence.editions.title" }), href: "/col/editions" }]}
      title={
        <>
          <span className="eyebrow">
            <BilingualText text={edition.title} />
            <HiddenText>: </HiddenText>
          </span>
          {title}
        </>
      }
      lead={
        <>
          {edition.method === "as-published" && (
            <>
              {intl.formatMessage(
                { id: "evidence.edition.leadElsewhere" },
                { source: edition.source ?? "" },
              )}{" "}
            </>
          )}
          {short && <PeopleShort edition={edition} lines={lines} short={short} rows={rows} />}{" "}
          {before && counts ? (
            intl.formatMessage(
              { id: "evidence.edition.compared" },
              {
                persistent: counts.persistent,
                sum: (
                  <span className="one-line">
                    {intl.formatMessage(
                      { id: "evidence.edition.sum" },
                      { count: lines.length, before: before.entries, left: counts.left, added: counts.added },
                    )}
                  </span>
                ),
                n: threadDigits,
                kept: rows("persistent", counts.persistent),
                edition: () => (
                  <a href={editionPath(before.name)}>
                    <BilingualText text={before.title} />
                  </a>
                ),
              },
            )
          ) : (
            <>{intl.formatMessage({ id: "evidence.edition.first" })}</>
          )}
        </>
      }
      meta={
        <>
          {publishedBy(intl, edition, inLanguage(office, language).text)} ·{" "}
          <code title={edition.hash}>{`${edition.hash.slice(0, 8)}…`}</code>
          {edition.method === "rounds" && <> · {intl.formatMessage({ id: "evidence.edition.follow" })}</>}
        </>
      }
    />
  );
}

/** People short in all, as far as states add up, and how many occupations stand in each state. */
function PeopleShort({
  edition,
  lines,
  short,
  rows,
}: Pick<Props, "edition" | "lines"> & {
  short: NonNullable<Props["short"]>;
  rows: (show: EditionShow | null, count: number) => (words: ReactNode) => ReactNode;
}) {
  const intl = useIntl();
  const { total, year, termsYear } = short;
  const page = `/col/gap/${edition.name}`;
  const states = countStates(lines);
  const [only] = states;
  const link = (words: ReactNode) => <a href={page}>{words}</a>;
  // Where nothing adds up and all is known in one way, one sentence says it.
  if (!total && states.length === 1 && only)
    return (
      <>
        {intl.formatMessage(
          { id: "evidence.edition.noneShort" },
          { state: only.state.replaceAll("-", ""), count: lines.length, link },
        )}
      </>
    );
  const named = (some: typeof states) =>
    intl.formatList(
      some.map(({ state, count }) => (
        <span key={state}>
          {intl.formatMessage(
            { id: `evidence.edition.state.${state}` },
            { count, n: threadDigits, rows: rows(state, count) },
          )}
        </span>
      )),
      { type: "conjunction" },
    );
  const added = (state: string) => state === "measured" || state === "allocated";
  const others = states.filter(({ state }) => !added(state));
  return (
    <>
      {total
        ? intl.formatMessage(
            { id: "evidence.edition.short" },
            {
              people: peopleText(intl, total.figure.median),
              range: rangeText(intl, total.figure),
              states: named(states.filter(({ state }) => added(state))),
              year: String(year),
              n: threadDigits,
              records: threadWords(page),
            },
          )
        : intl.formatMessage({ id: "evidence.edition.noSum" }, { link })}{" "}
      {others.length > 0 && (
        <>{intl.formatMessage({ id: "evidence.edition.notAdded" }, { states: named(others) })} </>
      )}
      {termsYearText(intl, { termsYear, year })}
    </>
  );
}
