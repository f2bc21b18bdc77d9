import { z } from "zod";
import { dayAfter, members, personOf, useCase, type Work } from "../identity/index.ts";
import { moveMilestoneFor } from "../roster/index.server.ts";
import { refuse } from "../platform/index.ts";
import { actOnDeliverable, settleDeliverableDuty, writeDeliverableRecord } from "./deliverable-work.ts";
import { deliverableRef, isSettled, type DeliverableState } from "./deliverable.ts";
import { rolesFor } from "./placement-states.ts";
import { recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";
import { reasonSchema } from "./terms-input.ts";

/** Days in which an expert mends what was returned. */
const daysToMend = 7;
const which = { placement: z.uuid(), deliverable: z.uuid() };
const reason = { ...reasonSchema, note: z.string().trim().min(1).max(1_000) };

const settle = (
  { stores, principal, now }: Work<PlacementStores>,
  deliverableId: string,
  state: DeliverableState,
  note?: string,
) =>
  stores.placement.changeDeliverable(deliverableId, {
    ...{ state, settledBy: personOf(principal), settledAt: now },
    ...(note !== undefined && { note }),
  });

/**
 * The host accepts a deliverable; where it was planned for a milestone of the hub, that one is reached on this day.
 * Refusals: those of `actOnDeliverable`, DELIVERABLE_NOT_HANDED_IN, MILESTONE_NOT_FOUND.
 */
export const acceptDeliverable = useCase<PlacementStores>()({
  name: "placement.accept-deliverable",
  kind: "change",
  policy: [members(...rolesFor("settle-deliverable"))],
  input: z.object(which),
  async run(work, input) {
    const { stores, now, today } = work;
    const at = await actOnDeliverable(work, input, "settle-deliverable");
    if (!at.ok) return at;
    const { deliverable, placement } = at;
    const { deliverableId, milestoneId } = deliverable;
    if (deliverable.state !== "handed-in") return refuse("DELIVERABLE_NOT_HANDED_IN");
    await settle(work, deliverableId, "accepted");
    if (milestoneId) {
      const by = deliverableRef(deliverableId);
      const moved = await moveMilestoneFor(stores, milestoneId, { to: "reached", on: today, by }, now);
      if (!moved.ok) return moved;
      if (moved.moved) work.touch({ kind: "roster.milestone", id: milestoneId });
    }
    await settleDeliverableDuty(work, at, deliverable, null);
    await writeDeliverableRecord(work, deliverable, placement.placementId);
    return recordAct(work, at, "settle-deliverable");
  },
});

/**
 * The host returns a deliverable with the reason; the expert mends it and hands it in again.
 * Refusals: those of `actOnDeliverable`, DELIVERABLE_NOT_HANDED_IN.
 */
export const returnDeliverable = useCase<PlacementStores>()({
  name: "placement.return-deliverable",
  kind: "change",
  policy: [members(...rolesFor("settle-deliverable"))],
  input: z.object({ ...which, ...reason }),
  async run(work, { note, writtenIn, ...input }) {
    const at = await actOnDeliverable(work, input, "settle-deliverable");
    if (!at.ok) return at;
    const { deliverable } = at;
    if (deliverable.state !== "handed-in") return refuse("DELIVERABLE_NOT_HANDED_IN");
    await settle(work, deliverable.deliverableId, "returned", note);
    const dueOn = dayAfter(work.today, daysToMend);
    await settleDeliverableDuty(work, at, deliverable, { task: "make", dueOn });
    return recordAct(work, at, "settle-deliverable", { note, writtenIn });
  },
});

/**
 * The host drops a deliverable that is no longer wanted, with the reason.
 * Refusals: those of `actOnDeliverable`, DELIVERABLE_SETTLED.
 */
export const dropDeliverable = useCase<PlacementStores>()({
  name: "placement.drop-deliverable",
  kind: "change",
  policy: [members(...rolesFor("settle-deliverable"))],
  input: z.object({ ...which, ...reason }),
  async run(work, { note, writtenIn, ...input }) {
    const at = await actOnDeliverable(work, input, "settle-deliverable");
    if (!at.ok) return at;
    const { deliverable } = at;
    if (isSettled(deliverable.state)) return refuse("DELIVERABLE_SETTLED");
    await settle(work, deliverable.deliverableId, "dropped", note);
    await settleDeliverableDuty(work, at, deliverable, null, false);
    return recordAct(work, at, "settle-deliverable", { note, writtenIn });
  },
});
