import { z } from "zod";
import { personOf, requireOtherEyes, useCase } from "../identity/index.ts";
import { refuse, type ReportRow } from "../platform/index.ts";
import { reviewers } from "./reviewers.ts";
import type { VocabularyStores } from "./stores.ts";
import { isReplaceable, mostTranslations, type TranslationEntry } from "./translation.ts";

/**
 * Decides on proposed titles, one or a page of them. Accepted, a proposal becomes the title of its concept in that
 * language, with its author, in place of one that was taken over or translated before; rejected, it stays with the note.
 * Who proposed does not review.
 * @returns how many were `decided`; `refused`: a row each with the id of the proposal in `column`: TRANSLATION_ABSENT,
 *   ALREADY_REVIEWED, FOUR_EYES, LABEL_GIVEN
 * Refusals: NOTE_MISSING (a rejection says why); the code of the first row when nothing at all could be decided.
 */
export const reviewTranslation = useCase<VocabularyStores>()({
  name: "vocabulary.review-translation",
  kind: "change",
  policy: [reviewers],
  input: z.object({
    translations: z.array(z.uuid()).min(1).max(mostTranslations),
    decision: z.enum(["accepted", "rejected"]),
    note: z.string().trim().max(2_000).optional(),
  }),
  async run({ stores: { vocabulary }, principal, now, touch }, { translations, decision, note }) {
    if (decision === "rejected" && !note) return refuse("NOTE_MISSING");
    const asked = [...new Set(translations)];
    const held = new Map((await vocabulary.heldTranslations(asked)).map((one) => [one.translationId, one]));
    const decided: string[] = [];
    const refused: ReportRow[] = [];
    for (const id of asked) {
      const entry = held.get(id);
      const problem = entry ? problemOf(entry) : "TRANSLATION_ABSENT";
      if (problem) refused.push({ file: "", column: id, code: problem, found: entry?.text ?? "" });
      else decided.push(id);
    }
    const [first] = refused;
    if (first && decided.length === 0) return refuse(first.code, { found: first.found ?? "" }, refused);

    if (decision === "accepted") await vocabulary.labelTranslations(decided, now);
    const reviewer = personOf(principal);
    const outcome = { status: decision, reviewer, reviewedAt: now, note: note || null };
    await vocabulary.decideTranslations(decided, outcome);
    if (decision === "accepted") await vocabulary.changeRevision();
    for (const id of decided) touch({ kind: "vocabulary.translation", id });
    return { ok: true, decided: decided.length, refused };

    function problemOf({ status, author, label }: TranslationEntry): string | null {
      if (status !== "proposed") return "ALREADY_REVIEWED";
      if (requireOtherEyes(principal, author)) return "FOUR_EYES";
      return decision === "accepted" && label && !isReplaceable(label.origin) ? "LABEL_GIVEN" : null;
    }
  },
});
