import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { findDraft } from "./call.ts";
import { personalIn } from "./personal-data.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Sends a draft to the office; from then on its writer reads it and changes it no more. Titles for which none of the
 * offered codes fitted go along: the office looks for their code.
 * Refusals: CALL_NOT_FOUND, CALL_NOT_OPEN, CALL_CLOSED, CALL_CANCELLED, SUBMISSION_NOT_FOUND, SUBMISSION_SENT,
 * SUBMISSION_EMPTY (no occupation), PERSONAL_SEEN (a text looks to hold data of a person, and its writer has not confirmed
 * that it shall go).
 */
export const sendSubmission = useCase<EvidenceStores>()({
  name: "evidence.send-submission",
  kind: "change",
  policy: [anyone],
  input: z.object({
    round: z.string().max(60),
    code: z.string().max(60),
    /** Its writer has looked at what seems to be data of a person. */
    looked: z.boolean().default(false),
  }),
  async run({ stores, now, today, touch }, { round, code, looked }) {
    const found = await findDraft(stores, { round, code, today });
    if (!found.ok) return found;
    const { submissionId, interest } = found.draft;
    const lines = await stores.evidence.linesOf(submissionId);
    if (lines.length === 0) return refuse("SUBMISSION_EMPTY");
    const seen = personalIn({ interest, lines }).length;
    if (seen > 0 && !looked) return refuse("PERSONAL_SEEN", { count: seen });
    await stores.evidence.markSent(submissionId, now);
    touch({ kind: "evidence.submission", id: submissionId });
    return { ok: true, lines: lines.length };
  },
});
