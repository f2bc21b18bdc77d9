import { z } from "zod";
import { personOf, requireOtherEyes, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { reviewers } from "./reviewers.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * Accepts or rejects a proposed synonym. What is accepted is looked for from the next question on; what is
 * rejected stays on record and cannot be proposed again.
 * Refusals: SYNONYM_NOT_FOUND, ALREADY_REVIEWED, FOUR_EYES.
 */
export const reviewSynonym = useCase<VocabularyStores>()({
  name: "vocabulary.review-synonym",
  kind: "change",
  policy: [reviewers],
  input: z.object({ synonymId: z.uuid(), decision: z.enum(["accepted", "rejected"]) }),
  async run({ stores: { vocabulary }, principal, now, touch }, { synonymId, decision }) {
    const synonym = await vocabulary.synonymToReview(synonymId);
    if (!synonym) return refuse("SYNONYM_NOT_FOUND");
    if (synonym.status !== "proposed") return refuse("ALREADY_REVIEWED");
    const denied = requireOtherEyes(principal, synonym.author);
    if (denied) return denied;
    await vocabulary.decideSynonym(synonymId, {
      status: decision,
      reviewer: personOf(principal),
      reviewedAt: now,
    });
    if (decision === "accepted") await vocabulary.changeRevision();
    touch({ kind: "vocabulary.synonym", id: synonymId });
    const { form, meaning } = synonym;
    return { ok: true, form, meaning, decision };
  },
});
