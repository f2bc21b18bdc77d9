import { useIntl } from "react-intl";
import type { Bilingual } from "../../platform/index.ts";
import { trueMinus } from "../../platform/index.ts";
import type { Ref } from "../../thread/index.ts";
import { areaName } from "../area-name.ts";
import type { Coverage } from "../coverage.ts";
import type { Agreement, VerdictComparison } from "../verdict-comparison.ts";
import { dossierPath, threadPath } from "../thread-refs.ts";
import { BilingualText, Card, DataTable, DescriptionList, Grid, type Column } from "../../ui/index.ts";

type Props = Omit<VerdictComparison, "apart"> & {
  list: { listId: string };
  home: string;
  ordered: boolean;
  rows: number;
  apart: readonly (VerdictComparison["apart"][number] & { known: Bilingual; record: Ref | null })[];
  /** The other list on the thread; null: it is not kept. */
  record: Ref | null;
  apartCount: number;
  coverage: Coverage;
  places: readonly { code: string; name: Bilingual }[];
};

/** How a list agrees with another body's: in a sentence, as a table of who says what, and by indicator and area. */
export function CompareResult(props: Props) {
  const { list, record, whole, indicators, areas, apart, apartCount, ordered, rows, coverage, places } =
    props;
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const number = (value: number | null) =>
    value === null
      ? "–"
      : trueMinus(intl.formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
  const interval = ({ ci, reason }: Agreement) =>
    ci
      ? `${number(ci[0])} – ${number(ci[1])}`
      : reason && <span className="quiet">{say(`evidence.compare.reason.${reason}`)}</span>;
  const nameOf = (area: string) => areaName(intl, area, coverage, places);
  const { both, onlyOurs, onlyTheirs, neither } = whole.confusion;

  const numbers = <Row extends Agreement>(): Column<Row>[] => [
    {
      key: "auc",
      heading: say("evidence.compare.aucShort"),
      numeric: true,
      cell: (one) => number(one.auc),
    },
    { key: "ci", heading: say("evidence.compare.interval"), cell: interval },
    ...(ordered
      ? [
          {
            key: "spearman",
            heading: say("evidence.compare.spearman"),
            numeric: true,
            cell: (one: Row) => number(one.spearman),
          },
        ]
      : []),
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
                description: <strong>{onThread(number(whole.auc), record)}</strong>,
              },
              { term: say("evidence.compare.interval"), description: interval(whole) },
              ...(ordered
                ? [{ term: say("evidence.compare.spearman"), description: number(whole.spearman) }]
                : []),
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
            {
              key: "indicator",
              heading: say("evidence.whatIf.indicator"),
              cell: (one) => say(`evidence.indicator.${one.indicator}`),
            },
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
          <details>
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
              rowKey={(one) => `${one.area} ${one.code}`}
              columns={[
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
                ...(areas.length > 0
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
const onThread = (text: string, record: Ref | null) =>
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
