import { useIntl } from "react-intl";
import type { Bilingual } from "../../platform/index.ts";
import { national } from "../area.ts";
import { isThin, type BrokenSeries } from "../broken-series.ts";
import { readStates, type Entry, type Verdict } from "../list.ts";
import {
  Card,
  DataTable,
  EmptyState,
  FilterLinks,
  Pagination,
  StateDots,
  StateLegend,
  Tag,
  type DotState,
} from "../../ui/index.ts";
import { dossierPath, threadPath, valueRef } from "../thread-refs.ts";
import { isShaky } from "../verdict.ts";
import { Level } from "./level.tsx";
import { OccupationCell } from "./occupation-cell.tsx";

type Row = Pick<Entry, "code" | "verdict" | "robustness" | "passes" | "fails" | "states"> & {
  /** Null where nothing was decided. */
  rank: number | null;
  title: Bilingual;
  employment: Pick<Entry["employment"], "state" | "reason" | "value" | "ci">;
};

type Props = {
  listId: string;
  area: string;
  entries: readonly Row[];
  broken: BrokenSeries | null;
  verdict: Verdict | undefined;
  counts: { short: number; notShort: number; undetermined: number } | undefined;
  page: number;
  pageSize: number;
  total: number;
};

/** The ranked occupations of one area: verdict, indicators as dots, people employed with their interval. */
export function EntryTable({ listId, area, entries, broken, verdict, counts, page, pageSize, total }: Props) {
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
      <FilterLinks
        label={say("evidence.list.filter")}
        links={filters.map(([one, count]) => ({
          label: say(`evidence.verdict.${one ?? "all"}`),
          href: href([one && `verdict=${one}`]),
          count,
          current: one === verdict,
        }))}
      />
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
              <OccupationCell
                title={entry.title}
                code={entry.code}
                href={dossierPath(listId, entry.code, area)}
                before={entry.rank === null ? "–" : intl.formatNumber(entry.rank)}
              />
            ),
          },
          {
            key: "verdict",
            heading: say("evidence.column.verdict"),
            label: "",
            cell: (entry) => <VerdictTag {...entry} thin={isThin(entry, broken)} />,
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
            cell: (entry) => (
              <Level
                level={entry.employment}
                href={threadPath(valueRef(listId, entry.code, area, "employment"))}
              />
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

/**
 * The verdict as a word, with how many bootstrap samples agree; of a `thin` one, which rests on few indicators as series
 * are broken, they say nothing.
 */
export function VerdictTag({
  verdict,
  robustness,
  thin = false,
}: Pick<Entry, "verdict" | "robustness"> & { thin?: boolean }) {
  const intl = useIntl();
  const kind = verdict === "short" ? "new" : verdict === "undetermined" ? "suppressed" : "neutral";
  return (
    <>
      <Tag kind={kind}>{intl.formatMessage({ id: `evidence.verdict.${verdict}` })}</Tag>
      {isShaky(robustness) && !thin && (
        <>
          {" "}
          <Tag kind="suppressed">{intl.formatMessage({ id: "evidence.verdict.shaky" })}</Tag>
        </>
      )}
      {thin && <small>{intl.formatMessage({ id: "evidence.broken.few" })}</small>}
      {robustness !== null && !thin && (
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
