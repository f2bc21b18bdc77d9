import { randomBytes } from "node:crypto";
import { z } from "zod";
import { refuse } from "../platform/index.ts";
import { hashClaimCode } from "./claim-account.ts";
import { claimCode, readClaimCode } from "./claim-code.ts";
import type { ClaimLetter } from "./claim-letter.ts";
import { dayAfter } from "./party.ts";
import { jobs, members } from "./policy.ts";
import { organisationOf, personOf } from "./principal.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

const validDays = 14;
const mostCodesAtOnce = 60;

/**
 * Makes claim codes for people whose account one's own organisation keeps: for a new account, or as recovery
 * at the desk. The old password, the old code and every open session of those people end with it; all get
 * theirs, or none.
 * @param people ids or usernames
 * @param press the press of a button that asks: pressing twice, or loading the answer again, does not make a
 *   second code that would end the one just printed
 * @returns the codes in print form, this one time: only their hashes are kept; and what their letters say
 *   besides
 * Refusals: PERSON_NOT_FOUND (also for people of other organisations), NO_ROLE_FOR_CODE (none while the code
 * works), OWN_CLAIM_CODE, CLAIM_CODE_PRINTED.
 */
export const issueClaimCode = useCase<IdentityStores>()({
  name: "identity.issue-claim-code",
  kind: "change",
  policy: [members("registrar"), jobs("command-line", "demo")],
  input: z.object({
    people: z.array(z.string().max(60)).min(1).max(mostCodesAtOnce),
    press: z.uuid().optional(),
  }),
  async run({ stores: { identity, notices }, principal, now, today, touch }, { people, press }) {
    const organisationId = organisationOf(principal);
    const organisation = organisationId && (await identity.organisation(organisationId));
    if (!organisation) return refuse("NOT_PERMITTED");
    const validUntil = dayAfter(today, validDays);
    const codes: (ClaimLetter & { personId: string })[] = [];
    for (const asked of people) {
      const person = z.uuid().safeParse(asked).success
        ? await identity.person(asked)
        : await identity.personByUsername(asked);
      if (!person || person.organisationId !== organisation.organisationId) return refuse("PERSON_NOT_FOUND");
      const { personId, name, jobTitle } = person;
      if (codes.some((code) => code.personId === personId)) continue;
      if (personId === personOf(principal)) return refuse("OWN_CLAIM_CODE");
      const memberships = await identity.membershipsOf(personId);
      const roles = memberships
        .filter((m) => m.organisationId === organisationId)
        .filter((m) => m.validFrom <= validUntil && (m.validUntil === null || m.validUntil >= today))
        .map((m) => m.role);
      if (!roles.length) return refuse("NO_ROLE_FOR_CODE");
      const before = await identity.claimCodeOf(personId);
      if (press && before?.press === press) return refuse("CLAIM_CODE_PRINTED");

      const code = claimCode(randomBytes(64));
      const letters = code && readClaimCode(code);
      if (!code || !letters) throw new Error("64 random bytes did not suffice for a claim code");
      await identity.addClaimCode({
        codeHash: hashClaimCode(letters),
        personId,
        organisationId,
        issuedBy: personOf(principal),
        issuedAt: now,
        validUntil,
        press: press ?? null,
      });
      await identity.removePassword(personId);
      await identity.removeSessionsOf(personId);
      await notices.add({
        organisationId,
        personId,
        role: null,
        channel: "letter",
        template: "claim-code",
        params: { issued: { day: today }, until: { day: validUntil } },
      });
      touch({ kind: "identity.person", id: personId });
      codes.push({ personId, name, jobTitle, code, validUntil, roles: [...new Set(roles)] });
    }
    // Whoever holds a code can sign in as its person: those who answer for the office hear of it, whoever made it.
    await notices.add({
      organisationId,
      personId: null,
      role: "head",
      channel: "mail",
      template: "claim-codes-made",
      params: { count: codes.length, issued: { day: today } },
    });
    return { ok: true, codes, organisation, date: today };
  },
});
