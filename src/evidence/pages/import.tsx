import { useIntl } from "react-intl";
import { Form, redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { importSurvey, mappingPath, readMappings } from "../index.server.ts";
import {
  Card,
  FileInput,
  Notice,
  PageHeading,
  Select,
  TextInput,
  useLanguage,
  useScripts,
} from "../../ui/index.ts";
import type { Route } from "./+types/import.ts";
import { monthFormat, monthOf } from "../format.ts";
import { CheckOrImport, ImportKinds, ImportProblem } from "./import-parts.tsx";

export const handle = { step: "sense", sentences: ["evidence.datasets", "evidence.import"] };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const role = visit.visitor?.principal.role;
  if (role !== "statistician") return deny(visit, refuse(role ? "NOT_PERMITTED" : "NOT_SIGNED_IN"));
  return { mappings: await readMappings(visit.root) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const name = String(form.get("name") ?? "").trim();
  const typed = { mapping: String(form.get("mapping") ?? ""), name };
  const mapping = mappingPath(visit.root, typed.mapping);
  if (!mapping) return formProblem(visit, refuse("MAPPING_UNKNOWN", { mapping: typed.mapping }), typed);
  const outcome = await withUpload(file, (path) =>
    visit.perform(importSurvey, {
      path,
      fileName: file.name.slice(0, 255),
      mapping,
      ...(name ? { name } : {}),
      dryRun: form.get("intent") !== "import",
    }),
  );
  if (!outcome.ok) return formProblem(visit, outcome, typed);
  const { persons, weightSum, periods, unchanged, rechecked } = outcome;
  if (outcome.dataset && !outcome.dryRun) {
    const said = rechecked ? "rechecked" : unchanged ? "unchanged" : "imported";
    return redirect(`/evidence/${outcome.dataset}?${said}`);
  }
  return { typed, checked: { persons, weightSum, periods, unchanged, fileName: file.name } };
}

export default function ImportSurvey({ loaderData, actionData }: Route.ComponentProps) {
  // A file that was chosen stays chosen when the rest of the form is corrected.
  useScripts();
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const problem = actionData && "problem" in actionData ? actionData.problem : undefined;
  const checked = actionData && "checked" in actionData ? actionData.checked : undefined;
  const typed: Record<string, string> = actionData?.typed ?? {};
  return (
    <>
      <title>{`${say("evidence.import.title")} · Jembatan`}</title>
      <ImportProblem problem={problem} />
      <PageHeading
        breadcrumb={[{ label: say("evidence.datasets.title"), href: "/evidence" }]}
        title={say("evidence.import.title")}
        lead={say("evidence.import.lead")}
      />
      <ImportKinds current="survey" />
      {checked && (
        <Notice
          kind="success"
          title={say(checked.unchanged ? "evidence.import.same" : "evidence.import.checked", {
            file: checked.fileName,
          })}
        >
          {say("evidence.import.counts", {
            persons: checked.persons,
            weightSum: Math.round(checked.weightSum),
            periods: checked.periods
              .map((period) => intl.formatDate(monthOf(period), monthFormat))
              .join(", "),
          })}
        </Notice>
      )}
      <Card>
        <Form method="post" encType="multipart/form-data">
          <FileInput
            name="file"
            accept=".csv,text/csv"
            label={say("evidence.import.file")}
            hint={say("evidence.import.fileHint")}
            error={problem?.sentence}
          />
          <Select
            name="mapping"
            label={say("evidence.import.mapping")}
            hint={say("evidence.import.mappingHint")}
            defaultValue={typed["mapping"]}
            options={loaderData.mappings.map(({ id, title }) => ({
              value: id,
              label: `${inLanguage(title, language).text} (${id})`,
            }))}
          />
          <TextInput
            name="name"
            optional
            label={say("evidence.import.name")}
            hint={say("evidence.import.nameHint")}
            width={30}
            defaultValue={typed["name"]}
          />
          <CheckOrImport />
        </Form>
      </Card>
    </>
  );
}
