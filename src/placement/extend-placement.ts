import { randomUUID } from "node:crypto";
import { z } from "zod";
import {
  dayAfter,
  members,
  organisationOf,
  personOf,
  requireOtherEyes,
  useCase,
  type Work,
} from "../identity/index.ts";
import { leftOf } from "../agreement/index.ts";
import { refuse, type Refusal } from "../platform/index.ts";
import { weeksOf } from "../roster/index.ts";
import { drawWeeks } from "./approve-terms.ts";
import type { Extension } from "./extension.ts";
import { settleStep } from "./placement-duty.ts";
import { daysToAnswer } from "./placement-next.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct, type PlacementAt } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";
import { reasonSchema } from "./terms-input.ts";

const longestExtension = 52;

const which = { placement: z.uuid(), revision: z.int().positive() };

/**
 * The host asks for more days, with the reason, which every office of the case reads.
 * Refusals: those of `actIn`, EXTENSION_OPEN (one is being answered), EXTENSION_NOT_LATER, EXTENSION_TOO_LONG.
 */
export const askExtension = useCase<PlacementStores>()({
  name: "placement.ask-extension",
  kind: "change",
  policy: [members(...rolesFor("ask-extension"))],
  input: z.object({ ...which, until: z.iso.date(), ...reasonSchema }),
  async run(work, { until, note, writtenIn, ...asked }) {
    const { stores, principal, now, today } = work;
    const at = await actIn(work, asked, "ask-extension");
    if (!at.ok) return at;
    const { placement, terms } = at;
    const { placementId, termsId, untilDay } = placement;
    if (await openExtension(work, placementId)) return refuse("EXTENSION_OPEN");
    if (until <= untilDay) return refuse("EXTENSION_NOT_LATER", { until: untilDay });
    // Weeks that the placement has taken already carry what is left of their last one.
    const weeks = weeksOf(placement.fromDay, until) - weeksOf(placement.fromDay, untilDay);
    if (weeks > longestExtension) return refuse("EXTENSION_TOO_LONG", { weeks: longestExtension });
    await stores.placement.addExtension({
      ...{ organisationId: organisationOf(principal) ?? "", termsId, placementId },
      ...{ extensionId: randomUUID(), untilDay: until, weeks: Math.max(weeks, 0), reason: note, writtenIn },
      ...{ state: "asked", askedBy: personOf(principal), askedAt: now },
      ...{ settledBy: null, settledAt: null, synthetic: terms.synthetic },
    });
    const dueOn = dayAfter(today, daysToAnswer);
    await settleStep(work, at, placement, { step: "settle", capacity: "programme", role: "head", dueOn });
    return recordAct(work, at, "ask-extension", { note, writtenIn });
  },
});

/**
 * The head of the programme office approves more days and draws their weeks; who asked does not approve.
 * Refusals: those of `actIn`, EXTENSION_NOT_ASKED, FOUR_EYES, COMMITMENT_PERIOD, COMMITMENT_SPENT.
 */
export const approveExtension = useCase<PlacementStores>()({
  name: "placement.approve-extension",
  kind: "change",
  policy: [members(...rolesFor("approve-extension"))],
  input: z.object(which),
  async run(work, input) {
    const { today } = work;
    const at = await actIn(work, input, "approve-extension");
    if (!at.ok) return at;
    const { placement, terms } = at;
    const extension = await openExtension(work, placement.placementId);
    if (extension?.state !== "asked") return refuse("EXTENSION_NOT_ASKED");
    const own = requireOtherEyes(work.principal, extension.askedBy);
    if (own) return own;
    const drawn = await drawFor(work, at, extension);
    if (drawn) return drawn;
    await settle(work, extension, "approved");
    const dueOn = dayAfter(today, daysToAnswer);
    await settleStep(work, at, placement, { step: "settle", capacity: "sender", dueOn });
    return recordAct(work, { ...at, terms }, "approve-extension");
  },
});

/**
 * The sender agrees: the booking is longer, and the placement ends later.
 * Refusals: those of `actIn`, EXTENSION_NOT_APPROVED, EXPERT_ELSEWHERE with the days that are taken, EXPERT_NOT_ACTIVE.
 */
export const agreeExtension = useCase<PlacementStores>()({
  name: "placement.agree-extension",
  kind: "change",
  policy: [members(...rolesFor("agree-extension"))],
  input: z.object(which),
  async run(work, input) {
    const at = await actIn(work, input, "agree-extension");
    if (!at.ok) return at;
    const { placement } = at;
    const extension = await openExtension(work, placement.placementId);
    if (extension?.state !== "approved") return refuse("EXTENSION_NOT_APPROVED");
    const { untilDay, weeks } = extension;
    if (placement.bookingId) {
      const longer = await work.stores.roster.lengthen(placement.bookingId, untilDay);
      if (!longer.ok) return longer;
    }
    await settle(work, extension, "agreed");
    await settleStep(work, at, placement, { step: "end", capacity: "host", dueOn: untilDay });
    return recordAct(work, at, "agree-extension", {
      change: { untilDay, weeksDrawn: placement.weeksDrawn + weeks },
    });
  },
});

/**
 * The programme or the sender refuses more days, with the reason; weeks that were drawn for them go back.
 * Refusals: those of `actIn`, EXTENSION_NOT_ASKED.
 */
export const refuseExtension = useCase<PlacementStores>()({
  name: "placement.refuse-extension",
  kind: "change",
  policy: [members(...rolesFor("refuse-extension"))],
  input: z.object({ ...which, ...reasonSchema }),
  async run(work, { note, writtenIn, ...input }) {
    const at = await actIn(work, input, "refuse-extension");
    if (!at.ok) return at;
    const { placement } = at;
    if (!(await endExtension(work, at))) return refuse("EXTENSION_NOT_ASKED");
    await settleStep(work, at, placement, { step: "end", capacity: "host", dueOn: placement.untilDay });
    return recordAct(work, at, "refuse-extension", { note, writtenIn });
  },
});

/** Ends a request that is still being answered, where there is one: what was drawn for it goes back. */
export async function endExtension(work: Work<PlacementStores>, at: PlacementAt): Promise<boolean> {
  const { terms, placement } = at;
  const extension = await openExtension(work, placement.placementId);
  if (!extension) return false;
  if (extension.state === "approved" && extension.weeks > 0 && terms.commitmentId)
    await drawWeeks(work, terms, terms.commitmentId, -extension.weeks);
  await settle(work, extension, "refused");
  return true;
}

const openExtension = async ({ stores }: Work<PlacementStores>, placementId: string) =>
  (await stores.placement.extensions(placementId)).find(({ state }) => ["asked", "approved"].includes(state));

const settle = (
  { stores, principal, now }: Work<PlacementStores>,
  { extensionId }: Extension,
  state: Extension["state"],
) => stores.placement.settleExtension(extensionId, { state, settledBy: personOf(principal), settledAt: now });

async function drawFor(
  work: Work<PlacementStores>,
  { terms }: PlacementAt,
  { weeks, untilDay }: Extension,
): Promise<Refusal | null> {
  const { agreement } = work.stores;
  const { commitmentId } = terms;
  const commitment = commitmentId ? await agreement.openCommitment(commitmentId) : undefined;
  if (!commitmentId || !commitment) return refuse("COMMITMENT_NOT_FOUND");
  const { periodFrom, periodUntil } = commitment;
  if (untilDay > periodUntil) return refuse("COMMITMENT_PERIOD", { from: periodFrom, until: periodUntil });
  if (weeks === 0 || (await drawWeeks(work, terms, commitmentId, weeks))) return null;
  const [balance] = await agreement.balances([commitmentId]);
  return refuse("COMMITMENT_SPENT", { left: balance ? leftOf(balance) : 0, weeks });
}
