import { z } from "zod";
import { anyone } from "./policy.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

/** The corridor that this installation serves, with its organisations; public. `corridor` is null on an empty store. */
export const readCorridor = useCase<IdentityStores>()({
  name: "identity.read-corridor",
  kind: "read",
  policy: [anyone],
  input: z.object({}),
  async run({ stores: { identity } }) {
    const corridor = await identity.corridor();
    return { ok: true, corridor: corridor ?? null, organisations: await identity.organisations() };
  },
});

/** What the frame of every page says of the installation: the corridor alone. */
export const readFrame = useCase<IdentityStores>()({
  name: "identity.read-frame",
  kind: "read",
  policy: [anyone],
  input: z.object({}),
  async run({ stores: { identity } }) {
    return { ok: true, corridor: (await identity.corridor()) ?? null };
  },
});
