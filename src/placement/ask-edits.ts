import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { moveCase } from "./move-case.ts";
import type { PlacementStores } from "./stores.ts";
import { reasonSchema } from "./terms-input.ts";
import { rolesOf } from "./terms-states.ts";

/** The programme office asks the host to edit its terms, and says what. Refusals: those of `moveCase`. */
export const askEdits = useCase<PlacementStores>()({
  name: "placement.ask-edits",
  kind: "change",
  policy: [members(...rolesOf("ask-edits"))],
  input: z.object({ terms: z.uuid(), ...reasonSchema }),
  run: (work, { note, writtenIn, terms }) =>
    moveCase(work, { terms }, "ask-edits", { note, writtenIn, inside: true }),
});
