import { z } from "zod";
import { refuse } from "../platform/index.ts";
import { isDay } from "./add-person.ts";
import { dayAfter, holdThroughout } from "./party.ts";
import { jobs, members } from "./policy.ts";
import { organisationOf, personOf } from "./principal.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

/**
 * Sets the last day of a role in one's own organisation; sessions in that role end at once. A role that has
 * ended stays ended: it is given anew, so that nobody is silently let in again.
 * @param lastDay `YYYY-MM-DD`, on which the role still holds; it may lie in the past, not before the first
 *   day
 * Refusals: MEMBERSHIP_NOT_FOUND (also for other organisations'), DATE_UNREADABLE, MEMBERSHIP_ENDED (ends on
 * that day or earlier already), LAST_DAY_EARLY (before the first day), OWN_LAST_REGISTRAR_ROLE (somebody else
 * at the desk ends it), LAST_REGISTRAR_ROLE (on some later day nobody would keep the desk).
 */
export const endMembership = useCase<IdentityStores>()({
  name: "identity.end-membership",
  kind: "change",
  policy: [members("registrar"), jobs("command-line")],
  input: z.object({ membershipId: z.uuid(), lastDay: z.string().max(60) }),
  async run({ stores: { identity }, principal, touch }, { membershipId, lastDay }) {
    const asked = await identity.membership(membershipId);
    if (!asked || asked.organisationId !== organisationOf(principal)) return refuse("MEMBERSHIP_NOT_FOUND");
    const registrars = asked.role === "registrar" ? await identity.registrarsHeld(asked.organisationId) : [];
    const membership = registrars.find((one) => one.membershipId === membershipId) ?? asked;
    if (!isDay(lastDay)) return refuse("DATE_UNREADABLE");
    if (membership.validUntil !== null && membership.validUntil <= lastDay) return refuse("MEMBERSHIP_ENDED");
    if (lastDay < membership.validFrom) return refuse("LAST_DAY_EARLY");
    if (membership.role === "registrar") {
      const others = registrars.filter((one) => one !== membership);
      const holdOn = (roles: typeof others) =>
        holdThroughout(roles, dayAfter(lastDay, 1), membership.validUntil);
      const own = membership.personId === personOf(principal);
      if (own && !holdOn(others.filter((one) => one.personId === membership.personId))) {
        return refuse("OWN_LAST_REGISTRAR_ROLE");
      }
      if (!holdOn(others)) return refuse("LAST_REGISTRAR_ROLE");
    }
    await identity.endMembership(membershipId, lastDay);
    touch({ kind: "identity.membership", id: membershipId });
    return { ok: true, personId: membership.personId };
  },
});
