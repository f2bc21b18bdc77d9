import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { Card, FileInput, LinkButton, Notice, PageHeading, useLanguage } from "../../ui/index.ts";
import { gapColumns } from "../file-words.ts";
import { termWords } from "../gap-term.ts";
import { importGapTerms, readGaps } from "../index.server.ts";
import { FileColumns, FileNames } from "./file-columns.tsx";
import { CheckOrImport, ImportProblem } from "./import-parts.tsx";
import type { Route } from "./+types/import-gap.ts";

export const handle = { step: "sense", sentences: ["evidence.gap", "evidence.gapImport", "evidence.import"] };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(importGapTerms.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const found = await visit.perform(readGaps, { edition: params.edition });
  if (!found.ok) return deny(visit, found);
  if (!found.mine) return deny(visit, refuse("NOT_PERMITTED"));
  return { edition: found.edition, synthetic: found.edition.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const found = await visit.perform(readGaps, { edition: params.edition });
  if (!found.ok) return formProblem(visit, found);
  const outcome = await withUpload(file, (path) =>
    visit.perform(importGapTerms, {
      ...{ path, fileName: file.name.slice(0, 255), codeList: found.edition.codeList },
      dryRun: form.get("intent") !== "import",
    }),
  );
  return outcome.ok ? { done: { ...outcome, fileName: file.name } } : formProblem(visit, outcome);
}

/** Brings in terms of the people short from a table; it is looked at first. */
export default function ImportGap({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { edition } = loaderData;
  const problem = actionData && "problem" in actionData ? actionData.problem : undefined;
  const done = actionData && "done" in actionData ? actionData.done : undefined;
  const back = `/col/gap/${edition.name}`;
  return (
    <>
      <title>{`${say("evidence.gapImport.title")} · Jembatan`}</title>
      <ImportProblem problem={problem} />
      <PageHeading
        breadcrumb={[
          { label: inLanguage(edition.title, language).text, href: `/col/editions/${edition.name}` },
          { label: say("evidence.gap.title"), href: back },
        ]}
        title={say("evidence.gapImport.title")}
        meta={edition.codeList}
        lead={say("evidence.gapImport.lead")}
        actions={
          <LinkButton href={`${back}/import/template`} variant="plain" download>
            {say("evidence.import.template")}
          </LinkButton>
        }
      />
      {done && (
        <Notice
          kind="success"
          title={say(
            done.unchanged
              ? "evidence.import.same"
              : done.dryRun
                ? "evidence.import.checked"
                : "evidence.gapImport.stored",
            { file: done.fileName },
          )}
        >
          <p>
            {say("evidence.gapImport.counts", {
              rows: done.rows,
              added: done.added,
              changed: done.changed,
              known: done.known,
            })}
          </p>
          {!done.dryRun && (
            <LinkButton href={back} variant="plain">
              {say("evidence.gapImport.back")}
            </LinkButton>
          )}
        </Notice>
      )}
      <Card>
        <form method="post" encType="multipart/form-data">
          <FileInput
            name="file"
            accept=".csv,text/csv"
            label={say("evidence.gapImport.file")}
            hint={say("evidence.gapImport.fileHint")}
            error={problem?.sentence}
          />
          <CheckOrImport />
        </form>
      </Card>
      <FileColumns
        columns={gapColumns}
        note={say("evidence.gapImport.columnsNote")}
        holds={(name) => say(`evidence.gapImport.column.${name}`)}
      />
      <FileNames
        caption={say("evidence.gapImport.terms")}
        heading={say("evidence.gap.term")}
        words={termWords}
        means={(kind) => say(`evidence.gap.term.${kind}`)}
      />
    </>
  );
}
