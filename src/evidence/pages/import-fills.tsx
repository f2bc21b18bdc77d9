import { useIntl } from "react-intl";
import { Form, redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { readStats } from "../../vocabulary/index.server.ts";
import { importFills } from "../index.server.ts";
import { Card, FileInput, Notice, PageHeading, Select, TextInput, useLanguage } from "../../ui/index.ts";
import type { Route } from "./+types/import-fills.ts";
import { spanOf } from "../format.ts";
import { CheckOrImport, ImportKinds, ImportProblem } from "./import-parts.tsx";

export const handle = { step: "sense" };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const role = visit.visitor?.principal.role;
  if (role !== "statistician") return deny(visit, refuse(role ? "NOT_PERMITTED" : "NOT_SIGNED_IN"));
  const outcome = await visit.perform(readStats, {});
  if (!outcome.ok) return deny(visit, outcome);
  const loaded = outcome.versions
    // Vacancies are counted by codes of digits: a classification without levels has none.
    .filter(({ levels }) => Object.keys(levels).length > 1)
    // Indonesia's own first: it is what its surveys use.
    .toSorted((a, b) => Number(b.scheme === "kbji") - Number(a.scheme === "kbji"))
    .map(({ scheme, version, title }) => ({ codeList: `${scheme}/${version}`, title }));
  return { codeLists: loaded };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const typed = {
    codeList: text("codeList"),
    title: text("title"),
    source: text("source"),
    name: text("name"),
  };
  const outcome = await withUpload(file, (path) =>
    visit.perform(importFills, {
      path,
      fileName: file.name.slice(0, 255),
      codeList: typed.codeList,
      ...(typed.name && { name: typed.name }),
      ...(typed.title && { title: { id: typed.title, en: typed.title } }),
      ...(typed.source && { source: typed.source }),
      dryRun: form.get("intent") !== "import",
    }),
  );
  if (!outcome.ok) return formProblem(visit, outcome, typed);
  if (outcome.dataset && !outcome.dryRun)
    throw redirect(`/evidence/${outcome.dataset}?${outcome.unchanged ? "unchanged" : "imported"}`);
  const { codes, closings, filled, months, unchanged } = outcome;
  return { typed, checked: { codes, closings, filled, months, unchanged, fileName: file.name } };
}

export default function ImportFills({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const problem = actionData && "problem" in actionData ? actionData.problem : undefined;
  const checked = actionData && "checked" in actionData ? actionData.checked : undefined;
  const typed: Record<string, string> = actionData?.typed ?? {};
  return (
    <>
      <title>{`${say("evidence.fills.title")} · Jembatan`}</title>
      <ImportProblem problem={problem} />
      <PageHeading
        breadcrumb={[{ label: say("evidence.datasets.title"), href: "/evidence" }]}
        title={say("evidence.fills.title")}
        lead={say("evidence.fills.lead")}
      />
      <ImportKinds current="fills" />
      {checked && (
        <Notice
          kind="success"
          title={say(checked.unchanged ? "evidence.vacancies.same" : "evidence.vacancies.checked", {
            file: checked.fileName,
          })}
        >
          {say("evidence.fills.counts", {
            codes: checked.codes,
            closings: checked.closings,
            filled: checked.filled,
            span: spanOf(intl, [checked.months.first, checked.months.last]),
          })}
        </Notice>
      )}
      <Card>
        <Form method="post" encType="multipart/form-data">
          <FileInput
            name="file"
            accept=".csv,text/csv"
            label={say("evidence.fills.file")}
            hint={say("evidence.import.fileHint")}
            error={problem?.sentence}
          />
          <Select
            name="codeList"
            label={say("evidence.vacancies.codeList")}
            hint={say("evidence.vacancies.codeListHint")}
            defaultValue={typed["codeList"]}
            options={loaderData.codeLists.map(({ codeList, title }) => ({
              value: codeList,
              label: `${inLanguage(title, language).text || codeList} (${codeList})`,
            }))}
          />
          <TextInput
            name="title"
            optional
            maxLength={300}
            label={say("evidence.vacancies.name")}
            hint={say("evidence.fills.nameHint")}
            defaultValue={typed["title"]}
          />
          <TextInput
            name="source"
            optional
            maxLength={300}
            label={say("evidence.vacancies.source")}
            defaultValue={typed["source"]}
          />
          <TextInput
            name="name"
            optional
            maxLength={80}
            label={say("evidence.vacancies.key")}
            hint={say("evidence.vacancies.keyHint")}
            width={30}
            defaultValue={typed["name"]}
          />
          <CheckOrImport />
        </Form>
      </Card>
    </>
  );
}
