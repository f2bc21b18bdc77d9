import { organisationOf, type Work } from "../identity/index.ts";
import { inLanguage } from "../platform/index.ts";
import { placementPath, placementRecordKind, type Placement } from "./placement.ts";
import type { PlacementStores } from "./stores.ts";
import { termsRecordKind } from "./terms-records.ts";
import type { Terms } from "./terms.ts";

/** Puts a placement on the thread of the office that acts: it answers its terms. No name of a person stands there. */
export async function writePlacementRecord(
  { stores, principal }: Work<PlacementStores>,
  { termsId, title, number }: Pick<Terms, "termsId" | "title" | "number">,
  { placementId, synthetic }: Pick<Placement, "placementId" | "synthetic">,
): Promise<void> {
  const organisation = organisationOf(principal);
  if (!organisation) return;
  const record = { kind: placementRecordKind, id: placementId };
  await stores.thread.write(
    organisation,
    [
      {
        ...record,
        title: { id: inLanguage(title, "id").text, en: inLanguage(title, "en").text },
        note: { id: `Penempatan · ${number}`, en: `Placement · ${number}` },
        path: placementPath(placementId),
        synthetic,
      },
    ],
    [{ from: record, relation: "answers", to: { kind: termsRecordKind, id: termsId } }],
  );
}
