import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf, type Visit } from "../../identity/index.server.ts";
import { inLanguage, type Refusal } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { frameworkOf, pairOf } from "../equivalence.ts";
import { claimEquivalence, readEquivalenceFile, readEquivalences } from "../index.server.ts";
import { inventedAmong } from "../invented.ts";
import {
  Button,
  Card,
  ErrorSummary,
  FileInput,
  PageHeading,
  Radios,
  Select,
  TextArea,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import type { Route } from "./+types/equivalence-new.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(claimEquivalence.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const read = await visit.perform(readEquivalences, { limit: 1 });
  if (!read.ok) return deny(visit, read);
  return { levels: read.levels, synthetic: inventedAmong(read.levels) };
}

type Typed = Record<"from" | "to" | "basis" | "source" | "status", string>;

/** A level as the form sends it: `jembatan/kkni-6`. */
function levelOf(value: string) {
  const slash = value.indexOf("/");
  return { scheme: value.slice(0, slash), code: value.slice(slash + 1) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const denied = decide(claimEquivalence.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  if (request.headers.get("content-type")?.startsWith("multipart/form-data")) return takeFile(visit, request);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "");
  const typed: Typed = {
    from: value("from"),
    to: value("to"),
    basis: value("basis"),
    source: value("source"),
    status: value("status"),
  };
  const [from, to] = [levelOf(typed.from), levelOf(typed.to)];
  const outcome = await visit.perform(claimEquivalence, {
    claims: [
      {
        from,
        to,
        basis: typed.basis,
        source: typed.source,
        status: typed.status === "referenced" ? "referenced" : "asserted",
      },
    ],
  });
  if (!outcome.ok) return refused(visit, outcome, typed);
  throw redirect(`/vocabulary/equivalences?pair=${pairOf(from, to).join(",")}&done=claimed`, 303);
}

/** Claims every row of a file, or says which rows keep it from being claimed. */
async function takeFile(visit: Visit, request: Request) {
  const upload = await readUpload(request);
  if (!upload.ok) return refused(visit, upload, null);
  const fileName = upload.file.name.slice(0, 255);
  const read = await withUpload(upload.file, (path) => readEquivalenceFile(path, { fileName }));
  if (!read.ok) return refused(visit, read, null);
  const { claims, rows: places } = read;
  const outcome = await visit.perform(claimEquivalence, { claims, file: { name: fileName, rows: places } });
  if (!outcome.ok) return refused(visit, outcome, null);
  if (outcome.refused.length === 0) throw redirect("/vocabulary/equivalences?done=imported", 303);
  const rows = outcome.refused.map((row) => ({ row: row.row ?? 0, sentence: visit.explainRow(row) }));
  const taken = outcome.added + outcome.referenced + outcome.unchanged;
  return { typed: null, sentence: "", problems: [], rows, taken };
}

function refused(visit: Visit, refusal: Refusal, typed: Typed | null) {
  const { status, sentence } = visit.explain(refusal);
  const all = refusal.rows ?? [];
  const problems = typed
    ? all.map((row) => ({
        field: row.column?.split(".").at(-2) ?? row.column ?? "",
        message: visit.explainRow(row),
      }))
    : [];
  const rows = typed ? [] : all.map((row) => ({ row: row.row ?? 0, sentence: visit.explainRow(row) }));
  return data({ typed, sentence, problems, rows, taken: 0 }, status);
}

export default function EquivalenceNew({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const typed = actionData?.typed ?? null;
  const problems = actionData?.problems ?? [];
  const rows = actionData?.rows ?? [];
  const errorAt = (field: string) => problems.find((one) => one.field === field)?.message;
  const levels = loaderData.levels.map((level) => ({
    value: `${level.scheme}/${level.code}`,
    label: inLanguage(level.title, language).text || level.code,
    framework: frameworkOf(level),
  }));
  const fileError =
    actionData && !typed ? actionData.sentence || say("vocabulary.equivalenceNew.someRows") : undefined;
  const errors = problems.length
    ? problems
    : actionData
      ? [{ field: typed ? undefined : "file", message: fileError ?? actionData.sentence }]
      : [];
  return (
    <>
      <title>{`${say("vocabulary.equivalenceNew.title")} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.equivalences.title"), href: "/vocabulary/equivalences" },
        ]}
        title={say("vocabulary.equivalenceNew.title")}
        lead={say("vocabulary.equivalenceNew.lead")}
      />
      <Card>
        <form method="post">
          {(["from", "to"] as const).map((side) => (
            <Select
              key={side}
              name={side}
              label={say(`vocabulary.equivalenceNew.${side}`)}
              placeholder={say("vocabulary.equivalenceNew.choose")}
              options={levels}
              defaultValue={typed?.[side] ?? ""}
              error={errorAt(side)}
            />
          ))}
          <TextArea
            name="basis"
            label={say("vocabulary.equivalence.basisTerm")}
            hint={say("vocabulary.equivalenceNew.basisHint")}
            defaultValue={typed?.basis}
            error={errorAt("basis")}
            maxLength={2_000}
            rows={3}
          />
          <Radios
            name="status"
            legend={say("vocabulary.equivalence.statusTerm")}
            options={(["asserted", "referenced"] as const).map((status) => ({
              value: status,
              label: say(`vocabulary.equivalence.status.${status}`),
              hint: say(`vocabulary.equivalenceNew.statusHint.${status}`),
            }))}
            defaultValue={typed?.status === "referenced" ? "referenced" : "asserted"}
          />
          <TextInput
            name="source"
            label={say("vocabulary.version.source")}
            hint={say("vocabulary.equivalenceNew.sourceHint")}
            defaultValue={typed?.source}
            error={errorAt("source")}
            maxLength={500}
            optional
          />
          <div className="actions">
            <Button>{say("vocabulary.equivalenceNew.submit")}</Button>
          </div>
        </form>
      </Card>
      <Card title={say("vocabulary.equivalenceNew.file")}>
        {rows.length > 0 && (
          <>
            <p>
              {say("vocabulary.equivalenceNew.taken", {
                taken: actionData?.taken ?? 0,
                refused: rows.length,
              })}
            </p>
            <ul>
              {rows.map(({ row, sentence }, place) => (
                <li key={place}>{say("vocabulary.equivalenceNew.row", { row, sentence })}</li>
              ))}
            </ul>
          </>
        )}
        <form method="post" encType="multipart/form-data">
          <FileInput
            name="file"
            label={say("vocabulary.translateFile.file")}
            hint={say("vocabulary.equivalenceNew.fileHint")}
            accept=".csv,text/csv"
            error={fileError}
          />
          <Button variant="plain">{say("vocabulary.equivalenceNew.fileSubmit")}</Button>
        </form>
      </Card>
    </>
  );
}
