import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { circleRef, isIn } from "./circle.ts";
import { ledDraftingProposal } from "./drafting-proposal.ts";
import { joinCircle } from "./join-circle.ts";
import { proposalKeySchema } from "./proposal.ts";
import { proposalRef } from "./proposal-records.ts";
import type { AgreementStores } from "./stores.ts";

const input = z.object({ proposal: proposalKeySchema, organisation: z.string().min(1).max(100) });

/**
 * Invites an organisation of the own party to write along, or the channel again after a release.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, NOT_CIRCLE_LEAD, ORGANISATION_NOT_FOUND, DRAFTER_OF_OTHER_PARTY, DRAFTER_IN.
 */
export const inviteDrafter = useCase<AgreementStores>()({
  name: "agreement.invite-drafter",
  kind: "change",
  policy: [members("officer", "head")],
  input: input.extend({ capacity: z.enum(["co-drafter", "channel"]).default("co-drafter") }),
  async run(work, { proposal: key, organisation: name, capacity }) {
    const { agreement, identity } = work.stores;
    const found = await ledDraftingProposal(work, key, "change");
    if (!found.ok) return found;
    const { proposal, organisation } = found;
    const invited = await identity.organisationByKey(name);
    if (!invited) return refuse("ORGANISATION_NOT_FOUND", { name });
    const { principal } = work;
    if (principal.kind === "anonymous" || invited.party !== principal.party)
      return refuse("DRAFTER_OF_OTHER_PARTY");
    const circle = await agreement.members(proposal.circleId);
    const before = circle.find(({ organisationId }) => organisationId === invited.organisationId);
    if (invited.organisationId === organisation || (before && isIn(before))) return refuse("DRAFTER_IN");
    await joinCircle(work, proposal, { organisationId: invited.organisationId, capacity });
    work.touch(proposalRef(proposal));
    return { ok: true };
  },
});

/**
 * Ends that an organisation writes along: it reads nothing of the proposal any more, and what it wrote stays.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_CIRCLE_LEAD, DRAFTER_NOT_IN, DRAFTER_LEADS.
 */
export const endDrafting = useCase<AgreementStores>()({
  name: "agreement.end-drafting",
  kind: "change",
  policy: [members("officer", "head")],
  input,
  async run({ stores, principal, now, today, touch }, { proposal: key, organisation: name }) {
    const { agreement, duty, identity } = stores;
    const own = organisationOf(principal);
    const proposal = own ? await agreement.proposalByName(key) : undefined;
    if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
    if (proposal.organisationId !== own) return refuse("NOT_CIRCLE_LEAD");
    const ended = await identity.organisationByKey(name);
    if (!ended) return refuse("DRAFTER_NOT_IN");
    if (ended.organisationId === own) return refuse("DRAFTER_LEADS");
    const left = await agreement.leaveCircle(proposal.circleId, ended.organisationId, today);
    if (!left) return refuse("DRAFTER_NOT_IN");
    await duty.close(
      circleRef({ circleId: proposal.circleId, organisationId: ended.organisationId }),
      "cancelled",
      now,
    );
    touch(proposalRef(proposal));
    return { ok: true };
  },
});

/**
 * An office that was invited says that it has nothing to add for now; it stays in the circle.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_INVITED (nothing waits for it).
 */
export const finishDrafting = useCase<AgreementStores>()({
  name: "agreement.finish-drafting",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ proposal: proposalKeySchema }),
  async run({ stores: { agreement, duty }, principal, now, touch }, { proposal: key }) {
    const organisation = organisationOf(principal);
    const proposal = organisation ? await agreement.proposalByName(key) : undefined;
    if (!proposal || !organisation) return refuse("PROPOSAL_NOT_FOUND");
    const waited = circleRef({ circleId: proposal.circleId, organisationId: organisation });
    if (!(await duty.close(waited, "done", now))) return refuse("NOT_INVITED");
    touch(proposalRef(proposal));
    return { ok: true };
  },
});
