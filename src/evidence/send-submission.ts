import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { findDraft } from "./call.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Sends a draft to the office; from then on its writer reads it and changes it no more. Titles for which none of the
 * offered codes fitted go along: the office looks for their code.
 * Refusals: CALL_NOT_FOUND, CALL_NOT_OPEN, CALL_CLOSED, SUBMISSION_NOT_FOUND, SUBMISSION_SENT, SUBMISSION_EMPTY (no
 * occupation).
 */
export const sendSubmission = useCase<EvidenceStores>()({
  name: "evidence.send-submission",
  kind: "change",
  policy: [anyone],
  input: z.object({ round: z.string().max(60), code: z.string().max(60) }),
  async run({ stores, now, today, touch }, { round, code }) {
    const found = await findDraft(stores, { round, code, today });
    if (!found.ok) return found;
    const { submissionId } = found.draft;
    const lines = await stores.evidence.linesOf(submissionId);
    if (lines.length === 0) return refuse("SUBMISSION_EMPTY");
    await stores.evidence.markSent(submissionId, now);
    touch({ kind: "evidence.submission", id: submissionId });
    return { ok: true, lines: lines.length };
  },
});
