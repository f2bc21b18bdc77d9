import { randomUUID } from "node:crypto";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { VocabularyStores } from "./stores.ts";
import { synonymKey, synonymProblem, synonymSchema } from "./synonym.ts";

/**
 * Proposes that two words are looked for as one; a second person decides.
 * Refusals: SYNONYM_SAME, SYNONYM_WORDLESS, SYNONYM_KNOWN (proposed or accepted before), SYNONYM_REJECTED.
 */
export const proposeSynonym = useCase<VocabularyStores>()({
  name: "vocabulary.propose-synonym",
  kind: "change",
  policy: [members("statistician", "officer")],
  input: synonymSchema,
  async run({ stores: { vocabulary }, principal, now, touch }, synonym) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const { form, meaning } = synonym;
    const problem = synonymProblem(synonym);
    if (problem) return refuse(problem, { form, meaning });
    await vocabulary.oneSynonymAtATime();
    const key = synonymKey(synonym);
    const before = (await vocabulary.knownSynonyms()).find((one) => synonymKey(one) === key);
    if (before)
      return refuse(before.status === "rejected" ? "SYNONYM_REJECTED" : "SYNONYM_KNOWN", { form, meaning });
    const synonymId = randomUUID();
    await vocabulary.addSynonyms([{ ...synonym, synonymId }], {
      organisationId,
      author: personOf(principal),
      proposedAt: now,
      status: "proposed",
      reviewedAt: null,
      synthetic: false,
    });
    touch({ kind: "vocabulary.synonym", id: synonymId });
    return { ok: true, synonymId };
  },
});
