import { useIntl } from "react-intl";
import type { Bilingual } from "../../platform/index.ts";
import { national } from "../area.ts";
import { readStates, type Entry, type Verdict } from "../list.ts";
import {
  BilingualText,
  Card,
  DataTable,
  EmptyState,
  Figure,
  Pagination,
  StateDots,
  StateLegend,
  Tag,
  type DotState,
} from "../../ui/index.ts";
import { people } from "./format.ts";

type Row = Pick<Entry, "rank" | "code" | "verdict" | "robustness" | "passes" | "fails" | "states"> & {
  title: Bilingual;
  employment: Pick<Entry["employment"], "state" | "value" | "ci">;
};

type Props = {
  listId: string;
  area: string;
  entries: readonly Row[];
  verdict: Verdict | undefined;
  counts: { short: number; notShort: number; undetermined: number } | undefined;
  page: number;
  pageSize: number;
  total: number;
};

/** The ranked occupations of one area: verdict, indicators as dots, people employed with their interval. */
export function EntryTable({ listId, area, entries, verdict, counts, page, pageSize, total }: Props) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const here = area === national ? "" : `area=${area}`;
  const href = (parts: (string | false | undefined)[]) => {
    const query = [here, ...parts].filter(Boolean).join("&");
    return `/col/${listId}${query ? `?${query}` : ""}`;
  };
  const states = [...new Set(entries.flatMap((entry) => readStates(entry.states).map(({ state }) => state)))];
  const filters: [Verdict | undefined, number][] = counts
    ? [
        [undefined, counts.short + counts.notShort + counts.undetermined],
        ["short", counts.short],
        ["not-short", counts.notShort],
        ["undetermined", counts.undetermined],
      ]
    : [];
  return (
    <Card>
      <nav aria-label={say("evidence.list.filter")}>
        <ul className="links plain-list">
          {filters.map(([one, count]) => (
            <li key={one ?? "all"}>
              <a href={href([one && `verdict=${one}`])} aria-current={one === verdict ? "page" : undefined}>
                {say(`evidence.verdict.${one ?? "all"}`)} ({intl.formatNumber(count)})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DataTable
        caption={say("evidence.list.caption")}
        captionHidden
        note={say("evidence.list.sorted", { count: total })}
        rows={entries}
        rowKey={(entry) => entry.code}
        empty={
          <EmptyState level={2} title={say("evidence.list.noneTitle")}>
            {say("evidence.list.none")}
          </EmptyState>
        }
        columns={[
          {
            key: "occupation",
            heading: say("evidence.column.occupation"),
            cell: (entry) => (
              <>
                <a href={`/col/${listId}/${entry.code}${here && `?${here}`}`}>
                  <BilingualText
                    text={entry.title.id || entry.title.en ? entry.title : { id: entry.code, en: entry.code }}
                  />
                </a>
                <small>
                  {intl.formatNumber(entry.rank)} · {entry.code}
                </small>
              </>
            ),
          },
          {
            key: "verdict",
            heading: say("evidence.column.verdict"),
            label: "",
            cell: (entry) => <VerdictTag verdict={entry.verdict} robustness={entry.robustness} />,
          },
          {
            key: "indicators",
            heading: say("evidence.column.indicators"),
            wide: true,
            cell: (entry) => (
              <>
                <StateDots states={readStates(entry.states).map(({ state }) => state as DotState)} />
                <small>
                  {say("evidence.list.passes", {
                    passes: entry.passes,
                    available: entry.passes + entry.fails,
                  })}
                </small>
              </>
            ),
          },
          {
            key: "employment",
            heading: say("evidence.column.employment"),
            numeric: true,
            cell: (entry) =>
              entry.employment.value === null ? (
                <span className="quiet">{say(`ui.state.${entry.employment.state}`)}</span>
              ) : (
                <>
                  <Figure
                    value={entry.employment.value}
                    format={people}
                    href={area === national ? `/thread/evidence.entry/${listId}/${entry.code}` : undefined}
                  />
                  {entry.employment.ci && (
                    <small>
                      {intl.formatNumber(entry.employment.ci[0], people)}–
                      {intl.formatNumber(entry.employment.ci[1], people)}
                    </small>
                  )}
                </>
              ),
          },
        ]}
      />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        href={(to) => href([verdict && `verdict=${verdict}`, to > 1 && `page=${to}`])}
      />
      <StateLegend states={states as DotState[]} />
    </Card>
  );
}

/** The verdict as a word, with how many bootstrap samples agree. */
export function VerdictTag({ verdict, robustness }: Pick<Entry, "verdict" | "robustness">) {
  const intl = useIntl();
  const kind = verdict === "short" ? "new" : verdict === "undetermined" ? "suppressed" : "neutral";
  return (
    <>
      <Tag kind={kind}>{intl.formatMessage({ id: `evidence.verdict.${verdict}` })}</Tag>
      {robustness !== null && (
        <small>
          {intl.formatMessage(
            { id: "evidence.list.robustness" },
            { share: intl.formatNumber(robustness, { style: "percent", maximumFractionDigits: 0 }) },
          )}
        </small>
      )}
    </>
  );
}
