import { z } from "zod";
import { refuse } from "../platform/index.ts";
import { isValidOn } from "./party.ts";
import { everyMember } from "./policy.ts";
import { hashToken, newToken } from "./session.ts";
import { sessionEnd } from "./sign-in.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

/** The hats of the signed-in person: memberships valid today. */
export const listMyMemberships = useCase<IdentityStores>()({
  name: "identity.list-my-memberships",
  kind: "read",
  policy: [everyMember],
  input: z.object({}),
  async run({ stores: { identity }, principal, today }) {
    if (principal.kind !== "member") return refuse("NOT_PERMITTED");
    const all = await identity.membershipsOf(principal.person);
    return {
      ok: true,
      memberships: all.filter((membership) => isValidOn(membership, today)),
      hasPassword: (await identity.passwordHash(principal.person)) !== undefined,
    };
  },
});

/** Changes hats: a new session for another valid membership of the same person, the old one ends. Refusal: NO_VALID_MEMBERSHIP. */
export const switchMembership = useCase<IdentityStores>()({
  name: "identity.switch-membership",
  kind: "change",
  policy: [everyMember],
  input: z.object({ membership: z.uuid(), token: z.string().max(100) }),
  async run({ stores: { identity }, principal, now, today, touch }, input) {
    const membership = await identity.membership(input.membership);
    if (
      principal.kind !== "member" ||
      membership?.personId !== principal.person ||
      !isValidOn(membership, today)
    ) {
      return refuse("NO_VALID_MEMBERSHIP");
    }
    const { token, tokenHash } = newToken();
    await identity.removeSession(hashToken(input.token));
    await identity.addSession({
      tokenHash,
      personId: membership.personId,
      membershipId: membership.membershipId,
      expiresAt: sessionEnd(now),
    });
    touch({ kind: "identity.person", id: membership.personId });
    return { ok: true, token };
  },
});
