import { z } from "zod";
import { organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { openRound } from "./open-round.ts";
import { roundOver } from "./round.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Cancels a round that will not be finished: whoever may open one. It takes no more answers, decisions or seals, and stays
 * readable with its reason. Its name stays taken: respondents have its address, and another round there would be taken for
 * the one that they answered.
 * Refusals: CANCEL_WORDLESS (no reason), ROUND_NOT_FOUND, ROUND_SEALED, ROUND_CANCELLED.
 */
export const cancelRound = useCase<EvidenceStores>()({
  name: "evidence.cancel-round",
  kind: "change",
  policy: openRound.policy,
  input: z.object({
    round: roundNameSchema,
    reason: z.string().trim().max(2_000),
    /** Of the page that it is written on. */
    writtenIn: z.enum(["id", "en"]).nullish(),
  }),
  async run({ stores: { evidence }, principal, now, touch }, { round: name, reason, writtenIn }) {
    if (reason === "") return refuse("CANCEL_WORDLESS", { name });
    const organisation = organisationOf(principal);
    const round = organisation ? await evidence.holdRound(name, organisation) : undefined;
    if (!organisation || !round) return refuse("ROUND_NOT_FOUND", { name });
    const over = roundOver(round);
    if (over) return over;
    const { roundId, stage } = round;
    await evidence.moveRound(roundId, "cancelled", {});
    await evidence.addCancellation({
      organisationId: organisation,
      roundId,
      stage,
      reason,
      writtenIn: writtenIn ?? null,
      cancelledBy: personOf(principal),
      cancelledAt: now,
    });
    touch({ kind: "evidence.round", id: roundId });
    return { ok: true, round: name, stage: "cancelled" as const };
  },
});
