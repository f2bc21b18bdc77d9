import { useIntl } from "react-intl";
import { data } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, readCorridor, visitOf, type Visit } from "../../identity/index.server.ts";
import { refuse, type Refusal } from "../../platform/index.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import { Button, Card, ErrorSummary, FileInput, PageHeading, TextArea } from "../../ui/index.ts";
import { importCentres, readCentreList } from "../index.server.ts";
import { centreParty } from "../province.ts";
import { CentreCounts } from "./centre-import-counts.tsx";
import { readCentreMapping, type CentreLook } from "./centre-mapping.ts";
import { CentreMappingForm } from "./centre-mapping-form.tsx";
import type { Route } from "./+types/centre-import.ts";

export const handle = { step: "deliver", sentences: ["roster.centre"] };

const back = { href: "/centres", label: "roster.centre.title" };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(importCentres.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied, back);
  const corridor = await visit.perform(readCorridor, {});
  if (!corridor.ok) return deny(visit, corridor, back);
  const offices = corridor.organisations.filter(({ party }) => party === centreParty);
  if (!offices.some(({ organisationId }) => organisationId === visit.visitor?.principal.organisation))
    return deny(visit, refuse("CENTRES_OF_OTHER_PARTY"), back);
  return { synthetic: false as const, offices: offices.map(({ key, name }) => ({ key, name })) };
}

const pastedFile = (text: string, name: string) => new File([text], name, { type: "text/plain" });

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readOptionalUpload(request);
  if (!upload.ok) return refused(visit, upload);
  const { form } = upload;
  const value = (name: string) => String(form.get(name) ?? "");
  const pasted = value("pasted").trim();
  const pastedName = visit.language === "id" ? "tempelan.txt" : "pasted.txt";
  const file = upload.file ?? (pasted ? pastedFile(`${pasted}\n`, pastedName) : null);
  if (file)
    return withUpload(file, async (path) => {
      const look = await visit.perform(readCentreList, { path, fileName: file.name.slice(0, 255) });
      return look.ok ? { look, ...none } : refused(visit, look, { pasted });
    });
  if (!value("upload")) return refused(visit, refuse("UPLOAD_ABSENT"));
  const kept = { upload: value("upload"), fileName: value("fileName") };
  const place = placeIn(form);
  if (value("intent") === "look") {
    const look = await visit.perform(readCentreList, { ...kept, ...place });
    return look.ok ? { look, ...none } : refused(visit, look);
  }
  const mapping = readCentreMapping(form);
  const look = await visit.perform(readCentreList, { ...kept, ...place, mapping });
  if (!look.ok) return refused(visit, look);
  const overseer = value("overseer");
  const { sheet, head } = look;
  const done = await visit.perform(importCentres, {
    ...{ ...kept, sheet, first: head.first, last: head.last, mapping, overseer: overseer || null },
    dryRun: value("intent") !== "import",
  });
  if (!done.ok) return refused(visit, done, { look, overseer });
  const warnings = visit
    .explainFindings(refuse("FILE_REFUSED", done.warningCounts, done.warnings))
    .map(({ message }) => message);
  return { ...none, look, done, warnings, overseer };
}

type Problem = { sentence: string; findings: string[] };
const none = { done: null, warnings: [] as string[], problem: null, pasted: "", overseer: "" };

function placeIn(form: FormData) {
  const row = (name: string) => {
    const number = Number(form.get(name));
    return Number.isInteger(number) && number > 0 ? number : undefined;
  };
  const sheet = form.get("sheet");
  const [first, last] = [row("first"), row("last")];
  return {
    ...(typeof sheet === "string" && sheet !== "" && { sheet }),
    ...(first && { first }),
    ...(last && { last }),
  };
}

function refused(
  visit: Visit,
  refusal: Refusal,
  { look = null as CentreLook | null, pasted = "", overseer = "" } = {},
) {
  const { status, sentence } = visit.explain(refusal);
  const findings = visit.explainFindings(refusal).map(({ message }) => message);
  const problem: Problem = { sentence, findings };
  return data({ ...none, look, problem, pasted, overseer }, status);
}

/** Brings in an office's own list of centres: first a look at its columns, then a check, then the import. */
export default function ImportCentres({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const {
    look = null,
    done = null,
    warnings = [],
    problem = null,
    pasted = "",
    overseer = "",
  } = actionData ?? {};
  const title = say("roster.centre.import.title");
  const errors = problem
    ? problem.findings.length > 0
      ? problem.findings.map((message) => ({ message }))
      : [{ message: problem.sentence, ...(!look && { field: "file" }) }]
    : [];
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary
        errors={errors}
        {...(problem && problem.findings.length > 0 && { title: problem.sentence })}
      />
      <PageHeading
        breadcrumb={[{ label: say("roster.centre.title"), href: "/centres" }]}
        title={title}
        lead={say("roster.centre.import.lead")}
      />
      <div className="grid">
        {done && <CentreCounts done={done} warnings={warnings} />}
        {look && (!done || done.dryRun) && (
          <CentreMappingForm
            look={look}
            checked={done !== null}
            offices={loaderData.offices}
            overseer={overseer}
          />
        )}
        <Card title={look ? say("roster.centre.import.another") : undefined}>
          <form method="post" encType="multipart/form-data">
            <FileInput
              name="file"
              accept=".xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              label={say("roster.centre.import.file")}
              hint={say("roster.centre.import.fileHint")}
              error={!look && problem && problem.findings.length === 0 ? problem.sentence : undefined}
              optional
            />
            <TextArea
              name="pasted"
              label={say("roster.centre.import.pasted")}
              hint={say("roster.centre.import.pastedHint")}
              defaultValue={pasted}
              rows={4}
              optional
            />
            <div className="actions">
              <Button variant={look ? "plain" : "primary"}>{say("roster.centre.import.look")}</Button>
            </div>
          </form>
        </Card>
      </div>
    </>
  );
}
