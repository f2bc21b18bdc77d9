import { randomUUID } from "node:crypto";
import { z } from "zod";
import { organisationOf, personOf, requireOtherEyes, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { reviewers } from "./reviewers.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * Decides on a proposed coding. Accepted, its text becomes a label of the code and is found from the next question
 * on: `hidden` as something to be found by, `alternative` also as a name that is shown. Rejected, it does not come back;
 * `instead` proposes another code for the text in the reviewer's name, for a further person to decide.
 * Refusals: CODING_NOT_FOUND (also for another organisation's), ALREADY_REVIEWED, FOUR_EYES, CONCEPT_NOT_FOUND;
 * CODING_WITHOUT_CODE when one for which nothing was found is accepted.
 */
export const reviewCoding = useCase<VocabularyStores>()({
  name: "vocabulary.review-coding",
  kind: "change",
  policy: [reviewers],
  input: z.object({
    codingId: z.uuid(),
    decision: z.enum(["accepted", "rejected"]),
    as: z.enum(["hidden", "alternative"]).default("hidden"),
    instead: z.string().min(1).max(60).optional(),
  }),
  async run({ stores: { vocabulary }, principal, now, touch }, { codingId, decision, as, instead }) {
    const coding = await vocabulary.codingToReview(organisationOf(principal), codingId);
    if (!coding) return refuse("CODING_NOT_FOUND");
    if (coding.status !== "proposed") return refuse("ALREADY_REVIEWED");
    const denied = requireOtherEyes(principal, coding.author);
    if (denied) return denied;
    const { versionId, organisationId, text, language, code } = coding;
    if (decision === "accepted" && code === null) return refuse("CODING_WITHOUT_CODE", { text });
    const reviewer = personOf(principal);
    await vocabulary.decideCoding(codingId, { status: decision, reviewer, reviewedAt: now });
    touch({ kind: "vocabulary.coding", id: codingId });
    if (decision === "accepted" && code !== null) {
      await vocabulary.addCodedLabel(
        { versionId, text, code },
        {
          // Titles of which nobody said the language are typed in Indonesian forms.
          language: language ?? "id",
          kind: as,
          author: coding.author,
          organisationId,
          addedAt: now,
        },
      );
      await vocabulary.changeRevision();
    } else if (instead !== undefined && instead !== code) {
      if (!(await vocabulary.hasCode(versionId, instead)))
        return refuse("CONCEPT_NOT_FOUND", { code: instead });
      const other = { codingId: randomUUID(), text, language, versionId, code: instead, score: null };
      await vocabulary.addCodings([other], {
        organisationId,
        author: reviewer,
        codedAt: now,
        source: coding.source,
      });
      touch({ kind: "vocabulary.coding", id: other.codingId });
    }
    return { ok: true, text, code, decision };
  },
});
