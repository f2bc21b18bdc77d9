import type { VocabularyStore } from "./store.ts";
import type { NewTranslation, TranslationKey } from "./translation-store.ts";
import { weighProposal, type Proposer, type TranslationOrigin } from "./translation.ts";

/** A text that somebody proposes for a concept, cleaned and not empty. */
export type Proposed = TranslationKey & { text: string; origin: TranslationOrigin };

type Refused<P> = { of: P; code: string; found: string };

const keyOf = ({ versionId, code, language }: TranslationKey) => `${versionId} ${language} ${code}`;

/**
 * Writes what may be written of many proposals, whoever typed or sent them.
 * @param again whether a text that was rejected before may be proposed again
 * @returns counts, the ids of what was touched, and what was refused: CONCEPT_ABSENT, LABEL_GIVEN, OPEN_PROPOSAL,
 *   REJECTED_BEFORE, LABEL_OVERLONG, with what stands there in `found`
 */
export async function writeProposals<P extends Proposed>(
  vocabulary: Pick<VocabularyStore, "translationStates" | "addTranslations" | "changeTranslations">,
  proposed: readonly P[],
  { proposer, again, now, newId }: { proposer: Proposer; again: boolean; now: Date; newId: () => string },
): Promise<{ added: number; changed: number; unchanged: number; touched: string[]; refused: Refused<P>[] }> {
  const keys = proposed.map(({ versionId, code, language }) => ({ versionId, code, language }));
  const states = new Map((await vocabulary.translationStates(keys)).map((state) => [keyOf(state), state]));
  const adding = new Map<string, { row: NewTranslation; of: P }>();
  const changing = new Map<string, { row: NewTranslation; of: P }>();
  const refused: Refused<P>[] = [];
  let unchanged = 0;
  for (const one of proposed) {
    const state = states.get(keyOf(one));
    if (!state) {
      refused.push({ of: one, code: "CONCEPT_ABSENT", found: one.code });
      continue;
    }
    const weighed = weighProposal(state, one.text, proposer, again);
    if ("refuse" in weighed) refused.push({ of: one, code: weighed.refuse, found: weighed.found });
    else if (weighed.do === "nothing") unchanged += 1;
    else {
      const translationId = weighed.do === "change" ? weighed.translationId : newId();
      const { versionId, code, language, text, origin } = one;
      const author = proposer.person;
      const organisationId = proposer.organisation;
      const concept = { versionId, code, language };
      const row = { ...concept, translationId, text, origin, organisationId, author, proposedAt: now };
      (weighed.do === "change" ? changing : adding).set(translationId, { row, of: one });
    }
  }
  // Between reading and writing somebody may have proposed or reviewed the same: theirs stands.
  const written = new Set([
    ...(await vocabulary.addTranslations([...adding.values()].map(({ row }) => row))),
    ...(await vocabulary.changeTranslations([...changing.values()].map(({ row }) => row))),
  ]);
  for (const [id, { of }] of [...adding, ...changing])
    if (!written.has(id)) refused.push({ of, code: "OPEN_PROPOSAL", found: "" });
  const counted = (all: ReadonlyMap<string, unknown>) =>
    [...all.keys()].filter((id) => written.has(id)).length;
  return { added: counted(adding), changed: counted(changing), unchanged, touched: [...written], refused };
}
