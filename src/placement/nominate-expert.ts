import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { isCarried } from "./approve-terms.ts";
import { settleNext } from "./case-duty.ts";
import { openCase, tellCase } from "./case-work.ts";
import { desk } from "./case.ts";
import { reasonsOf } from "./long-list.ts";
import type { Nomination } from "./nomination.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * A sender puts an expert of its own roster forward: what the other side may read of the expert is written down here, with
 * the agreement and the consent by which it may.
 * Refusals: CASE_NOT_FOUND, NOT_IN_CAPACITY, TERMS_STATE, EXPERT_NOT_FOUND, NOMINEE_NOT_ASKED, EXPERT_WITHOUT_AGREEMENT,
 * EXPERT_NOT_ACTIVE, EXPERT_ELSEWHERE (leave or another booking on these days), NOMINATED_ALREADY.
 */
export const nominateExpert = useCase<PlacementStores>()({
  name: "placement.nominate-expert",
  kind: "change",
  policy: [members(...desk)],
  input: z.object({ terms: z.uuid(), expert: z.uuid() }),
  async run(work, { terms: termsId, expert: expertId }) {
    const { stores, principal, now, today, touch } = work;
    const { placement, roster } = stores;
    const at = await openCase(work, termsId, "change");
    if (!at.ok) return at;
    const { terms, participants, mine } = at;
    if (!mine.includes("sender")) return refuse("NOT_IN_CAPACITY", { by: "sender" });
    if (terms.state !== "ready") return refuse("TERMS_STATE", { state: terms.state });
    const expert = await roster.holdExpert(expertId);
    if (!expert) return refuse("EXPERT_NOT_FOUND");
    const { agreedOn, name, headline, skills, languages, clearance, personId } = expert;
    if (agreedOn === null || agreedOn > today) return refuse("NOMINEE_NOT_ASKED", { name });
    const party = principal.kind === "member" ? principal.party : null;
    if (!(await isCarried(work, terms, party))) return refuse("EXPERT_WITHOUT_AGREEMENT");
    const { fromDay, untilDay, zone } = terms;
    if (!fromDay || !untilDay) return refuse("TERMS_WITHOUT_DAYS");
    if (expert.activeFrom > fromDay || (expert.activeUntil ?? untilDay) < untilDay)
      return refuse("EXPERT_NOT_ACTIVE", { from: fromDay, until: untilDay });
    const [bound] = await roster.bookingsOf(expertId, { from: fromDay, until: untilDay, zone });
    if (bound) return refuse("EXPERT_ELSEWHERE", { from: bound.fromDay, until: bound.untilDay });
    const parts = await placement.termsParts(termsId);
    const before = (await placement.nominationStates(termsId)).find((one) => one.expertId === expertId);
    if (before && before.state !== "withdrawn") return refuse("NOMINATED_ALREADY", { name });
    const nomination: Nomination = {
      organisationId: organisationOf(principal) ?? "",
      ...{ termsId, expertId, personId, fromDay, untilDay, state: "put-forward", reason: null, toldAt: null },
      nominationId: before?.nominationId ?? randomUUID(),
      profile: { name, headline, skills, languages, clearance },
      reasons: reasonsOf(terms, parts.skills, { skills, languages, free: true }),
      basis: { commitmentId: terms.commitmentId, agreedOn },
      ...{ revision: 1, madeBy: personOf(principal), madeAt: now, synthetic: terms.synthetic },
    };
    if (before) await placement.nominateAgain(nomination);
    else await placement.addNomination(nomination);
    await tellCase(work, terms, { event: "nominate", from: "ready", to: "ready", as: "sender" });
    await settleNext(work, terms, participants);
    touch({ kind: "placement.nomination", id: nomination.nominationId });
    return { ok: true, nomination: nomination.nominationId };
  },
});
