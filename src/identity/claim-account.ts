import { createHash } from "node:crypto";
import { z } from "zod";
import { refuse } from "../platform/index.ts";
import { readClaimCode } from "./claim-code.ts";
import { isValidOn } from "./party.ts";
import { anyone } from "./policy.ts";
import { newToken } from "./session.ts";
import { sessionEnd } from "./sign-in.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

/**
 * Signs a person in by the code that their organisation printed: the first time, or after a lost password.
 * A code works once. Needs no e-mail and no other portal.
 * Refusals: CLAIM_CODE_UNREADABLE, CLAIM_CODE_INVALID (unknown, used or expired: which one is not said),
 * NO_VALID_MEMBERSHIP.
 */
export const claimAccount = useCase<IdentityStores>()({
  name: "identity.claim-account",
  kind: "change",
  policy: [anyone],
  input: z.object({ code: z.string().max(100) }),
  async run({ stores: { identity }, now, today, touch }, { code }) {
    const letters = readClaimCode(code);
    if (!letters) return refuse("CLAIM_CODE_UNREADABLE");
    const claim = await identity.useClaimCode(hashClaimCode(letters), now, today);
    if (!claim) return refuse("CLAIM_CODE_INVALID");
    const membership = (await identity.membershipsOf(claim.personId)).find(
      (m) => m.organisationId === claim.organisationId && isValidOn(m, today),
    );
    if (!membership) return refuse("NO_VALID_MEMBERSHIP");
    const { token, tokenHash } = newToken();
    await identity.addSession({
      tokenHash,
      personId: claim.personId,
      membershipId: membership.membershipId,
      expiresAt: sessionEnd(now),
    });
    touch({ kind: "identity.person", id: claim.personId });
    return { ok: true, token };
  },
});

/** @param letters the code without groups, as `readClaimCode` returns it */
export const hashClaimCode = (letters: string): Buffer =>
  createHash("sha256").update(`claim:${letters}`).digest();
