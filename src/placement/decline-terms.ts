import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { moveCase } from "./move-case.ts";
import type { PlacementStores } from "./stores.ts";
import { reasonSchema } from "./terms-input.ts";
import { rolesOf } from "./terms-states.ts";

/** The programme office declines terms, with the reason. Refusals: those of `moveCase`. */
export const declineTerms = useCase<PlacementStores>()({
  name: "placement.decline-terms",
  kind: "change",
  policy: [members(...rolesOf("decline"))],
  input: z.object({ terms: z.uuid(), ...reasonSchema }),
  run: (work, { note, writtenIn, terms }) =>
    moveCase(work, { terms }, "decline", { note, writtenIn, inside: true }),
});
