import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  FilterLinks,
  LinkButton,
  Moment,
  Notice,
  PageHeading,
  pageNumber,
  Pagination,
  Tag,
  useLanguage,
} from "../../ui/index.ts";
import {
  acceptFileSubmissions,
  importSubmissions,
  listSubmissions,
  moderateSubmission,
  readBottomUp,
} from "../index.server.ts";
import { submissionsOnPage } from "../submission.ts";
import { dayOn } from "../format.ts";
import { BottomUpTable } from "./bottom-up-table.tsx";
import { StateTag } from "./submission-state.tsx";
import type { Route } from "./+types/submissions.ts";
import { roundOver } from "../round.ts";

export const handle = {
  step: "sense",
  sentences: ["evidence.bottomUp", "evidence.call", "evidence.submission", "evidence.submissions"],
};

const shownStates = ["sent", "accepted", "rejected"] as const;
/** Occupations in the table of what employers say; with `?all` all of them. */
const occupationsShown = 15;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const status = shownStates.find((one) => one === query.get("status"));
  const page = pageNumber(query);
  const { round } = params;
  const outcome = await visit.perform(listSubmissions, {
    round,
    ...(status && { status }),
    offset: (page - 1) * submissionsOnPage,
  });
  if (!outcome.ok) return deny(visit, outcome);
  if (page > 1 && outcome.submissions.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  const said = await visit.perform(readBottomUp, { round });
  if (!said.ok) return deny(visit, said);
  const principal = visit.visitor?.principal ?? anonymous;
  const { codes, settings, unconfirmed, uncoded, replaced } = said;
  const everyCode = query.has("all");
  return {
    ...outcome,
    said: {
      codes: everyCode ? codes : codes.slice(0, occupationsShown),
      total: codes.length,
      settings,
      unconfirmed,
      uncoded,
      replaced,
    },
    synthetic: outcome.round.synthetic,
    page,
    status: status ?? null,
    everyCode,
    imported: query.get("imported"),
    accepted: query.get("accepted"),
    mayModerate: decide(moderateSubmission.policy, principal) === null,
    mayImport: decide(importSubmissions.policy, principal) === null,
  };
}

/** Accepts what came from a file whole. */
export async function action({ context, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(acceptFileSubmissions, { round: params.round });
  if (!outcome.ok) return formProblem(visit, outcome);
  return redirect(`/col/rounds/${params.round}/evidence?accepted=${outcome.accepted}`, 303);
}

/** What was sent in a round: what waits for the office, and what the accepted answers say together. */
export default function Submissions({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { round, state, counts, total, submissions, page, status, openInterests, whole, said } = loaderData;
  const here = `/col/rounds/${round.name}/evidence`;
  const all = counts.sent + counts.accepted + counts.rejected;
  const open = round.stage === "open" || round.stage === "evidence";
  const title = say("evidence.submissions.title");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.problem.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("evidence.submissions.rounds"), href: "/col/rounds" },
          { label: inLanguage(round.title, language).text, href: `/col/rounds/${round.name}` },
        ]}
        title={title}
        meta={[
          say(`evidence.submissions.call.${state}`),
          ...(round.closesOn
            ? [
                say("evidence.call.until", {
                  date: dayOn(intl, round.closesOn),
                }),
              ]
            : []),
          say("evidence.submissions.drafts", { count: counts.draft }),
        ].join(" · ")}
        lead={say("evidence.submissions.lead")}
        actions={
          <>
            <LinkButton variant="plain" href={`/call/${round.name}`}>
              {say("evidence.submissions.form")}
            </LinkButton>
            {loaderData.mayImport && open && (
              <LinkButton variant="plain" href={`${here}/import`}>
                {say("evidence.submissions.import")}
              </LinkButton>
            )}
          </>
        }
      />
      {loaderData.imported !== null && (
        <Notice kind="success">
          {say("evidence.submissions.imported", { count: Number(loaderData.imported) || 0 })}
        </Notice>
      )}
      {loaderData.accepted !== null && (
        <Notice kind="success">
          {say("evidence.submissions.accepted", { count: Number(loaderData.accepted) || 0 })}
        </Notice>
      )}
      {openInterests > 0 && (
        <Notice kind="warning">{say("evidence.submissions.openInterests", { count: openInterests })}</Notice>
      )}
      <Card>
        <FilterLinks
          label={say("evidence.submissions.byState")}
          links={[
            { label: say("evidence.submissions.all"), href: here, count: all, current: status === null },
            ...shownStates.map((one) => ({
              label: say(`evidence.submissions.state.${one}`),
              href: `${here}?status=${one}`,
              count: counts[one],
              current: status === one,
            })),
          ]}
        />
        {loaderData.mayModerate && whole > 0 && roundOver(round) === null && (
          <Notice title={say("evidence.submissions.whole", { count: whole })}>
            <form method="post" className="actions">
              <Button variant="plain">{say("evidence.submissions.acceptWhole", { count: whole })}</Button>
            </form>
          </Notice>
        )}
        <DataTable
          caption={title}
          captionHidden
          note={say("evidence.submissions.sorted", { count: total })}
          rows={submissions}
          rowKey={(one) => one.submissionId}
          empty={
            <EmptyState title={say("evidence.submissions.empty")}>
              <p>{say("evidence.submissions.emptyHow")}</p>
            </EmptyState>
          }
          columns={[
            {
              key: "respondent",
              heading: say("evidence.call.respondent"),
              label: "",
              wide: true,
              cell: (one) => (
                <>
                  <a href={`${here}/${one.submissionId}`}>{one.respondent}</a>
                  <small>
                    {say(`evidence.respondent.${one.kind}`)} ·{" "}
                    {one.areaName ? inLanguage(one.areaName, language).text : say("evidence.call.areaMany")}
                  </small>
                </>
              ),
            },
            {
              key: "lines",
              heading: say("evidence.submissions.occupations"),
              numeric: true,
              cell: ({ lines }) => intl.formatNumber(lines),
            },
            {
              key: "waiting",
              heading: say("evidence.submissions.unconfirmed"),
              numeric: true,
              cell: ({ lines, confirmed }) => intl.formatNumber(lines - confirmed),
            },
            {
              key: "interest",
              heading: say("evidence.submissions.interest"),
              cell: ({ interest, interestResolved }) =>
                interest === null ? (
                  "–"
                ) : interestResolved === null ? (
                  <Tag kind="new">{say("evidence.submissions.interestOpen")}</Tag>
                ) : (
                  <Tag>{say("evidence.submissions.interestDone")}</Tag>
                ),
            },
            {
              key: "sent",
              heading: say("evidence.submissions.sent"),
              priority: 2,
              cell: ({ sentAt, source }) => (
                <>
                  {sentAt && <Moment at={sentAt} />}
                  <small>{say(`evidence.submissions.source.${source}`)}</small>
                </>
              ),
            },
            {
              key: "state",
              heading: say("evidence.submissions.state"),
              cell: (one) => <StateTag status={one.status} />,
            },
          ]}
        />
        {all > 0 && (
          <Pagination
            page={page}
            pageSize={submissionsOnPage}
            total={total}
            href={(to) => `${here}?${new URLSearchParams({ ...(status && { status }), page: String(to) })}`}
          />
        )}
      </Card>
      <BottomUpTable
        {...said}
        id="occupations"
        more={
          said.total > occupationsShown && {
            href: `${here}?${new URLSearchParams({
              ...(status && { status }),
              ...(page > 1 && { page: String(page) }),
              ...(!loaderData.everyCode && { all: "" }),
            })}#occupations`,
            all: !loaderData.everyCode,
          }
        }
      />
    </>
  );
}
