import { organisationOf, type Work } from "../identity/index.ts";
import type { Link } from "../thread/index.ts";
import { termsPath } from "./case.ts";
import type { PlacementStores } from "./stores.ts";
import type { Terms } from "./terms.ts";

export const termsRecordKind = "placement.terms";

/**
 * Puts terms on the thread of the office that acts: they rest on their hub or centre, and on the commitment that
 * carries them.
 */
export async function writeTermsRecord(
  { stores, principal }: Work<PlacementStores>,
  terms: Terms,
): Promise<void> {
  const organisation = organisationOf(principal);
  if (!organisation) return;
  const { termsId, title, number, synthetic, hubId, centreKey, commitmentId } = terms;
  const from = { kind: termsRecordKind, id: termsId };
  const rests = (kind: string, id: string | null): Link[] =>
    id ? [{ from, relation: "rests-on", to: { kind, id } }] : [];
  const note = { id: `Kerangka acuan kerja ${number}`, en: `Terms of reference ${number}` };
  await stores.thread.write(
    organisation,
    [{ ...from, title, note, path: termsPath(termsId), synthetic }],
    [
      ...rests("roster.hub", hubId),
      ...(hubId ? [] : rests("roster.centre", centreKey)),
      ...rests("agreement.commitment", commitmentId),
    ],
  );
}
