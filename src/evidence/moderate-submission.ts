import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import { splitCodeList } from "./dataset.ts";
import { roundOver } from "./round.ts";
import type { EvidenceStores } from "./stores.ts";
import { confirmedLines, longest, type Submission } from "./submission.ts";

const words = z.string().trim().min(1).max(longest.reason);

const step = z.discriminatedUnion("step", [
  /** Confirms the code of a line, or gives it another. */
  z.object({ step: z.literal("code"), position: z.int().min(1), code: z.string().min(1).max(20) }),
  /** Confirms every code that a machine gave, as it stands. */
  z.object({ step: z.literal("codes") }),
  /** Says how a declared interest was dealt with. */
  z.object({ step: z.literal("interest"), words }),
  z.object({
    step: z.literal("decide"),
    decision: z.enum(["accepted", "rejected"]),
    /** Needed to reject, and to change a decision. */
    reason: z.string().trim().max(longest.reason).nullish(),
  }),
]);

/**
 * Decides on what a respondent sent, or prepares the decision: accepted, it counts for the occupations whose codes a
 * person chose. Until the round is sealed a decision can be changed, with a reason.
 * Refusals: SUBMISSION_NOT_FOUND (also a draft, and another office's), ROUND_SEALED, ROUND_CANCELLED, LINE_NOT_FOUND, CONCEPT_NOT_FOUND,
 * INTEREST_NONE (there is none to deal with), INTEREST_OPEN (a declared interest nobody has dealt with),
 * SUBMISSION_UNCODED (no line would count), SUBMISSION_REASON_MISSING.
 */
export const moderateSubmission = useCase<EvidenceStores>()({
  name: "evidence.moderate-submission",
  kind: "change",
  policy: [members("officer", "statistician")],
  input: z.object({ round: z.string().max(60), submission: z.uuid(), act: step }),
  async run({ stores, principal, now, touch }, { round: name, submission: id, act }) {
    const { evidence, vocabulary } = stores;
    const organisationId = organisationOf(principal);
    const round = organisationId ? await evidence.roundNamed(name, organisationId) : undefined;
    if (!round) return refuse("ROUND_NOT_FOUND", { name });
    const found = await evidence.submission(id, "change");
    if (!found || found.roundId !== round.roundId || found.status === "draft")
      return refuse("SUBMISSION_NOT_FOUND");
    const over = roundOver(round);
    if (over) return over;
    touch({ kind: "evidence.submission", id });
    if (act.step === "interest") {
      if (found.interest === null) return refuse("INTEREST_NONE");
      await evidence.resolveInterest(id, act.words);
      return { ok: true, status: found.status };
    }
    if (act.step === "codes") {
      await evidence.confirmCodes(id);
      return { ok: true, status: found.status };
    }
    const lines = await evidence.linesOf(id);
    if (act.step === "code") {
      const line = lines.find(({ position }) => position === act.position);
      if (!line) return refuse("LINE_NOT_FOUND");
      const { scheme, version } = splitCodeList(round.codeList);
      const titles = await vocabulary.titles(scheme, version, [act.code]);
      if (!titles.has(act.code)) return refuse("CONCEPT_NOT_FOUND", { code: act.code });
      await evidence.saveLine(id, { ...line, code: act.code, confirmed: true });
      return { ok: true, status: found.status };
    }
    const fit = fitness(found, act.decision, act.reason || null, confirmedLines(lines).length);
    if (!fit.ok) return fit;
    await evidence.decideSubmission(id, {
      status: act.decision,
      reason: act.reason || null,
      by: personOf(principal),
      at: now,
    });
    return { ok: true, status: act.decision };
  },
});

/** Whether a submission can be decided so. */
function fitness(
  { status, interest, interestResolved }: Submission,
  decision: "accepted" | "rejected",
  reason: string | null,
  counting: number,
): Outcome {
  if (!reason && (decision === "rejected" || status !== "sent")) return refuse("SUBMISSION_REASON_MISSING");
  if (decision === "rejected") return { ok: true };
  if (interest !== null && interestResolved === null) return refuse("INTEREST_OPEN");
  return counting === 0 ? refuse("SUBMISSION_UNCODED") : { ok: true };
}

/**
 * Accepts all submissions of a round that came from a file whole: every code given, no interest declared. The others, and
 * those of the form, wait for somebody to look at each.
 * Refusals: ROUND_NOT_FOUND, ROUND_SEALED, ROUND_CANCELLED.
 */
export const acceptFileSubmissions = useCase<EvidenceStores>()({
  name: "evidence.accept-submissions",
  kind: "change",
  policy: [members("officer", "statistician")],
  input: z.object({ round: z.string().max(60) }),
  async run({ stores: { evidence }, principal, now, touch }, { round: name }) {
    const organisationId = organisationOf(principal);
    const round = organisationId ? await evidence.roundNamed(name, organisationId) : undefined;
    if (!round) return refuse("ROUND_NOT_FOUND", { name });
    const over = roundOver(round);
    if (over) return over;
    const accepted = await evidence.acceptWhole(round.roundId, { by: personOf(principal), at: now });
    for (const id of accepted) touch({ kind: "evidence.submission", id });
    return { ok: true, accepted: accepted.length, waiting: await evidence.submissionsWaiting(round.roundId) };
  },
});
