import { useIntl } from "react-intl";
import { data } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  ErrorSummary,
  FileInput,
  Notice,
  PageHeading,
  Select,
  Tag,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import type { CodedState } from "../code-texts.ts";
import { codeTexts, listSchemes, proposeCoding } from "../index.server.ts";
import { printedCode } from "../local-code.ts";
import { Score } from "./code-hits.tsx";
import { codeUpload, queueUpload, rowsAtOnce, type Queued } from "./coded-upload.ts";
import type { Route } from "./+types/code-list.ts";

/** Rows of the result that the page itself shows; the file has all of them. */
const rowsShown = 50;

/** Refusals of the download that can be said without the file. */
const sayable = new Set([
  "UPLOAD_ABSENT",
  "UPLOAD_BROKEN",
  "UPLOAD_TOO_LARGE",
  "NOT_PERMITTED",
  "NOT_SIGNED_IN",
]);

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const principal = visit.visitor?.principal ?? anonymous;
  const denied = decide(codeTexts.policy, principal);
  if (denied) return deny(visit, denied);
  const listed = await visit.perform(listSchemes, {});
  if (!listed.ok) return deny(visit, listed);
  const code = new URL(request.url).searchParams.get("problem");
  const refusal =
    code === null ? null : sayable.has(code) ? refuse(code, { megabytes: 2 }) : refuse("LIST_REFUSED");
  return {
    schemes: listed.schemes,
    synthetic: listed.schemes.every((one) => one.synthetic),
    mayPropose: decide(proposeCoding.policy, principal) === null,
    rows: rowsAtOnce,
    problem: refusal && visit.explain(refusal).sentence,
  };
}

/**
 * Codes the file and shows what came of it; the same file can then be downloaded with its codes. Only the button of the
 * queue writes anything.
 */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const outcome = await codeUpload(visit, request);
  if (!outcome.ok) {
    const { status, sentence } = visit.explain(outcome);
    const findings = (outcome.rows ?? []).map((row) => visit.explainRow(row));
    return data({ problem: sentence, findings, checked: null }, status);
  }
  const { fileName, file, results, counts } = outcome;
  const queue = outcome.intent === "queue" ? await queueUpload(visit, outcome) : null;
  if (queue && !queue.ok) {
    const { status, sentence } = visit.explain(queue);
    return data({ problem: sentence, findings: [], checked: null }, status);
  }
  const queued: Queued | null = queue;
  const lines = results.slice(0, rowsShown).map(({ first, state }, place) => ({
    place,
    text: (file.titles[place] ?? "").slice(0, 300),
    code: first?.code ?? null,
    title: first?.title ?? {},
    score: first?.score ?? null,
    state,
  }));
  const checked = { fileName, rows: results.length, counts, queued, lines };
  return { problem: null, findings: [], checked };
}

export default function CodeList({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { schemes, mayPropose, rows } = loaderData;
  const problem = (actionData ? actionData.problem : loaderData.problem) ?? undefined;
  return (
    <>
      <title>{`${say("vocabulary.codeList.title")} · Jembatan`}</title>
      <ErrorSummary errors={problem ? [{ field: "file", message: problem }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.code.title"), href: "/vocabulary/code" },
        ]}
        title={say("vocabulary.codeList.title")}
        lead={say("vocabulary.codeList.lead", { rows })}
      />
      {actionData?.checked && <Checked {...actionData.checked} />}
      {actionData && actionData.findings.length > 0 && (
        <Card title={say("vocabulary.report.title")}>
          <ul>
            {actionData.findings.map((finding, index) => (
              <li key={index}>{finding}</li>
            ))}
          </ul>
        </Card>
      )}
      <Card>
        {/* The browser posts it: the answer of the second button is a file. */}
        <form method="post" encType="multipart/form-data">
          <FileInput
            name="file"
            accept=".csv,text/csv"
            label={say("vocabulary.import.file")}
            hint={say("vocabulary.codeList.fileHint", { rows })}
            error={problem}
          />
          <TextInput
            name="column"
            label={say("vocabulary.codeList.column")}
            hint={say("vocabulary.codeList.columnHint")}
            optional
            width={30}
            maxLength={200}
          />
          <Select
            name="scheme"
            label={say("vocabulary.code.scheme")}
            options={schemes.map(({ scheme, title }) => ({
              value: scheme,
              label: inLanguage(title, language).text,
            }))}
          />
          <Select
            name="least"
            label={say("vocabulary.codeList.least")}
            hint={say("vocabulary.codeList.leastHint")}
            options={[0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((score) => ({
              value: String(score),
              label: intl.formatNumber(score, { minimumFractionDigits: 2 }),
            }))}
            defaultValue="0.5"
          />
          <div className="actions">
            <Button variant="plain">{say("vocabulary.codeList.check")}</Button>
            <Button formAction="/vocabulary/code/list.csv">{say("vocabulary.codeList.download")}</Button>
            <Button variant="plain" formAction="/vocabulary/code/list.csv?delimiter=semicolon">
              {say("vocabulary.codeList.downloadSemicolon")}
            </Button>
            {mayPropose && (
              <Button variant="plain" name="intent" value="queue" aria-describedby="queue-hint">
                {say("vocabulary.codeList.queue")}
              </Button>
            )}
          </div>
          {mayPropose && (
            <p className="quiet" id="queue-hint">
              {say("vocabulary.codeList.queueHint")}
            </p>
          )}
        </form>
      </Card>
    </>
  );
}

type Line = {
  place: number;
  text: string;
  code: string | null;
  title: { id?: string; en?: string };
  score: number | null;
  state: CodedState;
};
type CheckedList = {
  fileName: string;
  rows: number;
  counts: Record<CodedState, number>;
  queued: Queued | null;
  lines: readonly Line[];
};

/** What came of a file: how many rows are in each state, and the first of them. */
function Checked({ fileName, rows, counts, queued, lines }: CheckedList) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <>
      <Notice kind="success" title={say("vocabulary.codeList.checked", { file: fileName, rows })}>
        <p>{say("vocabulary.codeList.counts", counts)}</p>
        {queued === null ? (
          <p>{say("vocabulary.codeList.kept")}</p>
        ) : (
          <p>
            {say("vocabulary.codeList.queued", queued)}{" "}
            <a href="/vocabulary/codings">{say("vocabulary.codings.title")}</a>
          </p>
        )}
      </Notice>
      <Card title={say("vocabulary.codeList.first")}>
        <DataTable
          caption={say("vocabulary.codeList.first")}
          captionHidden
          note={say("vocabulary.codeList.note", { shown: lines.length, rows })}
          columns={[
            {
              key: "text",
              heading: say("vocabulary.coding.text"),
              label: "",
              wide: true,
              cell: ({ text }) => <span style={{ overflowWrap: "anywhere" }}>{text || "–"}</span>,
            },
            {
              key: "code",
              heading: say("vocabulary.concept.code"),
              wide: true,
              cell: ({ code, title }) =>
                code === null ? (
                  "–"
                ) : (
                  <>
                    <code>{printedCode(code, language)}</code> <BilingualText text={title} />
                  </>
                ),
            },
            {
              key: "score",
              heading: say("vocabulary.code.score"),
              numeric: true,
              cell: ({ score }) => (score === null ? "–" : <Score value={score} />),
            },
            {
              key: "state",
              heading: say("vocabulary.coding.state"),
              cell: ({ state }) => (
                <Tag kind={state === "coded" ? "ok" : state === "review" ? "new" : "suppressed"}>
                  {say(`vocabulary.codeList.state.${state}`)}
                </Tag>
              ),
            },
          ]}
          rows={lines}
          rowKey={({ place }) => place}
        />
      </Card>
    </>
  );
}
