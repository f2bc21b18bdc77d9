import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { decide, anonymous } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { installationZone } from "../../platform/index.ts";
import {
  BilingualText,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  LinkButton,
  Notice,
  PageHeading,
  Pagination,
  Tag,
  useLanguage,
  type Column,
  pageNumber,
} from "../../ui/index.ts";
import { codingsOnPage, type CodingLine } from "../coding.ts";
import { conceptPath } from "../concept.ts";
import { listCodings, listSchemes, proposeCoding, reviewCoding } from "../index.server.ts";
import { inventedAmong } from "../invented.ts";
import { printedCode } from "../local-code.ts";
import { Score } from "./code-hits.tsx";
import { ReviewButtons } from "./review-buttons.tsx";
import { StateFilter, readState } from "./state-filter.tsx";
import type { Route } from "./+types/codings.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const status = readState(query.get("status"), "proposed");
  const page = pageNumber(query);
  const outcome = await visit.perform(listCodings, {
    ...(status !== "all" && { status }),
    offset: (page - 1) * codingsOnPage,
  });
  if (!outcome.ok) return deny(visit, outcome);
  const principal = visit.visitor?.principal ?? anonymous;
  const listed = outcome.lines.length === 0 ? await visit.perform(listSchemes, {}) : null;
  return {
    ...outcome,
    // An empty queue belongs to the classification that is in use.
    synthetic: inventedAmong(listed?.ok ? listed.schemes.slice(0, 1) : outcome.lines),
    pageSize: codingsOnPage,
    page,
    status,
    done: query.get("done"),
    mayReview: decide(reviewCoding.policy, principal) === null,
    mayPropose: decide(proposeCoding.policy, principal) === null,
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const decision = form.get("decision") === "accepted" ? "accepted" : "rejected";
  const outcome = await visit.perform(reviewCoding, {
    codingId: String(form.get("coding") ?? ""),
    decision,
  });
  if (!outcome.ok) return formProblem(visit, outcome);
  const query = new URL(request.url).searchParams;
  query.set("done", decision);
  return redirect(`/vocabulary/codings?${query}`, 303);
}

type Line = Route.ComponentProps["loaderData"]["lines"][number];

export default function Codings({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { lines, counts, total, page, pageSize, status, done, mayReview, mayPropose } = loaderData;
  const day = (at: Date) => intl.formatDate(at, { dateStyle: "medium", timeZone: installationZone });
  const columns: Column<Line>[] = [
    {
      key: "text",
      heading: say("vocabulary.coding.text"),
      label: "",
      wide: true,
      cell: (line) => (
        <div style={{ overflowWrap: "anywhere" }}>
          <a href={`/vocabulary/codings/${line.codingId}`} lang={langOf(line.language, language)}>
            {line.text}
          </a>
          <small>{[line.source, who(say, line), day(line.codedAt)].filter(Boolean).join(" · ")}</small>
        </div>
      ),
    },
    {
      key: "code",
      heading: say("vocabulary.coding.code"),
      wide: true,
      cell: ({ scheme, version, code, title, synthetic }) => (
        <>
          {code === null ? (
            <span className="quiet">{say("vocabulary.coding.noCode")}</span>
          ) : (
            <a href={conceptPath(scheme, version, code)}>
              <code>{printedCode(code, language)}</code> <BilingualText text={title} />
            </a>
          )}{" "}
          {synthetic && <Tag kind="suppressed">{say("vocabulary.version.synthetic")}</Tag>}
        </>
      ),
    },
    {
      key: "score",
      heading: say("vocabulary.code.score"),
      numeric: true,
      priority: 2,
      cell: ({ score, code }) =>
        score !== null ? <Score value={score} /> : code === null ? "–" : say("vocabulary.coding.byPerson"),
    },
    {
      key: "state",
      heading: say("vocabulary.coding.state"),
      cell: (line) =>
        line.status !== "proposed" ? (
          <Tag kind={line.status === "accepted" ? "ok" : "neutral"}>
            {say(`vocabulary.review.${line.status}`)}
          </Tag>
        ) : line.mine || !mayReview ? (
          <span className="quiet">
            {say(line.mine ? "vocabulary.review.waitsMine" : "vocabulary.review.waits")}
          </span>
        ) : line.code === null ? (
          <a href={`/vocabulary/codings/${line.codingId}`}>{say("vocabulary.codings.open")}</a>
        ) : (
          <ReviewButtons name="coding" id={line.codingId} text={line.text} />
        ),
    },
  ];
  return (
    <>
      <title>{`${say("vocabulary.codings.title")} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.problem.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.code.title"), href: "/vocabulary/code" },
        ]}
        title={say("vocabulary.codings.title")}
        lead={say("vocabulary.codings.lead")}
        actions={
          mayPropose && (
            <LinkButton variant="plain" href="/vocabulary/codings/new">
              {say("vocabulary.codingNew.title")}
            </LinkButton>
          )
        }
      />
      {(done === "proposed" || done === "accepted" || done === "rejected") && (
        <Notice kind="success">{say(`vocabulary.codings.done.${done}`)}</Notice>
      )}
      <Card>
        <StateFilter path="/vocabulary/codings" status={status} counts={counts} />
        <DataTable
          caption={say("vocabulary.codings.title")}
          captionHidden
          note={say("vocabulary.codings.note", { count: total })}
          columns={columns}
          rows={lines}
          rowKey={(line) => line.codingId}
          empty={
            <EmptyState title={say("vocabulary.codings.empty")}>
              <p>{say("vocabulary.codings.emptyHow")}</p>
            </EmptyState>
          }
        />
        {total > pageSize && (
          <Pagination
            page={page}
            pageSize={pageSize}
            total={total}
            href={(number) => `/vocabulary/codings?status=${status}&page=${number}`}
          />
        )}
      </Card>
    </>
  );
}

/** The language of a text, where it is not that of the page. */
const langOf = (own: CodingLine["language"], page: string) => (own && own !== page ? own : undefined);

function who(say: (id: string, values?: Record<string, string>) => string, line: Line): string {
  if (line.mine) return say("vocabulary.review.byYou");
  return line.authorName
    ? say("vocabulary.review.by", { name: line.authorName })
    : say("vocabulary.review.byJob");
}
