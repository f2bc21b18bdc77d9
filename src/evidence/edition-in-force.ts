import { dayOf, refuse } from "../platform/index.ts";
import type { EvidenceStores } from "./stores.ts";

/** Since when an edition is withdrawn (`YYYY-MM-DD`), and why; null: it stands. */
export const withdrawnOf = (edition: { withdrawnAt: Date | null; withdrawnFor: string | null }) =>
  edition.withdrawnAt && { on: dayOf(edition.withdrawnAt), reason: edition.withdrawnFor ?? "" };

/**
 * The edition that something may rest on: by its name, or the newest; of one office where one is named.
 * Refusals: EDITION_NOT_FOUND, EDITION_WITHDRAWN (it can still be read, nothing new rests on it).
 */
export async function editionInForce(
  evidence: EvidenceStores["evidence"],
  name: string | null,
  organisation?: string,
) {
  const edition = await evidence.edition(name, organisation);
  if (!edition) return refuse("EDITION_NOT_FOUND", { name: name ?? "" });
  if (edition.withdrawnAt)
    return refuse("EDITION_WITHDRAWN", { name: edition.name, date: dayOf(edition.withdrawnAt) });
  return { ok: true as const, edition };
}
