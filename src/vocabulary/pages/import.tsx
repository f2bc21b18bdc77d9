import { useIntl } from "react-intl";
import { data, Form, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, invalidInput, visitOf, type Visit } from "../../identity/index.server.ts";
import type { Refusal } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { schemes, type Scheme } from "../index.ts";
import { importClassification, importScheme, keepUpload } from "../index.server.ts";
import { formats, formatSchema, type Format } from "../scheme-formats.ts";
import {
  Button,
  Card,
  ErrorSummary,
  FileInput,
  Notice,
  LinkButton,
  PageHeading,
  Radios,
  TextInput,
  useScripts,
} from "../../ui/index.ts";
import { findingsFor, Report, type Finding } from "./import-report.tsx";
import { LevelCounts } from "./version-facts.tsx";
import type { Route } from "./+types/import.ts";

/** What can be imported here: lists of digits at once, whole schemes by the worker. */
const choices = [...schemes, ...formats] as const;

/** All of ESCO in English is 15 MB as a ZIP, all of O*NET 20. */
const largestUpload = 64 * 1024 * 1024;

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(importClassification.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  // What is brought in is real, also where the people around it are invented.
  return { synthetic: false };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const denied = decide(importClassification.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const upload = await readUpload(request, "file", largestUpload);
  if (!upload.ok) return refused(visit, upload, {});
  const { form, file } = upload;
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const typed = { scheme: text("scheme"), version: text("version"), source: text("source") };
  const { scheme, version, source } = typed;
  const format = formatSchema.safeParse(scheme).data;
  if (format) return checkLater(visit, file, format, typed);
  const dryRun = text("intent") !== "import";
  const outcome = await withUpload(file, (path) =>
    visit.perform(importClassification, {
      scheme: scheme as Scheme,
      path,
      fileName: file.name.slice(0, 255),
      dryRun,
      ...(version && { version }),
      ...(source && { source }),
    }),
  );
  if (!outcome.ok) return refused(visit, outcome, typed);
  if (!dryRun && !outcome.unchanged)
    throw redirect(`/vocabulary/${outcome.scheme}/${outcome.version}?imported=1`);
  const { levels, concepts, unchanged, synthetic, shared, added, missing } = outcome;
  const checked = { levels, concepts, unchanged, synthetic, shared, added, missing, fileName: file.name };
  return { typed: { ...typed, version: outcome.version }, checked, problem: null };
}

/** Files of a whole scheme take a while: they are checked by the worker, and their report has a page. */
async function checkLater(
  visit: Visit,
  file: File,
  format: Format,
  typed: { scheme: string; version: string; source: string },
) {
  const { version, source } = typed;
  const kept = await withUpload(file, (path) => visit.perform(keepUpload, { path }));
  if (!kept.ok) return refused(visit, kept, typed);
  const fileName = file.name.slice(0, 255);
  const input = {
    format,
    upload: kept.upload,
    fileName,
    dryRun: true,
    ...(version && { version }),
    ...(source && { source }),
  };
  const understood = importScheme.input.safeParse(input);
  if (!understood.success) return refused(visit, invalidInput(understood.error), typed);
  const queued = await visit.enqueue(importScheme, input, {
    id: `Memeriksa ${fileName}`.slice(0, 200),
    en: `Checking ${fileName}`.slice(0, 200),
  });
  if (!queued.ok) return refused(visit, queued, typed);
  throw redirect(`/vocabulary/import/${queued.progressId}`);
}

type Problem = { code: string; sentence: string; total: number; findings: Finding[] };

/**
 * A refusal with its findings, and what was typed: nothing is lost but the file, which a browser keeps to
 * itself.
 */
function refused(
  visit: Visit,
  refusal: Refusal,
  typed: { scheme?: string; version?: string; source?: string },
) {
  const { status, sentence } = visit.explain(refusal);
  const findings = findingsFor(visit, refusal.rows ?? []);
  const total = Number(refusal.params?.["total"] ?? findings.length);
  const problem: Problem = { code: refusal.code, sentence, total, findings };
  return data({ typed: { scheme: "", version: "", source: "", ...typed }, checked: null, problem }, status);
}

const fieldOf = (problem: Problem): string => {
  if (problem.code === "VERSION_TAKEN") return "version";
  return problem.code === "INPUT_INVALID" ? (problem.findings[0]?.column ?? "file") : "file";
};

export default function Import({ actionData }: Route.ComponentProps) {
  // A file that was chosen stays chosen when the rest of the form is corrected.
  useScripts();
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { problem = null, checked = null, typed = null } = actionData ?? {};
  const field = problem && fieldOf(problem);
  const errorAt = (name: string) => (field === name ? problem?.sentence : undefined);
  return (
    <>
      <title>{`${say("vocabulary.import.title")} · Jembatan`}</title>
      <ErrorSummary errors={problem && field ? [{ field, message: problem.sentence }] : []} />
      <PageHeading
        breadcrumb={[{ label: say("vocabulary.schemes.title"), href: "/vocabulary" }]}
        title={say("vocabulary.import.title")}
        lead={say("vocabulary.import.lead")}
        actions={
          <>
            <LinkButton variant="plain" href="/vocabulary/import/crosswalk">
              {say("vocabulary.crosswalkImport.title")}
            </LinkButton>
            <LinkButton variant="plain" href="/vocabulary/import/places">
              {say("vocabulary.placesImport.title")}
            </LinkButton>
          </>
        }
      />
      {checked && <Checked {...checked} />}
      {problem && problem.code === "FILE_REFUSED" && (
        <Report title={say("vocabulary.report.title")} findings={problem.findings} total={problem.total} />
      )}
      <Card>
        <Form method="post" encType="multipart/form-data">
          <Radios
            name="scheme"
            legend={say("vocabulary.import.scheme")}
            options={choices.map((scheme) => ({
              value: scheme,
              label: say(`vocabulary.scheme.${scheme}`),
              hint: say(`vocabulary.import.files.${scheme}`),
            }))}
            defaultValue={choices.find((one) => one === typed?.scheme) ?? "kbji"}
            error={errorAt("scheme")}
          />
          <TextInput
            name="version"
            label={say("vocabulary.version.version")}
            hint={say("vocabulary.import.versionHint")}
            defaultValue={typed?.version}
            optional
            width={20}
            maxLength={30}
            pattern="[A-Za-z0-9._\-]+"
            error={errorAt("version")}
          />
          <TextInput
            name="source"
            label={say("vocabulary.version.source")}
            hint={say("vocabulary.import.sourceHint")}
            defaultValue={typed?.source}
            optional
            maxLength={500}
            error={errorAt("source")}
          />
          <FileInput
            name="file"
            label={say("vocabulary.import.file")}
            hint={say("vocabulary.import.fileHint")}
            accept=".csv,.zip,.xlsx,text/csv"
            error={errorAt("file")}
          />
          <div className="actions">
            {checked && !checked.unchanged ? (
              <>
                <Button name="intent" value="import">
                  {say("vocabulary.import.submit")}
                </Button>
                <Button name="intent" value="check" variant="plain">
                  {say("vocabulary.import.checkAgain")}
                </Button>
              </>
            ) : (
              <Button name="intent" value="check">
                {say("vocabulary.import.check")}
              </Button>
            )}
          </div>
        </Form>
      </Card>
    </>
  );
}

type CheckedFile = {
  levels: Record<string, number>;
  concepts: number;
  unchanged: boolean;
  synthetic: boolean;
  shared: number | null;
  added: number | null;
  missing: number | null;
  fileName: string;
};

/** What a dry run found: nothing is written yet. */
function Checked({ levels, concepts, unchanged, synthetic, shared, added, missing, fileName }: CheckedFile) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const compared = shared !== null && added !== null && missing !== null;
  return (
    <>
      <Notice
        kind="success"
        title={say(unchanged ? "vocabulary.import.unchanged" : "vocabulary.import.checked", {
          file: fileName,
          count: concepts,
        })}
      >
        {!unchanged && <p>{say("vocabulary.import.next")}</p>}
        {synthetic && <p>{say("vocabulary.version.syntheticNote")}</p>}
      </Notice>
      <Card
        title={say("vocabulary.version.levels")}
        foot={compared && say("vocabulary.cli.overlap", { shared, added, missing })}
      >
        <LevelCounts levels={levels} />
      </Card>
    </>
  );
}
