import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { moveCase } from "./move-case.ts";
import type { PlacementStores } from "./stores.ts";
import { programmeComesIn } from "./submit-terms.ts";
import { noteSchema, reasonSchema, termsRead } from "./terms-input.ts";
import { rolesOf } from "./terms-states.ts";

/**
 * A Disnaker passes the request of its centre on to the programme office.
 * @param programme key of that office, where the case has none yet
 * Refusals: those of `moveCase` and of `programmeComesIn`.
 */
export const endorseTerms = useCase<PlacementStores>()({
  name: "placement.endorse-terms",
  kind: "change",
  policy: [members(...rolesOf("endorse"))],
  input: z.object({ ...termsRead, ...noteSchema, programme: z.string().max(60).nullish() }),
  run: (work, { programme, note, writtenIn, ...read }) =>
    moveCase(work, read, "endorse", {
      ...{ note, writtenIn, inside: true },
      going: (at) => programmeComesIn(work, at, programme ?? null),
    }),
});

/** A Disnaker gives the request back to its centre, with the reason. Refusals: those of `moveCase`. */
export const returnTerms = useCase<PlacementStores>()({
  name: "placement.return-terms",
  kind: "change",
  policy: [members(...rolesOf("return"))],
  input: z.object({ terms: z.uuid(), ...reasonSchema }),
  run: (work, { note, writtenIn, terms }) =>
    moveCase(work, { terms }, "return", { note, writtenIn, inside: true }),
});
