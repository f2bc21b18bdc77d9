import { z } from "zod";
import { refuse } from "../platform/index.ts";
import { isValidOn } from "./party.ts";
import { anyone } from "./policy.ts";
import { newToken } from "./session.ts";
import { sessionEnd } from "./sign-in.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

/**
 * The invented people of the demo corridor, to sign in as. The composition root serves these two use cases in
 * demo mode only; real people are never listed, because only synthetic ones are asked for.
 */
export const listDemoPeople = useCase<IdentityStores>()({
  name: "identity.list-demo-people",
  kind: "read",
  policy: [anyone],
  input: z.object({}),
  async run({ stores: { identity }, today }) {
    return { ok: true, people: await identity.demoPeople(today) };
  },
});

/** Signs in as one of the demo's people. Refusal: PERSON_NOT_FOUND (also for a real person). */
export const enterAsDemoPerson = useCase<IdentityStores>()({
  name: "identity.enter-as-demo-person",
  kind: "change",
  policy: [anyone],
  input: z.object({ membership: z.uuid() }),
  async run({ stores: { identity }, now, today, touch }, input) {
    const membership = await identity.membership(input.membership);
    const person = membership && (await identity.person(membership.personId));
    if (!membership || !person?.synthetic || !isValidOn(membership, today)) return refuse("PERSON_NOT_FOUND");
    const { token, tokenHash } = newToken();
    await identity.addSession({
      tokenHash,
      personId: person.personId,
      membershipId: membership.membershipId,
      expiresAt: sessionEnd(now),
    });
    touch({ kind: "identity.person", id: person.personId });
    return { ok: true, token };
  },
});
