import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { moveCase } from "./move-case.ts";
import type { PlacementStores } from "./stores.ts";
import { noteSchema } from "./terms-input.ts";
import { rolesOf } from "./terms-states.ts";

/** The host withdraws terms that nobody has approved yet. Refusals: those of `moveCase`. */
export const withdrawTerms = useCase<PlacementStores>()({
  name: "placement.withdraw-terms",
  kind: "change",
  policy: [members(...rolesOf("withdraw"))],
  input: z.object({ terms: z.uuid(), ...noteSchema }),
  run: (work, { note, writtenIn, terms }) =>
    moveCase(work, { terms }, "withdraw", { note, writtenIn, inside: true }),
});
