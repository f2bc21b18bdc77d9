import { useIntl } from "react-intl";
import { data } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf, type Visit } from "../../identity/index.server.ts";
import type { Refusal, ReportRow } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { importTranslations } from "../index.server.ts";
import {
  Button,
  Card,
  DataTable,
  DescriptionList,
  ErrorSummary,
  Figure,
  FileInput,
  LinkButton,
  Notice,
  PageHeading,
} from "../../ui/index.ts";
import type { Route } from "./+types/translate-file.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(importTranslations.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  return null;
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const denied = decide(importTranslations.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const upload = await readUpload(request);
  if (!upload.ok) return refused(visit, upload);
  const { form, file } = upload;
  const fileName = file.name.slice(0, 255);
  const dryRun = form.get("intent") !== "import";
  const outcome = await withUpload(file, (path) =>
    visit.perform(importTranslations, { path, fileName, dryRun }),
  );
  if (!outcome.ok) return refused(visit, outcome);
  const { rows, titles, added, changed, unchanged, passed, total } = outcome;
  const findings = outcome.findings.map((row) => said(visit, row));
  return {
    problem: null,
    done: { fileName, dryRun, rows, titles, added, changed, unchanged, passed, total },
    findings,
  };
}

const said = (visit: Visit, row: ReportRow) => ({ row: row.row ?? null, sentence: visit.explainRow(row) });

function refused(visit: Visit, refusal: Refusal) {
  const { status, sentence } = visit.explain(refusal);
  const findings = (refusal.rows ?? []).map((row) => said(visit, row));
  return data({ problem: sentence, done: null, findings }, status);
}

export default function TranslateFile({ actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { problem = null, done = null, findings = [] } = actionData ?? {};
  const ready = done?.dryRun && done.added + done.changed > 0;
  return (
    <>
      <title>{`${say("vocabulary.translateFile.title")} · Jembatan`}</title>
      <ErrorSummary errors={problem ? [{ field: "file", message: problem }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.translate.title"), href: "/vocabulary/translate" },
        ]}
        title={say("vocabulary.translateFile.title")}
        lead={say("vocabulary.translateFile.lead")}
      />
      {done && <Done {...done} />}
      {findings.length > 0 && <Findings findings={findings} total={done?.total ?? findings.length} />}
      <Card>
        <form method="post" encType="multipart/form-data">
          <FileInput
            name="file"
            label={say("vocabulary.translateFile.file")}
            hint={say("vocabulary.translateFile.hint")}
            accept=".csv,text/csv"
            error={problem ?? undefined}
          />
          <div className="actions">
            {ready && (
              <Button name="intent" value="import">
                {say("vocabulary.translateFile.submit")}
              </Button>
            )}
            <Button name="intent" value="check" variant={ready ? "plain" : undefined}>
              {say(ready ? "vocabulary.translateFile.checkAgain" : "vocabulary.translateFile.check")}
            </Button>
          </div>
        </form>
      </Card>
    </>
  );
}

type DoneProps = {
  fileName: string;
  dryRun: boolean;
  rows: number;
  titles: number;
  added: number;
  changed: number;
  unchanged: number;
  passed: number;
};

/** What a file came to, or would come to. */
function Done({ fileName, dryRun, rows, ...counts }: DoneProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const something = counts.added + counts.changed > 0;
  const state = !something ? "nothing" : dryRun ? "checked" : "done";
  return (
    <>
      <Notice
        kind={something ? "success" : "info"}
        title={say(`vocabulary.translateFile.${state}`, { file: fileName, rows })}
      >
        {something && <p>{say(`vocabulary.translateFile.${dryRun ? "next" : "waits"}`)}</p>}
      </Notice>
      <Card>
        <DescriptionList
          layout="columns"
          items={(["titles", "added", "changed", "unchanged", "passed"] as const).map((name) => ({
            term: say(`vocabulary.translateFile.${name}`),
            description: <Figure value={counts[name]} size="large" />,
          }))}
        />
        {something && !dryRun && (
          <LinkButton variant="plain" href="/vocabulary/translations">
            {say("vocabulary.translations.title")}
          </LinkButton>
        )}
      </Card>
    </>
  );
}

function Findings({
  findings,
  total,
}: {
  findings: readonly { row: number | null; sentence: string }[];
  total: number;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  return (
    <Card title={say("vocabulary.report.title")}>
      <DataTable
        caption={say("vocabulary.report.title")}
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
        rows={findings.map((finding, key) => ({ ...finding, key }))}
        rowKey={({ key }) => key}
      />
    </Card>
  );
}
