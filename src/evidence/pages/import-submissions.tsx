import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { Card, FileInput, LinkButton, Notice, PageHeading, TextInput, useLanguage } from "../../ui/index.ts";
import { importSubmissions, listSubmissions } from "../index.server.ts";
import { answerColumns, reasonWords } from "../file-words.ts";
import { FileColumns, FileNames } from "./file-columns.tsx";
import { CheckOrImport, ImportProblem } from "./import-parts.tsx";
import type { Route } from "./+types/import-submissions.ts";

export const handle = {
  step: "sense",
  sentences: ["evidence.call", "evidence.import", "evidence.submissionImport", "evidence.submissions"],
};

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(importSubmissions.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const found = await visit.perform(listSubmissions, { round: params.round, limit: 1 });
  if (!found.ok) return deny(visit, found);
  return { round: found.round, synthetic: found.round.synthetic, today: visit.today };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const collectedOn = String(form.get("collectedOn") ?? "");
  const typed = { collectedOn };
  const outcome = await withUpload(file, (path) =>
    visit.perform(importSubmissions, {
      round: params.round,
      path,
      fileName: file.name.slice(0, 255),
      ...(collectedOn && { collectedOn }),
      dryRun: form.get("intent") !== "import",
    }),
  );
  if (!outcome.ok) return formProblem(visit, outcome, typed);
  if (!outcome.dryRun && !outcome.unchanged)
    return redirect(`/col/rounds/${params.round}/evidence?imported=${outcome.submissions}`, 303);
  const personal = outcome.personal.rows.slice(0, 20).map((row) => visit.explainRow(row));
  return { typed, checked: { ...outcome, personal, count: outcome.personal.count, fileName: file.name } };
}

/** Brings in a table of an earlier survey; it is looked at first. */
export default function ImportSubmissions({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { round, today } = loaderData;
  const problem = actionData && "problem" in actionData ? actionData.problem : undefined;
  const checked = actionData && "checked" in actionData ? actionData.checked : undefined;
  const here = `/col/rounds/${round.name}/evidence`;
  return (
    <>
      <title>{`${say("evidence.submissions.import")} · Jembatan`}</title>
      <ImportProblem problem={problem} />
      <PageHeading
        breadcrumb={[
          { label: say("evidence.submissions.rounds"), href: "/col/rounds" },
          { label: inLanguage(round.title, language).text, href: `/col/rounds/${round.name}` },
          { label: say("evidence.submissions.title"), href: here },
        ]}
        title={say("evidence.submissions.import")}
        lead={say("evidence.submissionImport.lead")}
        actions={
          <LinkButton href={`${here}/import/template`} variant="plain" download>
            {say("evidence.import.template")}
          </LinkButton>
        }
      />
      {checked && (
        <Notice
          kind="success"
          title={say(checked.unchanged ? "evidence.import.same" : "evidence.import.checked", {
            file: checked.fileName,
          })}
        >
          {say("evidence.submissionImport.counts", {
            rows: checked.rows,
            submissions: checked.submissions,
            interest: checked.interest,
          })}{" "}
          {!checked.unchanged &&
            say("evidence.submissionImport.coded", { coded: checked.coded, uncoded: checked.uncoded })}
        </Notice>
      )}
      {checked && checked.count > 0 && (
        <Notice kind="warning" title={say("evidence.submissionImport.personal", { count: checked.count })}>
          <p>{say("evidence.submissionImport.personalNote")}</p>
          <ul>
            {checked.personal.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Card>
        <form method="post" encType="multipart/form-data">
          <FileInput
            name="file"
            accept=".csv,text/csv"
            label={say("evidence.import.file")}
            hint={say("evidence.submissionImport.fileHint")}
            error={problem?.sentence}
          />
          <TextInput
            name="collectedOn"
            type="date"
            optional
            max={today}
            label={say("evidence.submissionImport.collectedOn")}
            hint={say("evidence.submissionImport.collectedHint")}
            defaultValue={actionData?.typed["collectedOn"]}
            width={14}
          />
          <CheckOrImport />
        </form>
      </Card>
      <FileColumns
        columns={answerColumns}
        note={say("evidence.submissionImport.columnsNote")}
        holds={(name) => say(`evidence.submissionImport.column.${name}`)}
      />
      <FileNames
        caption={say("evidence.submissionImport.reasons")}
        heading={say("evidence.submissionImport.reason")}
        words={reasonWords}
        means={(name) => say(`evidence.reason.${name}`)}
      />
    </>
  );
}
