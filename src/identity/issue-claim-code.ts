import { randomBytes } from "node:crypto";
import { z } from "zod";
import { refuse } from "../platform/index.ts";
import { hashClaimCode } from "./claim-account.ts";
import { claimCode, readClaimCode } from "./claim-code.ts";
import { isValidOn } from "./party.ts";
import { jobs, members } from "./policy.ts";
import { organisationOf, personOf } from "./principal.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

const validDays = 14;

/**
 * Makes a claim code for a member of one's own organisation: for a new account, or as recovery at the desk. The old
 * password and every open session of that person end with it.
 * @returns the code in print form, this one time: only its hash is kept
 * Refusals: PERSON_NOT_FOUND (also for people of other organisations), NO_VALID_MEMBERSHIP.
 */
export const issueClaimCode = useCase<IdentityStores>()({
  name: "identity.issue-claim-code",
  kind: "change",
  policy: [members("registrar"), jobs("command-line", "demo")],
  input: z.object({ personId: z.uuid() }),
  async run({ stores: { identity }, principal, now, today, touch }, { personId }) {
    const organisationId = organisationOf(principal);
    const person = await identity.person(personId);
    if (!person || person.organisationId !== organisationId) return refuse("PERSON_NOT_FOUND");
    const memberships = await identity.membershipsOf(personId);
    if (!memberships.some((m) => m.organisationId === organisationId && isValidOn(m, today))) {
      return refuse("NO_VALID_MEMBERSHIP");
    }
    const code = claimCode(randomBytes(64));
    const letters = code && readClaimCode(code);
    if (!code || !letters) throw new Error("64 random bytes did not suffice for a claim code");
    const expiresAt = new Date(now.getTime() + validDays * 86_400_000);
    await identity.addClaimCode({
      codeHash: hashClaimCode(letters),
      personId,
      organisationId,
      issuedBy: personOf(principal),
      expiresAt,
    });
    await identity.removePassword(personId);
    await identity.removeSessionsOf(personId);
    touch({ kind: "identity.person", id: personId });
    return { ok: true, code, expiresAt, name: person.name, jobTitle: person.jobTitle };
  },
});
