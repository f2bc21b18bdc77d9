import { z } from "zod";
import { everyMember, useCase } from "../identity/index.ts";
import { readPart } from "./read-part.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The handover note of a placement, where there is one.
 * Refusals: those of `readPart`.
 */
export const readHandover = useCase<PlacementStores>()({
  name: "placement.read-handover",
  kind: "read",
  policy: [everyMember],
  input: z.object({ placement: z.uuid() }),
  async run(work, { placement }) {
    const { stores } = work;
    const at = await readPart(work, placement);
    if (!at.ok) return at;
    const { handoverItem } = at.placement;
    const item = handoverItem ? await stores.knowledge.item(handoverItem) : undefined;
    const { objectives } = await stores.placement.termsParts(at.terms.termsId);
    return {
      ok: true,
      head: at.head,
      written: handoverItem !== null,
      item: item ? { itemId: item.itemId, title: item.title, summary: item.summary } : null,
      objectives: objectives.map(({ objectiveId, text }) => ({ objectiveId, text })),
    };
  },
});
