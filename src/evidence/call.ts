import { refuse, type Outcome } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { hashResumeCode } from "./resume-code.ts";
import type { EvidenceStores } from "./stores.ts";
import type { Round } from "./round.ts";
import { callState, type Submission } from "./submission.ts";

type Stores = Pick<EvidenceStores, "evidence">;

/** Refusal: CALL_NOT_FOUND (no round of this name that the reader may see). */
export async function findCall({ evidence }: Stores, name: string): Promise<Outcome<{ round: Round }>> {
  const round = await evidence.roundNamed(name);
  return round ? { ok: true, round } : refuse("CALL_NOT_FOUND", { round: name });
}

/**
 * The round, while it takes answers.
 * Refusals: CALL_NOT_FOUND, CALL_NOT_OPEN (it has not begun), CALL_CLOSED (its day is over, or the round has gone on),
 * CALL_CANCELLED.
 */
export async function findOpenCall(
  stores: Stores,
  name: string,
  today: string,
): Promise<Outcome<{ round: Round }>> {
  const found = await findCall(stores, name);
  if (!found.ok) return found;
  const state = callState(found.round, today);
  if (state === "open") return found;
  const codes = { early: "CALL_NOT_OPEN", closed: "CALL_CLOSED", cancelled: "CALL_CANCELLED" } as const;
  return refuse(codes[state], { round: name });
}

/**
 * A draft by its code, kept from others until it is saved.
 * Refusals: those of `findOpenCall`; SUBMISSION_NOT_FOUND (a wrong code and one of another round alike), SUBMISSION_SENT.
 */
export async function findDraft(
  stores: Stores,
  { round: name, code, today }: { round: string; code: string; today: string },
): Promise<Outcome<{ round: Round; draft: Submission }>> {
  const open = await findOpenCall(stores, name, today);
  if (!open.ok) return open;
  const { round } = open;
  const hash = hashResumeCode(code);
  const draft = hash && (await stores.evidence.submissionByCode(round.roundId, hash, "change"));
  if (!draft) return refuse("SUBMISSION_NOT_FOUND");
  if (draft.status !== "draft") return refuse("SUBMISSION_SENT");
  return { ok: true, round, draft };
}

/** What everybody is told of a call: what it is about, whose it is, until when. */
export async function callFacts(
  { identity, vocabulary }: Pick<EvidenceStores, "identity" | "vocabulary">,
  round: Round,
  today: string,
) {
  const places = await vocabulary.places(provinceList);
  const { name, title, closesOn, codeList, stage, synthetic } = round;
  return {
    round: { name, title, closesOn, codeList, stage, synthetic },
    state: callState(round, today),
    office: (await identity.organisation(round.organisationId))?.name ?? {},
    places: places.map(({ code, name }) => ({ code, name })),
  };
}
