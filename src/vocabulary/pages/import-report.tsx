import { useIntl } from "react-intl";
import type { Visit } from "../../identity/index.server.ts";
import type { ReportRow } from "../../platform/index.ts";
import { Card, DataTable } from "../../ui/index.ts";

export type Finding = { file: string; row: number | null; column: string; sentence: string };

/** Findings or warnings of files, as a page shows them. */
export const findingsFor = (visit: Visit, rows: readonly ReportRow[]): Finding[] =>
  rows.map((row) => ({
    file: row.file,
    row: row.row ?? null,
    column: row.column ?? "",
    sentence: visit.explainRow(row),
  }));

type ReportProps = {
  title: string;
  findings: readonly Finding[];
  /** How many there are in all, beyond those that are listed. */
  total: number;
};

/** What was found in one file or in several, row by row. */
export function Report({ title, findings, total }: ReportProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  return (
    <Card title={title}>
      <DataTable
        caption={title}
        captionHidden
        note={say("vocabulary.report.note", { total, listed: findings.length })}
        narrow="columns"
        columns={[
          {
            key: "row",
            heading: say("vocabulary.report.row"),
            cell: ({ row }) => (row === null ? "–" : intl.formatNumber(row)),
          },
          { key: "sentence", heading: say("vocabulary.report.finding"), cell: ({ sentence }) => sentence },
        ]}
        rows={findings.map((finding, index) => ({ ...finding, key: index }))}
        rowKey={(finding) => finding.key}
      />
    </Card>
  );
}
