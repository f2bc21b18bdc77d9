import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  DataTable,
  EmptyState,
  LinkButton,
  Moment,
  PageHeading,
  Pagination,
  pageNumber,
} from "../../ui/index.ts";
import { openProposal, readProposals } from "../index.server.ts";
import { nextStep } from "../next-step.ts";
import { StateTag } from "./state-tag.tsx";
import { useNextStep } from "./use-next-step.ts";
import type { Route } from "./+types/proposals.ts";

export const handle = { step: "agree" };

const pageSize = 20;

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const page = pageNumber(new URL(request.url).searchParams);
  const read = await visit.perform(readProposals, { limit: pageSize, offset: (page - 1) * pageSize });
  if (!read.ok) return deny(visit, read);
  const mayOpen = decide(openProposal.policy, visit.visitor?.principal ?? anonymous) === null;
  return { ...read, page, mayOpen, synthetic: read.proposals.some(({ synthetic }) => synthetic) };
}

/** The proposals that the office writes, and what is to be done with each. */
export default function Proposals({ loaderData: { proposals, count, page, mayOpen } }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const told = useNextStep();
  const title = say("agreement.title");
  const open = mayOpen && <LinkButton href="/agreement/new">{say("agreement.proposal.new")}</LinkButton>;
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        title={title}
        lead={say("agreement.proposal.lead")}
        actions={
          <>
            {proposals.length > 0 && open}
            <LinkButton href="/agreement/inbox" variant="plain">
              {say("agreement.route.inbox")}
            </LinkButton>
            <LinkButton href="/agreement/commitments" variant="plain">
              {say("agreement.commitments.title")}
            </LinkButton>
          </>
        }
      />
      <Card
        foot={
          <>
            <a href="/agencies">{say("agreement.proposal.agencies")}</a>
            {" · "}
            <a href="/agreement/keys">{say("agreement.keys.title")}</a>
          </>
        }
      >
        <DataTable
          caption={say("agreement.proposal.list")}
          captionHidden
          note={say("agreement.proposal.count", { count })}
          rows={proposals}
          rowKey={(one) => one.proposalId}
          empty={
            <EmptyState title={say("agreement.proposal.noneTitle")} action={open}>
              {say("agreement.proposal.none")}
            </EmptyState>
          }
          columns={[
            {
              key: "title",
              heading: say("agreement.proposal.proposal"),
              cell: (one) => (
                <>
                  <a href={`/agreement/${one.key}`}>
                    <BilingualText text={one.title} />
                  </a>
                  <small className="lines-up">
                    {say(`agreement.proposal.capacity.${one.capacity}`)}
                    {!one.own && (
                      <>
                        {" · "}
                        <BilingualText text={one.lead} />
                      </>
                    )}
                  </small>
                </>
              ),
            },
            {
              key: "state",
              heading: say("agreement.proposal.stateColumn"),
              cell: (one) => <StateTag state={one.state} />,
            },
            {
              key: "next",
              heading: say("agreement.proposal.nextColumn"),
              wide: true,
              cell: (one) => told(nextStep({ ...one, asked: one.releaseAskedAt !== null }), one.stale),
            },
            {
              key: "release",
              heading: say("agreement.proposal.releaseColumn"),
              priority: 3,
              cell: (one) =>
                one.release ? say("agreement.proposal.version", { number: one.release.number }) : "–",
            },
            {
              key: "changed",
              heading: say("agreement.proposal.changedColumn"),
              priority: 2,
              cell: (one) => (one.changedAt ? <Moment at={one.changedAt} /> : "–"),
            },
          ]}
        />
        <Pagination
          page={page}
          pageSize={pageSize}
          total={count}
          href={(to) => (to > 1 ? `/agreement?page=${to}` : "/agreement")}
        />
      </Card>
    </>
  );
}
