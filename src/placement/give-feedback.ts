import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { longestFeedback, type Feedback } from "./feedback.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";

const words = z
  .string()
  .trim()
  .max(longestFeedback)
  .nullish()
  .transform((text) => text || null);

/**
 * The host, the expert and each counterpart say how it was, once; of each other they read it when the placement is closed.
 * Refusals: those of `actIn`, FEEDBACK_GIVEN.
 */
export const giveFeedback = useCase<PlacementStores>()({
  name: "placement.give-feedback",
  kind: "change",
  policy: [members(...rolesFor("give-feedback"))],
  input: z.object({
    placement: z.uuid(),
    rating: z.int().min(1).max(5),
    wentWell: words,
    toChange: words,
    writtenIn: z.enum(["id", "en"]).default("id"),
  }),
  async run(work, { rating, wentWell, toChange, writtenIn, ...which }) {
    const { stores, principal, now } = work;
    const at = await actIn(work, which, "give-feedback");
    if (!at.ok) return at;
    const { placementId } = at.placement;
    const capacity = at.as as Feedback["capacity"];
    const personId = personOf(principal);
    const given = (await stores.placement.feedback(placementId)).some(
      (one) => one.personId === personId && one.capacity === capacity,
    );
    if (given) return refuse("FEEDBACK_GIVEN");
    await stores.placement.addFeedback({
      ...{ organisationId: organisationOf(principal) ?? "", termsId: at.terms.termsId, placementId },
      ...{ feedbackId: randomUUID(), capacity, rating, wentWell, toChange, writtenIn, personId, at: now },
      synthetic: at.terms.synthetic,
    });
    return recordAct(work, at, "give-feedback");
  },
});
