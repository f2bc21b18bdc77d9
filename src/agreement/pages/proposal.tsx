import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, readCorridor, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import {
  BilingualText,
  DescriptionList,
  ErrorSummary,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  Tag,
  pageNumber,
  useParty,
} from "../../ui/index.ts";
import { clausePages, clauseView } from "../clause-view.ts";
import { readProposal, releaseVersion, saveParagraph } from "../index.server.ts";
import { nextStep } from "../next-step.ts";
import { sealPath } from "../seal-path.ts";
import { AddClauseCard } from "./add-clause-card.tsx";
import { formErrors } from "./form-errors.ts";
import { PartLinks } from "./part-links.tsx";
import { CircleCard, VersionsCard } from "./proposal-side.tsx";
import { Contents, ProposalText } from "./proposal-text.tsx";
import { proposalWork } from "./proposal-work.server.ts";
import { ReleaseCard } from "./release-card.tsx";
import { StateTag } from "./state-tag.tsx";
import { TitleCard } from "./title-card.tsx";
import { useNextStep } from "./use-next-step.ts";
import type { Route } from "./+types/proposal.ts";

export const handle = { step: "agree" };

const dones = ["asked", "released", "revision", "invited", "ended", "finished"] as const;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readProposal, { proposal: params.proposal });
  if (!read.ok) return deny(visit, read, { href: "/agreement", label: "agreement.title" });
  const { document, circle, leads, letter, ...rest } = read;
  const { state } = rest.proposal;
  const query = new URL(request.url).searchParams;
  const pages = clausePages(document.clauses);
  const page = Math.min(pageNumber(query), Math.max(1, pages.length));
  const { from, until } = pages[page - 1] ?? { from: 0, until: 0 };
  const principal = visit.visitor?.principal ?? anonymous;
  const mayWrite = decide(saveParagraph.policy, principal) === null;
  const drafting = state === "drafting";
  const corridor = leads && mayWrite && drafting ? await visit.perform(readCorridor, {}) : null;
  const inside = new Set(circle.filter(({ leftOn }) => !leftOn).map(({ key }) => key));
  const party = principal.kind === "member" ? principal.party : null;
  const missingOf = Map.groupBy(rest.hindrances, ({ clause }) => clause?.id ?? "");
  const { language } = visit;
  const clauses = document.clauses.map((clause) => {
    const [first] = clause.paragraphs;
    const heading = inLanguage(first?.role === "heading" ? first.text : {}, language).text;
    return { id: clause.id, number: clause.number, heading: heading.slice(0, 120) };
  });
  const stale = rest.hindrances.filter(({ code }) => code === "STALE").length;
  return {
    ...rest,
    ...{ leads, circle, page, mayWrite, drafting, clauses },
    ...{ pages: pages.length, from: from + 1, until },
    shown: document.clauses.slice(from, until).map((clause) => clauseView(clause, language)),
    contents: clauses.map((line, index) => ({
      ...line,
      page: pages.findIndex((one) => index >= one.from && index < one.until) + 1,
      missing: missingOf.get(line.id)?.length ?? 0,
    })),
    stale,
    next: nextStep({
      ...{ state, asked: rest.asked !== null, stale, answered: rest.answered },
      closed: rest.proposal.feedbackClosedAt !== null,
      letter: letter && {
        ...{ to: letter.to, asked: letter.asked, dueOn: letter.dueOn },
        received: letter.receivedAt !== null,
      },
    }),
    mayRelease: decide(releaseVersion.policy, principal) === null,
    person: principal.kind === "member" ? principal.person : null,
    invitable: (corridor?.ok ? corridor.organisations : [])
      .filter((one) => one.party === party && one.kind !== "employer" && !inside.has(one.key))
      .map(({ key, name }) => ({ key, name })),
    editsTitle: query.get("edit") === "title",
    opened: query.has("opened"),
    done: dones.find((one) => one === query.get("done")) ?? null,
    today: visit.today,
    synthetic: rest.proposal.synthetic,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const worked = await proposalWork(visit, params.proposal, form);
  if (worked.ok) throw redirect(worked.path, 303);
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  return formProblem(visit, worked, typed);
}

/** A proposal: what it says, what is missing, who writes, what comes next. */
export default function ProposalPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const party = useParty();
  const told = useNextStep();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { proposal, page, pages, shown, contents, mayWrite, drafting, leads, stale, next, done, release } =
    loaderData;
  const here = `/agreement/${proposal.key}`;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const errors = formErrors(actionData?.problem, {
    HEADING_MISSING: "headingId",
    TITLE_MISSING: "titleId",
    TITLE_CHANGED: "titleId",
    LETTER_BEFORE_RELEASE: "date",
    LETTER_IN_FUTURE: "date",
  });
  const editsTitle = loaderData.editsTitle || typed["do"] === "title";
  return (
    <>
      <title>{`${proposal.title[intl.locale.startsWith("en") ? "en" : "id"]} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("agreement.title"), href: "/agreement" }]}
        title={<BilingualText text={proposal.title} />}
        meta={
          <>
            <StateTag state={proposal.state} /> <code>{proposal.name}</code>
          </>
        }
        lead={told(next, stale)}
        actions={
          <>
            {mayWrite && drafting && (
              <LinkButton href={`${here}?edit=title#title`} variant="plain">
                {say("agreement.proposal.titleEdit")}
              </LinkButton>
            )}
            <LinkButton href={`${here}/feedback`} variant="plain">
              {say("agreement.feedback.title")}
            </LinkButton>
            <LinkButton href={`${here}/route`} variant="plain">
              {say("agreement.route.title")}
            </LinkButton>
            {leads && !drafting && release && (
              <LinkButton href={sealPath(release)} variant="plain">
                {say("agreement.seal.go")}
              </LinkButton>
            )}
            <LinkButton href={`/thread/agreement.proposal/${proposal.proposalId}`} variant="plain">
              {say("agreement.proposal.thread")}
            </LinkButton>
          </>
        }
      />
      {loaderData.opened && (
        <Notice kind="success" title={say("agreement.proposal.opened")}>
          {say("agreement.proposal.openedHow")}
        </Notice>
      )}
      {done && <Notice kind="success">{say(`agreement.proposal.done.${done}`)}</Notice>}
      {editsTitle && mayWrite && drafting && (
        <TitleCard title={proposal.title} prevailing={proposal.prevailing} typed={typed} here={here} />
      )}
      <Grid columns="side">
        <div>
          <Contents lines={contents} here={here} />
          <ProposalText clauses={shown} here={here} mayWrite={mayWrite && drafting} />
          <PartLinks page={page} pages={pages} from={loaderData.from} until={loaderData.until} here={here} />
          {mayWrite && drafting && (
            <AddClauseCard clauses={loaderData.clauses} typed={typed} open={typed["do"] === "clause"} />
          )}
        </div>
        <div>
          <ReleaseCard
            read={loaderData}
            here={here}
            today={loaderData.today}
            mayWrite={mayWrite}
            mayRelease={loaderData.mayRelease}
            person={loaderData.person}
            typed={typed}
          />
          <CircleCard
            circle={loaderData.circle}
            leads={leads}
            invited={loaderData.invited}
            mayWrite={mayWrite}
            drafting={drafting}
            invitable={loaderData.invitable}
          />
          <VersionsCard versions={loaderData.versions} here={here} />
          <DescriptionList
            items={[
              {
                term: say("agreement.proposal.parties"),
                description: proposal.parties.map(party).join(", "),
              },
              {
                term: say("agreement.proposal.lead.office"),
                description: <BilingualText text={proposal.lead} />,
              },
              {
                term: say("agreement.proposal.prevailing"),
                description: proposal.prevailing ? (
                  say(`agreement.proposal.prevailing.${proposal.prevailing}`)
                ) : (
                  <Tag>{say("agreement.proposal.prevailing.none")}</Tag>
                ),
              },
            ]}
          />
        </div>
      </Grid>
    </>
  );
}
