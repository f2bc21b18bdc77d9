import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { refuseStage, stageAfter } from "./round.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Moves a round to its next stage; no stage is skipped, and only sealing reaches the last. With the stage `evidence`
 * the call for evidence is open to everybody until its last day, or until the round moves on.
 * Refusals: ROUND_NOT_FOUND, ROUND_CANCELLED, ROUND_STAGE (it has moved already, or there is no next stage but sealing), CALL_UNDATED,
 * CALL_DATE_PAST, SUBMISSIONS_WAITING (nobody has looked at them yet).
 */
export const advanceRound = useCase<EvidenceStores>()({
  name: "evidence.advance-round",
  kind: "change",
  policy: [members("statistician", "officer", "head"), jobs("command-line", "demo")],
  input: z.object({
    round: roundNameSchema,
    /** The stage that it is moved to, so that a second press moves nothing. */
    to: z.enum(["evidence", "first-dovetailing", "validation", "second-dovetailing"]),
    closesOn: z.iso.date().nullish(),
  }),
  async run({ stores: { evidence }, principal, today, touch }, { round: name, to, closesOn }) {
    const organisation = organisationOf(principal);
    const round = organisation ? await evidence.holdRound(name, organisation) : undefined;
    if (!round) return refuse("ROUND_NOT_FOUND", { name });
    if (stageAfter(round.stage) !== to) return refuseStage(round);
    if (to === "evidence") {
      const last = closesOn ?? round.closesOn;
      if (!last) return refuse("CALL_UNDATED");
      if (last < today) return refuse("CALL_DATE_PAST", { date: last });
      await evidence.moveRound(round.roundId, to, { closesOn: last, releasedTo: ["public"] });
    } else {
      const waiting = await evidence.submissionsWaiting(round.roundId);
      if (waiting > 0) return refuse("SUBMISSIONS_WAITING", { count: waiting });
      await evidence.moveRound(round.roundId, to, {});
    }
    touch({ kind: "evidence.round", id: round.roundId });
    return { ok: true, round: name, stage: to };
  },
});
