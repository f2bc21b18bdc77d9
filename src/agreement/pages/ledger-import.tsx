import { useIntl } from "react-intl";
import { data } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf, type Visit } from "../../identity/index.server.ts";
import { refuse, type Refusal } from "../../platform/index.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import { Button, Card, ErrorSummary, FileInput, LinkButton, PageHeading, TextArea } from "../../ui/index.ts";
import { importTracker, readTracker } from "../index.server.ts";
import { TrackerCounts } from "./ledger-import-counts.tsx";
import { readMapping, type TrackerLook } from "./ledger-mapping.ts";
import { MappingForm } from "./ledger-mapping-form.tsx";
import type { Route } from "./+types/ledger-import.ts";

export const handle = { step: "agree", sentences: ["agreement.ledger"] };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(importTracker.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  return { synthetic: false };
}

/** A file of text that somebody has copied from a spreadsheet or a chat. */
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
  const { language } = visit;
  if (file)
    return withUpload(file, async (path) => {
      const look = await visit.perform(readTracker, { path, fileName: file.name.slice(0, 255), language });
      if (!look.ok) return refused(visit, look, { pasted });
      // Whose headings were mapped before goes in by itself: what it would do is shown at once.
      return look.known ? check(visit, look, look.mapping, true) : { look, ...none };
    });
  if (!value("upload")) return refused(visit, refuse("UPLOAD_ABSENT"));
  const kept = { upload: value("upload"), fileName: value("fileName"), language };
  const place = placeIn(form);
  if (value("intent") === "look") {
    const look = await visit.perform(readTracker, { ...kept, ...place });
    return look.ok ? { look, ...none } : refused(visit, look);
  }
  const mapping = readMapping(form);
  const look = await visit.perform(readTracker, { ...kept, ...place, mapping });
  if (!look.ok) return refused(visit, look);
  return check(visit, look, mapping, value("intent") !== "import");
}

const none = { done: null, warnings: [], problem: null, pasted: "" };
/** `words`: nothing but words that nobody knows keeps the file out; the form asks what they mean. */
type Problem = { sentence: string; findings: string[]; words: boolean };

/** What taking the file in would do, or has done; a refusal leaves the mapping as it was chosen. */
async function check(visit: Visit, look: TrackerLook, mapping: TrackerLook["mapping"], dryRun: boolean) {
  const { upload, fileName, sheet, head } = look;
  const done = await visit.perform(importTracker, {
    ...{ upload, fileName, sheet, first: head.first, last: head.last, mapping, dryRun },
    language: visit.language,
  });
  if (!done.ok) return refused(visit, done, { look: { ...look, mapping } });
  const { warningCounts, warnings: rows } = done;
  const warnings = visit
    .explainFindings(refuse("FILE_REFUSED", warningCounts, rows))
    .map(({ message }) => message);
  return { look: { ...look, mapping }, done, warnings, problem: null, pasted: "" };
}

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

function refused(visit: Visit, refusal: Refusal, { look = null as TrackerLook | null, pasted = "" } = {}) {
  const { status, sentence } = visit.explain(refusal);
  const findings = visit.explainFindings(refusal).map(({ message }) => message);
  const rows = refusal.rows ?? [];
  const words = look !== null && rows.length > 0 && rows.every(({ code }) => code === "WORD_UNKNOWN");
  const problem: Problem = { sentence, findings, words };
  return data({ look, done: null, warnings: [] as string[], problem, pasted }, status);
}

/** Brings in the tracker that an office has: a file or pasted rows, what its columns tell, and what it does here. */
export default function ImportTracker({ actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { look = null, done = null, warnings = [], problem = null, pasted = "" } = actionData ?? {};
  const title = say("agreement.ledger.import.title");
  const unknown = look && problem?.words ? look.unknown : null;
  const errors = unknown
    ? [
        ...unknown.states.map((word, at) => ({ message: `“${word}”`, field: `state-meaning-${at}` })),
        ...unknown.kinds.map((word, at) => ({ message: `“${word}”`, field: `kind-meaning-${at}` })),
      ]
    : problem
      ? problem.findings.length > 0
        ? problem.findings.map((message) => ({ message }))
        : [{ message: problem.sentence, ...(!look && { field: "file" }) }]
      : [];
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary
        errors={errors}
        {...(unknown
          ? { title: say("agreement.ledger.import.wordsUnknown", { count: errors.length }) }
          : problem && problem.findings.length > 0 && { title: problem.sentence })}
      />
      <PageHeading
        breadcrumb={[{ label: say("agreement.ledger.title"), href: "/ledger" }]}
        title={title}
        lead={say("agreement.ledger.import.lead")}
        actions={
          <LinkButton href="/ledger/template" variant="plain" download>
            {say("agreement.ledger.template")}
          </LinkButton>
        }
      />
      <div className="grid">
        {done && <TrackerCounts done={done} warnings={warnings} look={look} />}
        {look && (!done || done.dryRun) && <MappingForm look={look} checked={done !== null} />}
        <Card title={look ? say("agreement.ledger.import.another") : undefined}>
          <form method="post" encType="multipart/form-data">
            <FileInput
              name="file"
              accept=".xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              label={say("agreement.ledger.import.file")}
              hint={say("agreement.ledger.import.fileHint")}
              error={!look && problem && problem.findings.length === 0 ? problem.sentence : undefined}
              optional
            />
            <TextArea
              name="pasted"
              label={say("agreement.ledger.import.pasted")}
              hint={say("agreement.ledger.import.pastedHint")}
              defaultValue={pasted}
              rows={4}
              optional
            />
            <div className="actions">
              <Button variant={look ? "plain" : "primary"}>{say("agreement.ledger.import.look")}</Button>
            </div>
          </form>
        </Card>
      </div>
    </>
  );
}
