import { verify } from "@node-rs/argon2";
import { z } from "zod";
import { refuse } from "../platform/index.ts";
import { isValidOn } from "./party.ts";
import { anyone } from "./policy.ts";
import { newToken, sessionHours } from "./session.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

const failureMinutes = 15;
const failureLimit = 8;

/** A hash nobody has the password of: an unknown name takes as long to refuse as a wrong password. */
const nobody =
  "$argon2id$v=19$m=19456,t=2,p=1$amVtYmF0YW5qZW1iYXRhbg$3yTj5mRSb3ZlTvUzWzJAq5Rk4yQ0a1m2o0dJtq8cS7g";

/**
 * Signs a person in by username and password.
 * @returns a session token for the cookie
 * Refusals: SIGN_IN_FAILED (name or password wrong: which one is not said), SIGN_IN_THROTTLED,
 * NO_VALID_MEMBERSHIP.
 */
export const signIn = useCase<IdentityStores>()({
  name: "identity.sign-in",
  kind: "change",
  policy: [anyone],
  input: z.object({ username: z.string().trim().toLowerCase().max(60), password: z.string().max(200) }),
  async run({ stores: { identity }, now, today, touch }, { username, password }) {
    const since = new Date(now.getTime() - failureMinutes * 60_000);
    if ((await identity.failuresSince(username, since)) >= failureLimit) {
      return refuse("SIGN_IN_THROTTLED", { minutes: failureMinutes });
    }
    const person = username ? await identity.personByUsername(username) : undefined;
    const hash = person && (await identity.passwordHash(person.personId));
    const matches = await verify(hash ?? nobody, password).catch(() => false);
    if (!person || !hash || !matches) return refuse("SIGN_IN_FAILED");

    const membership = (await identity.membershipsOf(person.personId)).find((m) => isValidOn(m, today));
    if (!membership) return refuse("NO_VALID_MEMBERSHIP");
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

/** Remembers a failed attempt, in a transaction of its own because the attempt's was rolled back. */
export const countSignInFailure = useCase<IdentityStores>()({
  name: "identity.count-sign-in-failure",
  kind: "change",
  policy: [anyone],
  input: z.object({ username: z.string().trim().toLowerCase().max(60) }),
  async run({ stores: { identity }, now, touch }, { username }) {
    await identity.addFailure(username, now);
    touch({ kind: "identity.sign-in", id: "failed" });
    return { ok: true };
  },
});

export const sessionEnd = (now: Date) => new Date(now.getTime() + sessionHours * 3_600_000);
