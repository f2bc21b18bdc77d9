import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf, type Visit } from "../../identity/index.server.ts";
import type { Refusal } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  Field,
  LinkButton,
  Notice,
  PageHeading,
  Pagination,
  Tag,
  type Column,
  pageNumber,
} from "../../ui/index.ts";
import { importSynonyms, listSynonyms, proposeSynonym, reviewSynonym } from "../index.server.ts";
import { synonymKinds, synonymLanguages, synonymsOnPage } from "../synonym.ts";
import { ReviewButtons } from "./review-buttons.tsx";
import { StateFilter, readState } from "./state-filter.tsx";
import { SynonymFile, SynonymForm, type TypedSynonym } from "./synonym-forms.tsx";
import type { Route } from "./+types/synonyms.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const status = readState(query.get("status"), "all");
  const q = query.get("q")?.slice(0, 100).trim() ?? "";
  const page = pageNumber(query);
  const outcome = await visit.perform(listSynonyms, {
    ...(status !== "all" && { status }),
    q,
    offset: (page - 1) * synonymsOnPage,
  });
  if (!outcome.ok) return deny(visit, outcome);
  const principal = visit.visitor?.principal ?? anonymous;
  const may = (policy: typeof proposeSynonym.policy) => decide(policy, principal) === null;
  return {
    ...outcome,
    q,
    page,
    pageSize: synonymsOnPage,
    status,
    done: query.get("done"),
    added: Number(query.get("added")) || 0,
    known: Number(query.get("known")) || 0,
    signedIn: visit.visitor !== null,
    may: {
      propose: may(proposeSynonym.policy),
      review: may(reviewSynonym.policy),
      import: may(importSynonyms.policy),
    },
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  if (request.headers.get("content-type")?.startsWith("multipart/form-data")) return takeFile(visit, request);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "");
  const synonymId = value("synonym");
  if (synonymId) {
    const decision = value("decision") === "accepted" ? "accepted" : "rejected";
    const outcome = await visit.perform(reviewSynonym, { synonymId, decision });
    if (!outcome.ok) return refused(visit, outcome, null);
    const query = new URL(request.url).searchParams;
    query.set("done", decision);
    return redirect(`/vocabulary/synonyms?${query}`, 303);
  }
  const typed: TypedSynonym = {
    form: value("form"),
    meaning: value("meaning"),
    kind: synonymKinds.find((kind) => kind === value("kind")) ?? "synonym",
    language: synonymLanguages.find((language) => language === value("language")) ?? "id",
  };
  const outcome = await visit.perform(proposeSynonym, typed);
  if (!outcome.ok) return refused(visit, outcome, typed);
  return redirect("/vocabulary/synonyms?status=proposed&done=proposed", 303);
}

async function takeFile(visit: Visit, request: Request) {
  const upload = await readUpload(request);
  if (!upload.ok) return refused(visit, upload, null, "file");
  const { file } = upload;
  const outcome = await withUpload(file, (path) =>
    visit.perform(importSynonyms, { path, fileName: file.name.slice(0, 255) }),
  );
  if (!outcome.ok) return refused(visit, outcome, null, "file");
  const counts = new URLSearchParams({
    added: String(outcome.added),
    known: String(outcome.known + outcome.rejected),
  });
  return redirect(`/vocabulary/synonyms?status=proposed&done=imported&${counts}`, 303);
}

/** A refusal, where it belongs, and what was typed. */
function refused(visit: Visit, refusal: Refusal, typed: TypedSynonym | null, field = typed ? "form" : "") {
  const { status, sentence } = visit.explain(refusal);
  const rows = field === "file" ? (refusal.rows ?? []).map((row) => visit.explainRow(row)) : [];
  return data({ sentence, field, rows, typed }, status);
}

type Line = Route.ComponentProps["loaderData"]["lines"][number];

export default function Synonyms({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { lines, counts, total, q, page, pageSize, status, done, added, known, signedIn, may } = loaderData;
  const columns: Column<Line>[] = [
    {
      key: "form",
      heading: say("vocabulary.synonym.form"),
      cell: ({ form, language }) => <span lang={language === "both" ? undefined : language}>{form}</span>,
    },
    {
      key: "meaning",
      heading: say("vocabulary.synonym.meaning"),
      cell: ({ meaning, language }) => (
        <span lang={language === "both" ? undefined : language}>{meaning}</span>
      ),
    },
    {
      key: "kind",
      heading: say("vocabulary.synonym.kind"),
      priority: 2,
      cell: ({ kind }) => say(`vocabulary.synonym.kind.${kind}`),
    },
    {
      key: "language",
      heading: say("vocabulary.synonym.language"),
      priority: 2,
      cell: ({ language }) => say(`vocabulary.synonym.language.${language}`),
    },
    {
      key: "state",
      heading: say("vocabulary.coding.state"),
      wide: true,
      cell: (line) =>
        line.status === "proposed" && may.review && !line.mine ? (
          <ReviewButtons name="synonym" id={line.synonymId} text={`${line.form} – ${line.meaning}`} />
        ) : (
          <Tag kind={line.status === "accepted" ? "ok" : "neutral"}>
            {say(
              line.mine && line.status === "proposed"
                ? "vocabulary.review.waitsMine"
                : `vocabulary.review.${line.status}`,
            )}
          </Tag>
        ),
    },
  ];
  return (
    <>
      <title>{`${say("vocabulary.synonyms.title")} · Jembatan`}</title>
      <ErrorSummary
        errors={actionData ? [{ field: actionData.field || undefined, message: actionData.sentence }] : []}
      />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.code.title"), href: "/vocabulary/code" },
        ]}
        title={say("vocabulary.synonyms.title")}
        lead={say("vocabulary.synonyms.lead")}
        actions={
          counts.accepted > 0 && (
            <LinkButton variant="plain" href="/vocabulary/synonyms.csv">
              {say("vocabulary.synonyms.download")}
            </LinkButton>
          )
        }
      />
      {(done === "proposed" || done === "accepted" || done === "rejected") && (
        <Notice kind="success">{say(`vocabulary.synonyms.done.${done}`)}</Notice>
      )}
      {done === "imported" && (
        <Notice kind="success">{say("vocabulary.synonyms.done.imported", { added, known })}</Notice>
      )}
      <Card>
        <SearchForm q={q} status={status} />
        <StateFilter path="/vocabulary/synonyms" status={status} counts={counts} q={q} />
        <DataTable
          caption={say("vocabulary.synonyms.title")}
          captionHidden
          note={say("vocabulary.synonyms.note", { count: total })}
          columns={columns}
          rows={lines}
          rowKey={(line) => line.synonymId}
          empty={
            q || (status !== "all" && counts.proposed + counts.accepted + counts.rejected > 0) ? (
              <EmptyState
                title={say(q ? "vocabulary.synonyms.noneFound" : "vocabulary.synonyms.noneInState", { q })}
              >
                <a href="/vocabulary/synonyms">{say("vocabulary.synonyms.showAll")}</a>
              </EmptyState>
            ) : (
              <EmptyState title={say("vocabulary.synonyms.empty")}>
                <p>{say("vocabulary.synonyms.emptyHow")}</p>
              </EmptyState>
            )
          }
        />
        {total > pageSize && (
          <Pagination
            page={page}
            pageSize={pageSize}
            total={total}
            href={(number) =>
              `/vocabulary/synonyms?${new URLSearchParams({ status, ...(q && { q }), page: String(number) })}`
            }
          />
        )}
      </Card>
      {may.propose ? (
        <SynonymForm
          typed={actionData?.typed ?? null}
          error={actionData?.field === "form" ? actionData.sentence : undefined}
        />
      ) : (
        !signedIn && (
          <p>
            {say("vocabulary.synonyms.signInFirst")} <a href="/sign-in">{say("ui.shell.signIn")}</a>
          </p>
        )
      )}
      {may.import && (
        <SynonymFile
          error={actionData?.field === "file" ? actionData.sentence : undefined}
          findings={actionData?.field === "file" ? actionData.rows : []}
        />
      )}
    </>
  );
}

function SearchForm({ q, status }: { q: string; status: string }) {
  const intl = useIntl();
  return (
    <form method="get" action="/vocabulary/synonyms" role="search">
      <input type="hidden" name="status" value={status} />
      <Field name="q" label={intl.formatMessage({ id: "vocabulary.synonyms.search" })} optional>
        {(control) => (
          <div className="password">
            <input {...control} type="search" className="input" defaultValue={q} maxLength={100} />
            <Button variant="plain">{intl.formatMessage({ id: "vocabulary.search.submit" })}</Button>
          </div>
        )}
      </Field>
    </form>
  );
}
