import { randomUUID } from "node:crypto";
import { organisationOf, personOf, type Work } from "../identity/index.ts";
import type { CaseAt } from "./case-work.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * Destroys the identity papers of a case, in the transaction that closes or cancels its placement, and takes its filing
 * officers out of the case. That they were there, who opened them and that they are gone stays written down.
 * @returns how many there were
 */
export async function destroyPapers(
  { stores: { placement }, principal, now }: Work<PlacementStores>,
  { terms: { termsId, synthetic } }: Pick<CaseAt, "terms">,
): Promise<number> {
  const gone = await placement.destroyPapers(termsId);
  const by = { organisationId: organisationOf(principal) ?? "", byPerson: personOf(principal) };
  await placement.addPaperNotes(
    gone.map(({ paperId, kind }) => ({
      ...{ ...by, termsId, noteId: randomUUID(), paperId, kind, synthetic },
      ...{ act: "destroyed" as const, purpose: null, at: now },
    })),
  );
  for (const { personId, capacity, leftAt } of await placement.casePeople(termsId))
    if (capacity === "filing" && leftAt === null) await placement.leaveCase(termsId, personId, "filing", now);
  return gone.length;
}
