import { useIntl } from "react-intl";
import { data } from "react-router";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { national } from "../area.ts";
import { indicatorIds, type IndicatorId } from "../indicator.ts";
import { readIndicatorRecords } from "../index.server.ts";
import {
  BilingualText,
  Card,
  DataTable,
  EmptyState,
  Figure,
  FilterLinks,
  PageHeading,
  Pagination,
  useLanguage,
  pageNumber,
} from "../../ui/index.ts";
import type { Route } from "./+types/records.ts";
import { dossierPath } from "../thread-refs.ts";
import { areaName } from "../area-name.ts";
import { monthFormat, monthOf, people } from "../format.ts";
import { indicatorName } from "../indicator-name.ts";

export const handle = { step: "sense", sentences: ["evidence.records"] };

const pageSize = 25;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const page = pageNumber(query);
  const asked = query.get("indicator") ?? "employment";
  const indicator = (["employment", ...indicatorIds] as const).find((one) => one === asked);
  if (!indicator) throw data(null, 404);
  const area = query.get("area") ?? national;
  const outcome = await visit.perform(readIndicatorRecords, {
    list: params.list,
    code: params.code,
    indicator,
    area,
    ...(query.get("period") ? { period: query.get("period") ?? "" } : {}),
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  if (!outcome.ok) return deny(visit, outcome);
  if (page > 1 && outcome.records.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  return { ...outcome, page, indicator, list: params.list, code: params.code };
}

/** The column that an indicator counts, beside weights. */
const countedColumn: Partial<Record<IndicatorId | "employment", "pay" | "education" | "hours">> = {
  "pay-growth": "pay",
  "pay-premium": "pay",
  "hours-growth": "hours",
  "under-qualified-share": "education",
  "under-qualified-growth": "education",
};

/** The rows of the survey under a number: the sum of their weights is the number. */
export default function Records({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const {
    records,
    count,
    weightSum,
    title,
    page,
    indicator,
    area,
    list,
    code,
    period,
    periods,
    dataset,
    places,
    coverage,
    currency,
  } = loaderData;
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const name = inLanguage(title, language).text || code;
  const names = new Map(places.map((place) => [place.code, inLanguage(place.name, language).text]));
  const month = (one: string) => intl.formatDate(monthOf(one), monthFormat);
  const href = (parts: Record<string, string>) =>
    `/col/${list}/${code}/records?${new URLSearchParams({ indicator, area, period, ...parts }).toString()}`;
  const number = (value: number | null) => (value === null ? "–" : intl.formatNumber(value, people));
  const money = (value: number | null) => {
    if (value === null || currency === null) return number(value);
    return intl.formatNumber(value, { style: "currency", currency, maximumFractionDigits: 0 });
  };
  // On a phone stands what the number counts; the rest of the row on a wider page.
  const counts = (column: "pay" | "education" | "hours") => (countedColumn[indicator] === column ? 1 : 2);
  return (
    <>
      <title>{`${say("evidence.records.title", { name })} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: <BilingualText text={loaderData.listTitle} />, href: `/col/${list}` },
          { label: name, href: dossierPath(list, code, area) },
        ]}
        title={say("evidence.records.title", { name })}
        meta={[
          indicator === "employment"
            ? say("evidence.column.employment")
            : indicatorName(intl, indicator, loaderData.pay),
          month(period),
          areaName(intl, area, coverage, places),
        ].join(" · ")}
        lead={say(indicator === "employment" ? "evidence.records.leadSum" : "evidence.records.lead")}
      />
      <Card
        foot={
          <>
            <a href={`/evidence/${dataset.datasetId}`}>
              <BilingualText text={dataset.title} />
            </a>{" "}
            · {dataset.fileName}
          </>
        }
      >
        <p>
          <Figure value={count} unit={say("evidence.records.persons")} size="large" />{" "}
          <Figure value={weightSum} format={people} unit={say("evidence.records.weightSum")} size="large" />
        </p>
        {periods.length > 1 && (
          <FilterLinks
            label={say("evidence.records.periods")}
            links={periods.map((one) => ({
              label: month(one),
              href: href({ period: one }),
              current: one === period,
            }))}
          />
        )}
        <DataTable
          caption={say("evidence.records.caption")}
          captionHidden
          narrow="columns"
          note={say("evidence.records.sorted", { count })}
          rows={records}
          rowKey={(record) => record.row}
          empty={
            <EmptyState title={say("evidence.records.noneTitle")}>{say("evidence.records.none")}</EmptyState>
          }
          columns={[
            {
              key: "row",
              heading: say("evidence.records.row"),
              cell: (record) => intl.formatNumber(record.row),
            },
            {
              key: "weight",
              heading: say("evidence.records.weight"),
              numeric: true,
              cell: (record) => number(record.weight),
            },
            {
              key: "area",
              priority: 2,
              heading: say("evidence.records.area"),
              cell: (record) => names.get(record.area) ?? record.area,
            },
            {
              key: "code",
              heading: say("evidence.records.code"),
              cell: (record) => record.occupation ?? record.lastOccupation ?? "–",
            },
            {
              key: "education",
              priority: counts("education"),
              heading: say("evidence.records.education"),
              cell: (record) => (record.education ? say(`evidence.education.${record.education}`) : "–"),
            },
            {
              key: "pay",
              priority: counts("pay"),
              heading: say("evidence.records.pay"),
              numeric: true,
              cell: (record) => money(record.pay),
            },
            {
              key: "hours",
              priority: counts("hours"),
              heading: say("evidence.records.hours"),
              numeric: true,
              cell: (record) => number(record.hours),
            },
          ]}
        />
        <Pagination page={page} pageSize={pageSize} total={count} href={(to) => href({ page: String(to) })} />
      </Card>
    </>
  );
}
