import { randomUUID } from "node:crypto";
import { dayAfter, type Work } from "../identity/index.ts";
import type { Outcome } from "../platform/index.ts";
import type { NewPlacement } from "./booked-store.ts";
import type { CaseAt } from "./case-work.ts";
import type { Nomination } from "./nomination.ts";
import { raiseCheckDuties, settleStep } from "./placement-duty.ts";
import { writePlacementRecord } from "./placement-records.ts";
import { rulesOn, type Check } from "./rule.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * Opens the placement of a chosen expert, in the transaction of whoever books: it takes over the rules of its route that
 * hold today, and keeps them whatever becomes of the rules.
 */
export async function openPlacement(
  work: Work<PlacementStores>,
  { terms, participants }: Pick<CaseAt, "terms" | "participants">,
  { nomination, placementId, bookingId }: { nomination: Nomination; placementId: string; bookingId: string },
): Promise<Outcome<{ placement: string }>> {
  const { stores, now, today } = work;
  const { organisationId, termsId, centreKey, hubId, zone, route, weeks, synthetic } = terms;
  const { nominationId, expertId, fromDay, untilDay, profile, organisationId: sender } = nomination;
  const placement: NewPlacement = {
    ...{ organisationId, termsId, placementId, nominationId, expertId, bookingId, centreKey, hubId },
    ...{ zone, synthetic, fromDay, untilDay, expertName: profile.name, sender },
    ...{ state: "booked", route: route ?? "", rulesOn: today, weeksDrawn: weeks ?? 0 },
    ...{ madeAt: now, stateSince: now },
  };
  await stores.placement.addPlacement(placement);
  // Counterparts with an account take part by name from now on: they measure, and say how it was.
  for (const { personId, organisationId: home } of (await stores.placement.termsParts(termsId)).counterparts)
    if (personId)
      await stores.placement.addCasePerson({
        ...{ organisationId: home, termsId, personId, capacity: "counterpart" },
        ...{ since: now, leftAt: null, synthetic },
      });
  const rules = rulesOn(await stores.placement.rules(), placement.route, today);
  const names = new Map((await stores.roster.agencies()).map(({ key, name }) => [key, name]));
  const checks = rules.map(({ key, by, daysBefore, title, help, source, office, paper, from }): Check => ({
    ...{ organisationId: sender, termsId, placementId, checkId: randomUUID(), ruleKey: key, capacity: by },
    rule: {
      title,
      help,
      source,
      office,
      paper,
      from,
      officeName: office ? (names.get(office) ?? null) : null,
    },
    dueOn: dayAfter(fromDay, -daysBefore),
    ...{ state: "open", reference: null, doneOn: null, reason: null, doneBy: null, at: null, synthetic },
  }));
  await stores.placement.addChecks(checks);
  const at = { terms, participants };
  await raiseCheckDuties(work, at, checks);
  await settleStep(work, at, placement, { step: "start", capacity: "host", dueOn: fromDay });
  await writePlacementRecord(work, terms, placement);
  return { ok: true, placement: placementId };
}
