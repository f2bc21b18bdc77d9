import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf, type Visit } from "../../identity/index.server.ts";
import { refuse, type Refusal } from "../../platform/index.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import {
  Button,
  Card,
  ErrorSummary,
  FileInput,
  Grid,
  PageHeading,
  Select,
  TextArea,
  TextInput,
} from "../../ui/index.ts";
import { listSchemes } from "../../vocabulary/index.server.ts";
import { versionOptions } from "../../vocabulary/index.ts";
import { registerEdition } from "../index.server.ts";
import { readPastedRows } from "../pasted-rows.ts";
import type { Route } from "./+types/edition-register.ts";

export const handle = { step: "sense", sentences: ["evidence.register"] };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const refused = decide(registerEdition.policy, visit.visitor?.principal ?? anonymous);
  if (refused) return deny(visit, refused);
  const outcome = await visit.perform(listSchemes, {});
  if (!outcome.ok) return deny(visit, outcome);
  return {
    codeLists: versionOptions(
      outcome.schemes
        .filter(({ scheme }) => scheme === "kbji" || scheme === "isco")
        .map(({ scheme, version, title }) => ({ value: `${scheme}/${version}`, version, title })),
      visit.language,
    ),
  };
}

const fields = ["name", "titleId", "titleEn", "source", "publishedOn", "codeList", "rows"] as const;

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const read = await readOptionalUpload(request);
  if (!read.ok) return refused(visit, read, {});
  const { form, file } = read;
  const typed = Object.fromEntries(
    fields.map((name) => [name, String(form.get(name) ?? "").trim()]),
  ) as Record<(typeof fields)[number], string>;
  const { rows, wrong } = readPastedRows(typed.rows);
  if (wrong.length > 0)
    return refused(
      visit,
      refuse("ROWS_WITHOUT_CODE", { count: wrong.length, lines: wrong.slice(0, 5).join(", ") }),
      typed,
    );
  const register = (path: string | null) =>
    visit.perform(registerEdition, {
      name: typed.name,
      title: { id: typed.titleId, en: typed.titleEn },
      source: typed.source,
      publishedOn: typed.publishedOn,
      codeList: typed.codeList,
      rows,
      document: path && file ? { path, fileName: file.name.slice(0, 200) } : null,
    });
  const outcome = file ? await withUpload(file, register) : await register(null);
  if (outcome.ok) throw redirect(`${outcome.path}?entered`, 303);
  return refused(visit, outcome, typed);
}

/** A refusal, with what was typed: nothing is lost. */
function refused(visit: Visit, refusal: Refusal, typed: Partial<Record<(typeof fields)[number], string>>) {
  const { status, sentence } = visit.explain(refusal);
  const rows = (refusal.rows ?? []).slice(0, 20).map((row) => ({ message: visit.explainRow(row) }));
  return data({ sentence, rows, typed }, status);
}

/** Registers a list that was published elsewhere: its rows pasted from a spreadsheet, and the publication itself. */
export default function RegisterEdition({ loaderData: { codeLists }, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const typed: Partial<Record<(typeof fields)[number], string>> = actionData?.typed ?? {};
  const title = say("evidence.register.title");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.sentence }, ...actionData.rows] : []} />
      <PageHeading
        breadcrumb={[{ label: say("evidence.editions.title"), href: "/col/editions" }]}
        title={title}
        lead={say("evidence.register.lead")}
      />
      <Grid columns="side">
        <Card>
          <form method="post" encType="multipart/form-data">
            <TextInput
              name="name"
              label={say("evidence.register.name")}
              hint={say("evidence.register.nameHint")}
              defaultValue={typed.name}
              maxLength={40}
              pattern="[a-z0-9][a-z0-9\-]+"
              autoComplete="off"
            />
            <TextInput
              name="titleId"
              label={say("evidence.register.titleId")}
              defaultValue={typed.titleId}
              maxLength={200}
              lang="id"
            />
            <TextInput
              name="titleEn"
              label={say("evidence.register.titleEn")}
              defaultValue={typed.titleEn}
              maxLength={200}
              lang="en"
            />
            <TextInput
              name="source"
              label={say("evidence.register.source")}
              hint={say("evidence.register.sourceHint")}
              defaultValue={typed.source}
              maxLength={500}
            />
            <TextInput
              name="publishedOn"
              type="date"
              label={say("evidence.editions.published")}
              defaultValue={typed.publishedOn}
            />
            <Select
              name="codeList"
              label={say("evidence.edition.classification")}
              defaultValue={typed.codeList ?? codeLists[0]?.value}
              options={codeLists}
            />
            <TextArea
              name="rows"
              label={say("evidence.register.rows")}
              hint={say("evidence.register.rowsHint")}
              rows={10}
              defaultValue={typed.rows}
            />
            <FileInput
              name="file"
              label={say("evidence.register.document")}
              hint={say("evidence.register.documentHint")}
              accept="application/pdf,.pdf"
              optional
            />
            <Button>{say("evidence.register.do")}</Button>
          </form>
        </Card>
        <Card title={say("evidence.register.what")}>
          <p>{say("evidence.register.whatText")}</p>
        </Card>
      </Grid>
    </>
  );
}
