import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { decipherPaper } from "./paper-cipher.ts";
import { paperTypes } from "./paper.ts";
import { mineIn } from "./placement-work.ts";
import { openCase } from "./case-work.ts";
import type { PlacementStores } from "./stores.ts";

/** What is sealed in with a paper: bytes that are moved to another row do not open. */
export const aboutPaper = ({ termsId, paperId }: { termsId: string; paperId: string }): string =>
  `placement.identity-paper ${termsId} ${paperId}`;

/**
 * The filing officer of an open case opens a paper, and says for what. That it was opened is written down in this
 * transaction: the expert reads it.
 * @returns the paper and a name that says its kind and nothing else
 * Refusals: CASE_NOT_FOUND, NOT_IN_CAPACITY (no filing officer of this case), PLACEMENT_STATE (closed or cancelled),
 * PAPER_NOT_FOUND, PAPER_UNREADABLE (the installation's key is another one).
 */
export const openPaper = useCase<PlacementStores>()({
  name: "placement.open-paper",
  kind: "change",
  policy: [members("filing")],
  input: z.object({
    placement: z.uuid(),
    paper: z.uuid(),
    purpose: z.string().trim().min(3).max(300),
  }),
  async run(work, { placement: placementId, paper: paperId, purpose }) {
    const { stores, principal, now, touch } = work;
    const placement = await stores.placement.placement(placementId);
    const at = placement && (await openCase(work, placement.termsId));
    if (!placement || !at?.ok) return refuse("CASE_NOT_FOUND");
    if (!mineIn(at, placement, work).includes("filing")) return refuse("NOT_IN_CAPACITY", { by: "filing" });
    if (!["booked", "under-way", "ended"].includes(placement.state))
      return refuse("PLACEMENT_STATE", { state: placement.state });
    const paper = await stores.placement.paper(paperId);
    const { termsId } = placement;
    if (!paper || paper.termsId !== termsId) return refuse("PAPER_NOT_FOUND");
    const bytes = decipherPaper(await stores.paperKey(), paper, aboutPaper(paper));
    if (!bytes) return refuse("PAPER_UNREADABLE");
    await stores.placement.addPaperNotes([
      {
        ...{ organisationId: organisationOf(principal) ?? "", termsId, noteId: randomUUID(), paperId },
        ...{ kind: paper.kind, act: "opened", purpose, byPerson: personOf(principal), at: now },
        synthetic: paper.synthetic,
      },
    ]);
    touch({ kind: "placement.identity-paper", id: paperId });
    const { kind, mediaType } = paper;
    return { ok: true, bytes, mediaType, name: `${kind}.${paperTypes[mediaType]}` };
  },
});
