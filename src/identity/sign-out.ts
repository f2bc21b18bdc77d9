import { z } from "zod";
import { anyone } from "./policy.ts";
import { hashToken } from "./session.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

/** Ends the session behind a token; ending one that has ended is no error. */
export const signOut = useCase<IdentityStores>()({
  name: "identity.sign-out",
  kind: "change",
  policy: [anyone],
  input: z.object({ token: z.string().max(100) }),
  async run({ stores: { identity }, touch }, { token }) {
    await identity.removeSession(hashToken(token));
    touch({ kind: "identity.session", id: "ended" });
    return { ok: true };
  },
});
