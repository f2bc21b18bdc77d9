import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { useIntl } from "react-intl";
import { Form, redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { importSurvey, mappingPath } from "../index.server.ts";
import {
  Button,
  Card,
  ErrorSummary,
  FileInput,
  Notice,
  PageHeading,
  Select,
  TextInput,
} from "../../ui/index.ts";
import type { Route } from "./+types/import.ts";

export const handle = { step: "sense" };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const role = visit.visitor?.principal.role;
  if (role !== "statistician") return deny(visit, refuse(role ? "NOT_PERMITTED" : "NOT_SIGNED_IN"));
  const files = await readdir(join(visit.root, "mappings")).catch(() => []);
  return {
    mappings: files
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => file.slice(0, -5))
      .sort(),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const chosen = String(form.get("mapping") ?? "");
  const mapping = mappingPath(visit.root, chosen);
  if (!mapping) return formProblem(visit, refuse("MAPPING_UNKNOWN", { mapping: chosen }));
  const name = String(form.get("name") ?? "").trim();
  const outcome = await withUpload(file, (path) =>
    visit.perform(importSurvey, {
      path,
      fileName: file.name.slice(0, 255),
      mapping,
      ...(name ? { name } : {}),
      dryRun: form.get("intent") !== "import",
    }),
  );
  if (!outcome.ok) return formProblem(visit, outcome);
  if (outcome.dataset) return redirect(`/evidence/${outcome.dataset}`);
  const { persons, weightSum, periods } = outcome;
  return { checked: { persons, weightSum, periods, fileName: file.name } };
}

export default function ImportSurvey({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const problem = actionData && "problem" in actionData ? actionData.problem : undefined;
  const checked = actionData && "checked" in actionData ? actionData.checked : undefined;
  return (
    <>
      <title>{`${say("evidence.import.title")} · Jembatan`}</title>
      <ErrorSummary
        errors={
          problem
            ? [
                { field: "file", message: problem.sentence },
                ...problem.fields.map(({ message }) => ({ field: "file", message })),
              ]
            : []
        }
      />
      <PageHeading
        breadcrumb={[{ label: say("evidence.datasets.title"), href: "/evidence" }]}
        title={say("evidence.import.title")}
        lead={say("evidence.import.lead")}
      />
      {checked && (
        <Notice kind="success" title={say("evidence.import.checked", { file: checked.fileName })}>
          {say("evidence.import.counts", {
            persons: checked.persons,
            weightSum: Math.round(checked.weightSum),
            periods: checked.periods.join(", "),
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
            options={loaderData.mappings.map((mapping) => ({ value: mapping, label: mapping }))}
          />
          <TextInput
            name="name"
            optional
            label={say("evidence.import.name")}
            hint={say("evidence.import.nameHint")}
            width={30}
          />
          <div className="actions">
            <Button name="intent" value="check" variant="plain">
              {say("evidence.import.check")}
            </Button>
            <Button name="intent" value="import">
              {say("evidence.import.submit")}
            </Button>
          </div>
        </Form>
      </Card>
    </>
  );
}
