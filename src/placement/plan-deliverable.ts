import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { settleDeliverableDuty, writeDeliverableRecord } from "./deliverable-work.ts";
import type { Deliverable } from "./deliverable.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";
import { wordsSchema } from "./terms-input.ts";

/**
 * The host plans what the expert is to make, by when, and which milestone of the hub it moves.
 * Refusals: those of `actIn`, DELIVERABLE_OUTSIDE (due outside of the placement's days), MILESTONE_NOT_FOUND (not of the
 * hub of this case, or reached).
 */
export const planDeliverable = useCase<PlacementStores>()({
  name: "placement.plan-deliverable",
  kind: "change",
  policy: [members(...rolesFor("plan-deliverable"))],
  input: z.object({
    placement: z.uuid(),
    title: wordsSchema(300),
    dueOn: z.iso.date(),
    milestone: z.uuid().nullish(),
  }),
  async run(work, { title, dueOn, milestone, ...which }) {
    const { stores, principal } = work;
    const at = await actIn(work, which, "plan-deliverable");
    if (!at.ok) return at;
    const { placement, terms } = at;
    const { fromDay: from, untilDay: until } = placement;
    if (dueOn < from || dueOn > until) return refuse("DELIVERABLE_OUTSIDE", { from, until });
    const plan = terms.hubId && milestone ? await stores.roster.plan(terms.hubId) : null;
    const open = plan?.milestones.some(
      (one) => one.milestoneId === milestone && one.state !== "reached" && one.state !== "dropped",
    );
    if (milestone && !open) return refuse("MILESTONE_NOT_FOUND");
    const deliverable: Deliverable = {
      ...{ organisationId: organisationOf(principal) ?? "", termsId: terms.termsId },
      ...{ deliverableId: randomUUID(), title, dueOn, milestoneId: milestone ?? null, state: "planned" },
      ...{ fileHash: null, fileLabel: null, note: null, handedInBy: null, handedInAt: null },
      ...{ settledBy: null, settledAt: null, revision: 1, synthetic: terms.synthetic },
    };
    await stores.placement.addDeliverable(deliverable);
    await settleDeliverableDuty(work, at, deliverable, { task: "make", dueOn });
    await writeDeliverableRecord(work, deliverable, placement.placementId);
    const told = await recordAct(work, at, "plan-deliverable");
    return told.ok ? { ok: true, deliverable: deliverable.deliverableId } : told;
  },
});
