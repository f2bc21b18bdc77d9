import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { isDeciding, refuseStage, roundTests } from "./round.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";
import { weighRound } from "./weigh-round.ts";

/**
 * Writes down whether an occupation meets one of the four tests, upon which evidence. Only with all four met does it come
 * into an edition; the pipeline needs an organisation that commits to train people.
 * Refusals: ROUND_NOT_FOUND, ROUND_CANCELLED, ROUND_STAGE, OCCUPATION_NOT_FOUND, EVIDENCE_MISSING, COMMITMENT_MISSING.
 */
export const recordTest = useCase<EvidenceStores>()({
  name: "evidence.record-test",
  kind: "change",
  policy: [members("statistician", "officer"), jobs("demo")],
  input: z.object({
    round: roundNameSchema,
    code: z.string().max(20),
    test: z.enum(roundTests),
    met: z.boolean(),
    evidence: z.string().trim().max(2_000).default(""),
    source: z.string().trim().max(500).default(""),
    commits: z.string().trim().max(300).default(""),
    /** Of the page that it is written on. */
    writtenIn: z.enum(["id", "en"]).nullish(),
  }),
  async run({ stores, principal, now, touch }, input) {
    const { evidence } = stores;
    const { round: name, code, test, met } = input;
    const organisation = organisationOf(principal);
    const round = organisation ? await evidence.holdRound(name, organisation) : undefined;
    if (!organisation || !round) return refuse("ROUND_NOT_FOUND", { name });
    if (!isDeciding(round.stage)) return refuseStage(round);
    if (input.evidence === "") return refuse("EVIDENCE_MISSING", { test });
    if (test === "pipeline" && met && input.commits === "") return refuse("COMMITMENT_MISSING");
    // Most stand in the list; one that only employers name is found by weighing.
    if ((await evidence.entriesOf(round.listId, code)).length === 0) {
      const weighed = await weighRound(stores, round);
      if (!weighed.ok) return weighed;
      if (!weighed.occupations.some((occupation) => occupation.code === code))
        return refuse("OCCUPATION_NOT_FOUND", { code });
    }
    await evidence.addCriterion(organisation, round.roundId, {
      code,
      test,
      met,
      evidence: input.evidence,
      source: input.source || null,
      commits: test === "pipeline" && input.commits ? input.commits : null,
      writtenIn: input.writtenIn ?? null,
      author: personOf(principal),
      at: now,
    });
    touch({ kind: "evidence.round", id: round.roundId });
    return { ok: true, round: name, code, test, met };
  },
});
