import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { decisions } from "./dovetailing.ts";
import { isDeciding, refuseStage } from "./round.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";
import { weighRound } from "./weigh-round.ts";

/**
 * Decides upon one occupation of a round. The decision keeps what both sides said when it was taken; one that differs
 * from the proposal needs a reason. An earlier decision stays in the log.
 * Refusals: ROUND_NOT_FOUND, ROUND_CANCELLED, ROUND_STAGE (nothing is decided in this stage), OCCUPATION_NOT_FOUND, REASON_MISSING.
 */
export const decideOccupation = useCase<EvidenceStores>()({
  name: "evidence.decide-occupation",
  kind: "change",
  policy: [members("statistician", "officer"), jobs("demo")],
  input: z.object({
    round: roundNameSchema,
    code: z.string().max(20),
    decision: z.enum(decisions),
    reason: z.string().trim().max(2_000).default(""),
    /** Of the page that it is written on. */
    writtenIn: z.enum(["id", "en"]).nullish(),
  }),
  async run({ stores, principal, now, touch }, { round: name, code, decision, reason, writtenIn }) {
    const { evidence } = stores;
    const organisation = organisationOf(principal);
    const round = organisation ? await evidence.holdRound(name, organisation) : undefined;
    if (!organisation || !round) return refuse("ROUND_NOT_FOUND", { name });
    if (!isDeciding(round.stage)) return refuseStage(round);
    const weighed = await weighRound(stores, round);
    if (!weighed.ok) return weighed;
    const one = weighed.occupations.find((occupation) => occupation.code === code);
    if (!one) return refuse("OCCUPATION_NOT_FOUND", { code });
    if (decision !== one.proposal && reason === "")
      return refuse("REASON_MISSING", { code, proposal: one.proposal });
    const { topDown, bottomUp, proposal } = one;
    await evidence.addDecision(organisation, round.roundId, {
      code,
      stage: round.stage,
      topDown,
      bottomUp,
      proposal,
      decision,
      reason: reason || null,
      writtenIn: (reason && writtenIn) || null,
      decidedBy: personOf(principal),
      decidedAt: now,
    });
    touch({ kind: "evidence.round", id: round.roundId });
    return { ok: true, round: name, code, proposal, decision };
  },
});
