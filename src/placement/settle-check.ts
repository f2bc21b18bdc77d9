import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { desk } from "./case.ts";
import { checkDuty } from "./placement-duty.ts";
import { rolesFor, type Actor } from "./placement-states.ts";
import { actIn, recordAct, type PlacementAt } from "./placement-work.ts";
import type { Check } from "./rule.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The office that sees to a check enters what shows that it is there: the number of a letter or permit, and its day. A
 * paper of identity is not entered here, its number alone.
 * Refusals: those of `actIn`, CHECK_NOT_FOUND, CHECK_OF_OTHERS (names whose it is), CHECK_SETTLED, CHECK_IN_FUTURE.
 */
export const settleCheck = useCase<PlacementStores>()({
  name: "placement.settle-check",
  kind: "change",
  policy: [members(...rolesFor("settle-check"))],
  input: z.object({
    placement: z.uuid(),
    check: z.uuid(),
    reference: z.string().trim().min(1).max(200),
    date: z.iso.date(),
  }),
  async run(work, { check: checkId, reference, date, ...which }) {
    const { stores, principal, now, today } = work;
    const at = await actIn(work, which, "settle-check");
    if (!at.ok) return at;
    const check = await stores.placement.check(checkId);
    if (!check || check.placementId !== which.placement) return refuse("CHECK_NOT_FOUND");
    const as = seesTo(at, check);
    if (!as) return refuse("CHECK_OF_OTHERS", { by: check.capacity });
    if (check.state !== "open") return refuse("CHECK_SETTLED");
    if (date > today) return refuse("CHECK_IN_FUTURE", { date });
    const settled = { state: "done" as const, reference, doneOn: date, reason: null };
    await stores.placement.settleCheck(checkId, { ...settled, doneBy: personOf(principal), at: now });
    await stores.duty.close({ kind: checkDuty, id: `${check.termsId}/${checkId}` }, "done", now);
    return recordAct(work, { ...at, as }, "settle-check");
  },
});

/** In what capacity one sees to a check: a paper of identity of the programme office is also its filing officer's. */
export function seesTo(
  { mine, role }: Pick<PlacementAt, "mine" | "role">,
  { capacity, rule }: Pick<Check, "capacity" | "rule">,
): Actor | null {
  if (mine.includes(capacity) && desk.some((one) => one === role)) return capacity;
  const files = rule.paper === "identity" && capacity === "programme" && role === "filing";
  return files && mine.includes("filing") ? "filing" : null;
}

/**
 * The head of the programme office drops a check that a case does not need, with the reason, which every office of the case
 * reads: a rule that was withdrawn in mid-case stays in the case until somebody says so.
 * Refusals: those of `actIn`, CHECK_NOT_FOUND, CHECK_SETTLED.
 */
export const dropCheck = useCase<PlacementStores>()({
  name: "placement.drop-check",
  kind: "change",
  policy: [members(...rolesFor("drop-check"))],
  input: z.object({
    placement: z.uuid(),
    check: z.uuid(),
    reason: z.string().trim().min(1).max(1_000),
    writtenIn: z.enum(["id", "en"]).default("id"),
  }),
  async run(work, { check: checkId, reason, writtenIn, ...which }) {
    const { stores, principal, now } = work;
    const at = await actIn(work, which, "drop-check");
    if (!at.ok) return at;
    const check = await stores.placement.check(checkId);
    if (!check || check.placementId !== which.placement) return refuse("CHECK_NOT_FOUND");
    if (check.state !== "open") return refuse("CHECK_SETTLED");
    const dropped = { state: "dropped" as const, reference: null, doneOn: null, reason };
    await stores.placement.settleCheck(checkId, { ...dropped, doneBy: personOf(principal), at: now });
    await stores.duty.close({ kind: checkDuty, id: `${check.termsId}/${checkId}` }, "cancelled", now);
    return recordAct(work, at, "drop-check", { note: reason, writtenIn });
  },
});
