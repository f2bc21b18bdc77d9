import type { Bilingual } from "../platform/index.ts";
import type { Role } from "./principal.ts";

/** A government that takes part in a corridor; `code` has two letters. */
export type Party = { code: string; name: Bilingual };

export type Organisation = {
  organisationId: string;
  key: string;
  party: string | null;
  kind: string;
  name: Bilingual;
  synthetic: boolean;
};

export type Person = {
  personId: string;
  organisationId: string;
  username: string | null;
  name: string;
  jobTitle: Bilingual;
  synthetic: boolean;
};

/** A dated role: valid from the first day up to and including the last; `validUntil` null has no end. */
export type Membership = {
  membershipId: string;
  personId: string;
  organisationId: string;
  role: Role;
  validFrom: string;
  validUntil: string | null;
};

/**
 * A person as the account desk of an organisation sees them: with their roles there and their last claim
 * code.
 */
export type Member = Pick<Person, "personId" | "name" | "username" | "jobTitle"> & {
  /** Another organisation's desk keeps the account. */
  guest: boolean;
  memberships: Membership[];
  claim: { issuedAt: Date; validUntil: string; usedAt: Date | null } | null;
};

/** Whether a membership is valid on a day (dates `YYYY-MM-DD`, both ends included). */
export function isValidOn(membership: Pick<Membership, "validFrom" | "validUntil">, day: string): boolean {
  return membership.validFrom <= day && (membership.validUntil === null || day <= membership.validUntil);
}

/**
 * A calendar day (`YYYY-MM-DD`) some days later, or earlier when negative; no clock and no zone takes part.
 */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Whether roles, one after the other or side by side, hold on every day of a stretch.
 * @param from first day; @param until last day, null when the stretch has no end
 */
export function holdThroughout(
  roles: readonly Pick<Membership, "validFrom" | "validUntil">[],
  from: string,
  until: string | null,
): boolean {
  for (let day = from; until === null || day <= until;) {
    const lastDays = roles.filter((role) => isValidOn(role, day)).map((role) => role.validUntil);
    if (lastDays.includes(null)) return true;
    const farthest = lastDays.toSorted().at(-1);
    if (!farthest) return false;
    day = dayAfter(farthest, 1);
  }
  return true;
}
