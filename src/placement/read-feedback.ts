import { z } from "zod";
import { everyMember, personOf, useCase } from "../identity/index.ts";
import { readPart } from "./read-part.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * One's own feedback; when the placement is closed that of everybody, by capacity and without a name.
 * Refusals: those of `readPart`.
 */
export const readPlacementFeedback = useCase<PlacementStores>()({
  name: "placement.read-feedback",
  kind: "read",
  policy: [everyMember],
  input: z.object({ placement: z.uuid() }),
  async run(work, { placement }) {
    const at = await readPart(work, placement);
    if (!at.ok) return at;
    const person = personOf(work.principal);
    const feedback = await work.stores.placement.feedback(placement);
    return {
      ok: true,
      head: at.head,
      feedback: feedback.map(({ feedbackId, capacity, rating, wentWell, toChange, writtenIn, personId }) => ({
        ...{ feedbackId, capacity, rating, wentWell, toChange, writtenIn },
        own: person !== null && personId === person,
      })),
    };
  },
});
