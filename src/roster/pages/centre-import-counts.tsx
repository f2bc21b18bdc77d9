import { useIntl } from "react-intl";
import { Card, DataTable, LinkButton, Notice, useLanguage } from "../../ui/index.ts";
import { provinceName } from "../province.ts";
import type { CentresDone } from "./centre-mapping.ts";

/** What a file would do, or has done, in counts; what was noticed; and its first centres as they were understood. */
export function CentreCounts({ done, warnings }: { done: CentresDone; warnings: readonly string[] }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const language = useLanguage();
  const { dryRun, fileName, centres, added, changed, unchanged, rows, skipped, figures, vocations } = done;
  const same = added === 0 && changed === 0;
  const title = dryRun
    ? same
      ? "roster.centre.import.same"
      : "roster.centre.import.checked"
    : same
      ? "roster.centre.import.sameDone"
      : "roster.centre.import.done";
  return (
    <>
      <Notice kind={dryRun ? "info" : "success"} title={say(title, { file: fileName })}>
        <p>{say("roster.centre.import.rows", { rows, centres, skipped: skipped.length })}</p>
        <p>{say("roster.centre.import.counts", { added, changed, unchanged, figures, vocations })}</p>
        {!dryRun && (
          <LinkButton href="/centres" variant="plain">
            {say("roster.centre.import.toList")}
          </LinkButton>
        )}
      </Notice>
      {warnings.length > 0 && (
        <Notice kind="warning" title={say("roster.centre.import.warnings", { count: warnings.length })}>
          <ul>
            {warnings.map((warning, at) => (
              <li key={at}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      {dryRun && (
        <Card>
          <DataTable
            caption={say("roster.centre.import.first5")}
            rows={done.first}
            rowKey={({ key }) => key}
            columns={[
              {
                key: "name",
                heading: say("roster.centre.centre"),
                label: "",
                wide: true,
                cell: (one) => (
                  <>
                    {one.name}
                    <small>{say(`roster.centre.kind.${one.kind}`)}</small>
                  </>
                ),
              },
              {
                key: "place",
                heading: say("roster.centre.place"),
                cell: (one) => (
                  <>
                    {provinceName(one.provinceCode)[language]}
                    {one.regency && <small>{one.regency}</small>}
                  </>
                ),
              },
              {
                key: "parent",
                heading: say("roster.centre.import.above"),
                cell: (one) => one.parent ?? one.through ?? "–",
              },
              {
                key: "figures",
                heading: say("roster.centre.figures"),
                numeric: true,
                cell: (one) => intl.formatNumber(one.figures.length),
              },
              {
                key: "vocations",
                heading: say("roster.centre.vocations"),
                cell: (one) => one.vocations.map(({ name }) => name).join(", ") || "–",
              },
            ]}
          />
        </Card>
      )}
    </>
  );
}
