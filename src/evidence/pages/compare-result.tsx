import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import type { Bilingual } from "../../platform/index.ts";
import type { Ref } from "../../thread/index.ts";
import { areaName } from "../area-name.ts";
import { areaUnderCurve, correlationOf, intervalOf, says } from "../comparison-words.ts";
import type { Coverage } from "../coverage.ts";
import type { Pay } from "../deflator.ts";
import { indicatorName } from "../indicator-name.ts";
import type { Agreement, VerdictComparison } from "../verdict-comparison.ts";
import { dossierPath, threadPath } from "../thread-refs.ts";
import { BilingualText, Card, DataTable, DescriptionList, Grid, type Column } from "../../ui/index.ts";

type Props = Omit<VerdictComparison, "apart"> & {
  list: { listId: string; pay: Pay };
  home: string;
  rows: number;
  apart: readonly (VerdictComparison["apart"][number] & { known: Bilingual; record: Ref | null })[];
  /** The other list on the thread; null: it is not kept. */
  record: Ref | null;
  apartCount: number;
  coverage: Coverage;
  places: readonly { code: string; name: Bilingual }[];
};

/** So few are seen without a click. */
const fewApart = 10;

/** How a list agrees with another body's: in a sentence, as a table of who says what, and by indicator and area. */
export function CompareResult(props: Props) {
  const { list, record, whole, indicators, areas, apart, apartCount, home, rows, coverage, places } = props;
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const told = (read: typeof intervalOf) => (one: Agreement) => {
    const { text, missing } = read(intl, one, 2);
    return missing ? <span className="quiet">{text}</span> : text;
  };
  const [auc, interval, correlation] = [told(areaUnderCurve), told(intervalOf), told(correlationOf)];
  const nameOf = (area: string) => areaName(intl, area, coverage, places);
  const { both, onlyOurs, onlyTheirs, neither } = whole.confusion;

  const nameOfIndicator: Column<(typeof indicators)[number]> = {
    key: "indicator",
    heading: say("evidence.whatIf.indicator"),
    cell: (one) => indicatorName(intl, one.indicator, list.pay),
  };
  const numbers = <Row extends Agreement>(): Column<Row>[] => [
    {
      key: "auc",
      heading: say("evidence.compare.aucShort"),
      numeric: true,
      cell: auc,
    },
    { key: "ci", heading: say("evidence.compare.interval"), cell: interval },
    {
      key: "spearman",
      heading: say("evidence.compare.spearman"),
      numeric: true,
      cell: correlation,
    },
    {
      key: "n",
      heading: say("evidence.compare.n"),
      numeric: true,
      cell: (one) => intl.formatNumber(one.n),
    },
  ];
  return (
    <>
      <Grid columns="two">
        <Card title={say("evidence.compare.whole")} foot={say("evidence.compare.method")}>
          <DescriptionList
            items={[
              {
                term: say("evidence.compare.auc"),
                description: <strong>{onThread(auc(whole), record)}</strong>,
              },
              { term: say("evidence.compare.interval"), description: interval(whole) },
              { term: say("evidence.compare.spearman"), description: correlation(whole) },
              {
                term: say("evidence.compare.n"),
                description: onThread(say("evidence.compare.nOf", { n: whole.n, rows }), record),
              },
            ]}
          />
          <p className="quiet">{say("evidence.compare.aucMeans")}</p>
        </Card>
        <Card title={say("evidence.compare.confusion")}>
          <DataTable
            caption={say("evidence.compare.confusion")}
            captionHidden
            narrow="columns"
            rows={[
              { key: "short", theirs: both, not: onlyOurs },
              { key: "not-short", theirs: onlyTheirs, not: neither },
            ]}
            rowKey={(row) => row.key}
            columns={[
              {
                key: "ours",
                heading: say("evidence.compare.oursShort"),
                cell: (row) => say(`evidence.verdict.${row.key}`),
              },
              {
                key: "theirs",
                heading: say("evidence.compare.theyShort"),
                numeric: true,
                cell: (row) => intl.formatNumber(row.theirs),
              },
              {
                key: "not",
                heading: say("evidence.compare.theyNot"),
                numeric: true,
                cell: (row) => intl.formatNumber(row.not),
              },
            ]}
          />
          <p>{say("evidence.compare.sentence", { both, onlyOurs, onlyTheirs, neither })}</p>
        </Card>
      </Grid>
      <Card title={say("evidence.compare.byIndicator")} foot={say("evidence.compare.byIndicatorNote")}>
        <DataTable
          caption={say("evidence.compare.byIndicator")}
          captionHidden
          rows={indicators}
          rowKey={(one) => one.indicator}
          columns={[
            nameOfIndicator,
            ...numbers<(typeof indicators)[number]>(),
            {
              key: "apart",
              heading: say("evidence.compare.notCompared"),
              numeric: true,
              cell: (one) =>
                intl.formatNumber(Object.values(one.apart).reduce((sum, count) => sum + count, 0)),
            },
          ]}
        />
        <details>
          <summary>{say("evidence.compare.confusionByIndicator")}</summary>
          <DataTable
            caption={say("evidence.compare.confusionByIndicator")}
            captionHidden
            rows={indicators}
            rowKey={(one) => one.indicator}
            columns={[
              nameOfIndicator,
              ...says.map((name) => ({
                key: name,
                heading: say(`evidence.compare.${name}`),
                numeric: true,
                cell: (one: (typeof indicators)[number]) => intl.formatNumber(one.confusion[name]),
              })),
            ]}
          />
        </details>
      </Card>
      {areas.length > 0 && (
        <Card title={say("evidence.compare.byArea")}>
          <DataTable
            caption={say("evidence.compare.byArea")}
            captionHidden
            rows={areas}
            rowKey={(one) => one.area}
            columns={[
              {
                key: "area",
                heading: say("evidence.whatIf.area"),
                cell: (one) => nameOf(one.area),
              },
              ...numbers<(typeof areas)[number]>(),
            ]}
          />
        </Card>
      )}
      {apartCount > 0 && (
        <Card title={say("evidence.compare.apart", { count: apartCount })}>
          <details open={apartCount <= fewApart}>
            <summary>{say("evidence.compare.apartShow")}</summary>
            <DataTable
              caption={say("evidence.compare.apart", { count: apartCount })}
              captionHidden
              note={
                apartCount > apart.length
                  ? say("evidence.compare.apartFirst", { count: apart.length })
                  : undefined
              }
              rows={apart}
              rowKey={(one) => String(one.row)}
              columns={[
                {
                  key: "row",
                  heading: say("evidence.compare.row"),
                  numeric: true,
                  cell: (one) => intl.formatNumber(one.row),
                },
                {
                  key: "code",
                  heading: say("evidence.column.occupation"),
                  cell: (one) => (
                    <>
                      {one.reason === "undetermined" ? (
                        <a href={dossierPath(list.listId, one.code, one.area)}>
                          <BilingualText text={titleOf(one)} />
                        </a>
                      ) : (
                        <BilingualText text={titleOf(one)} />
                      )}
                      <small>{onThread(one.code, one.record)}</small>
                    </>
                  ),
                },
                ...(areas.length > 0 || apart.some(({ area }) => area !== home)
                  ? [
                      {
                        key: "area",
                        heading: say("evidence.whatIf.area"),
                        cell: (one: Props["apart"][number]) => nameOf(one.area),
                      },
                    ]
                  : []),
                {
                  key: "reason",
                  heading: say("evidence.compare.why"),
                  cell: (one) => say(`evidence.compare.apart.${one.reason}`),
                },
              ]}
            />
          </details>
        </Card>
      )}
    </>
  );
}

/** A number or code that opens the rows of the other list under it. */
const onThread = (text: ReactNode, record: Ref | null) =>
  record ? (
    <a className="thread-number" href={threadPath(record)}>
      {text}
    </a>
  ) : (
    text
  );

const titleOf = ({ code, title, known }: Props["apart"][number]): Bilingual => {
  if (known.id || known.en) return known;
  return { id: title || code, en: title || code };
};
