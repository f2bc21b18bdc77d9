import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { findPersonal, withoutPassage } from "./personal-data.ts";
import type { EvidenceStores } from "./stores.ts";
import { longest } from "./submission.ts";

/**
 * Takes a passage out of what a respondent wrote, as data of a person: a mark stands in its place, wherever it stood in
 * that text, and the words are kept nowhere. At any time: also in a round that is sealed or cancelled, which rests on codes
 * and counts and on no words.
 * @returns `seen`: how many passages of the text still look like a person's data
 * Refusals: BLANK_WORDLESS (no reason), ROUND_NOT_FOUND, SUBMISSION_NOT_FOUND (also a draft, and another office's),
 * INTEREST_NONE, LINE_NOT_FOUND, PASSAGE_ABSENT (the text does not hold it).
 */
export const blankPassage = useCase<EvidenceStores>()({
  name: "evidence.blank-passage",
  kind: "change",
  policy: [members("officer", "statistician")],
  input: z.object({
    round: z.string().max(60),
    submission: z.uuid(),
    place: z.enum(["interest", "title", "note"]),
    /** Position of the line; null for the interest. */
    line: z.int().min(1).nullable(),
    /** Exactly as it stands there. */
    passage: z.string().trim().min(1).max(longest.note),
    reason: z.string().trim().max(longest.reason),
  }),
  async run({ stores: { evidence }, principal, now, touch }, input) {
    const { round: name, submission: id, place, passage, reason } = input;
    if (reason === "") return refuse("BLANK_WORDLESS");
    const organisationId = organisationOf(principal);
    const round = organisationId ? await evidence.roundNamed(name, organisationId) : undefined;
    if (!organisationId || !round) return refuse("ROUND_NOT_FOUND", { name });
    const found = await evidence.submission(id, "change");
    if (!found || found.roundId !== round.roundId || found.status === "draft")
      return refuse("SUBMISSION_NOT_FOUND");
    let left: string | null;
    let line: number | null = null;
    if (place === "interest") {
      if (found.interest === null) return refuse("INTEREST_NONE");
      left = withoutPassage(found.interest, passage, longest.interest);
      if (left !== null) await evidence.saveInterest(id, left);
    } else {
      const own = (await evidence.linesOf(id)).find(({ position }) => position === input.line);
      if (!own) return refuse("LINE_NOT_FOUND");
      line = own.position;
      left =
        place === "title"
          ? withoutPassage(own.typed, passage, longest.typed)
          : withoutPassage(own.note ?? "", passage, longest.note);
      if (left !== null)
        await evidence.saveLine(id, { ...own, ...(place === "title" ? { typed: left } : { note: left }) });
    }
    if (left === null) return refuse("PASSAGE_ABSENT");
    await evidence.addBlanked({
      ...{ organisationId, submissionId: id, place, line, reason },
      ...{ blankedBy: personOf(principal), blankedAt: now },
    });
    touch({ kind: "evidence.submission", id });
    return { ok: true, seen: findPersonal(left).length };
  },
});
