import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { VocabularyStores } from "./stores.ts";

const longestReason = 2_000;

/**
 * Disputes another organisation's claim, with the reason. The claim stays with who made it, when and on what; it is
 * never printed as "equals" again.
 * Refusals: EQUIVALENCE_ABSENT, OWN_CLAIM, EQUIVALENCE_DISPUTED (already), REASON_NEEDED, REASON_OVERLONG.
 */
export const disputeEquivalence = useCase<VocabularyStores>()({
  name: "vocabulary.dispute-equivalence",
  kind: "change",
  policy: [members("officer", "statistician", "head")],
  input: z.object({ equivalenceId: z.uuid(), reason: z.string().trim().max(20_000) }),
  async run({ stores: { vocabulary }, principal, now, touch }, { equivalenceId, reason }) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const claim = await vocabulary.heldEquivalence(equivalenceId);
    if (!claim) return refuse("EQUIVALENCE_ABSENT");
    if (claim.organisationId === organisationId) return refuse("OWN_CLAIM");
    if (claim.status === "disputed") return refuse("EQUIVALENCE_DISPUTED");
    if (!reason) return refuse("REASON_NEEDED");
    if (reason.length > longestReason)
      return refuse("REASON_OVERLONG", { found: reason.length, expected: longestReason });
    const by = { reason, organisationId, person: personOf(principal), at: now };
    await vocabulary.disputeEquivalence(equivalenceId, by);
    touch({ kind: "vocabulary.equivalence", id: equivalenceId });
    return { ok: true };
  },
});
