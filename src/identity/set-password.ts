import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";
import { refuse } from "../platform/index.ts";
import { isGuessable } from "./password-strength.ts";
import { everyMember } from "./policy.ts";
import { hashToken } from "./session.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

const passwordLength = { least: 10, most: 200 };

/**
 * Chooses the username and password with which one signs in from now on. Other sessions of the person end:
 * whoever got in with the old password is out. Parameters of the hash: argon2id, 19 MiB, 2 passes, as OWASP's
 * password storage advice of 2023 sets as the least.
 * Refusals: PASSWORD_CURRENT_WRONG (an account that has a password proves that it is still the same person),
 * USERNAME_INVALID, USERNAME_TAKEN, PASSWORD_SHORT (least length), PASSWORD_NAMES_YOU, PASSWORD_GUESSABLE.
 */
export const setPassword = useCase<IdentityStores>()({
  name: "identity.set-password",
  kind: "change",
  policy: [everyMember],
  input: z.object({
    username: z.string().trim().toLowerCase().max(60),
    /** The password so far; none is needed by who has none: after a claim code. */
    current: z.string().max(passwordLength.most).default(""),
    password: z.string().max(passwordLength.most),
    /** Token of the session that stays: the one in which the password was chosen. */
    keepSession: z.string().max(100),
  }),
  async run({ stores: { identity }, principal, touch }, { username, current, password, keepSession }) {
    if (principal.kind !== "member") return refuse("NOT_PERMITTED");
    const before = await identity.passwordHash(principal.person);
    if (before && !(await verify(before, current))) return refuse("PASSWORD_CURRENT_WRONG");
    if (!/^[a-z0-9.-]{3,60}$/.test(username)) return refuse("USERNAME_INVALID");
    if (password.length < passwordLength.least)
      return refuse("PASSWORD_SHORT", { least: passwordLength.least });
    if (password.toLowerCase().includes(username)) return refuse("PASSWORD_NAMES_YOU");
    if (isGuessable(password, [username, principal.name, "jembatan", "kemnaker"]))
      return refuse("PASSWORD_GUESSABLE");
    const holder = await identity.personByUsername(username);
    if (holder && holder.personId !== principal.person) return refuse("USERNAME_TAKEN");
    if (!(await identity.setUsername(principal.person, username))) return refuse("USERNAME_TAKEN");
    await identity.setPasswordHash(
      principal.person,
      await hash(password, { memoryCost: 19_456, timeCost: 2 }),
    );
    await identity.removeSessionsOf(principal.person, hashToken(keepSession));
    touch({ kind: "identity.person", id: principal.person });
    return { ok: true };
  },
});
