import { z } from "zod";
import { everyMember, useCase } from "../identity/index.ts";
import { entriesOnPage } from "./diary.ts";
import { readPart } from "./read-part.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The diary of a placement, a page at a time, the last day first, each entry in the language in which it was written.
 * Refusals: those of `readPart`.
 */
export const readDiary = useCase<PlacementStores>()({
  name: "placement.read-diary",
  kind: "read",
  policy: [everyMember],
  input: z.object({ placement: z.uuid(), offset: z.int().min(0).default(0) }),
  async run(work, { placement, offset }) {
    const at = await readPart(work, placement);
    if (!at.ok) return at;
    const { stores } = work;
    const { objectives } = await stores.placement.termsParts(at.terms.termsId);
    const { entries, total } = await stores.placement.diary(placement, { limit: entriesOnPage, offset });
    return {
      ok: true,
      head: at.head,
      total,
      entries: entries.map(({ entryId, day, text, writtenIn, objectiveId }) => ({
        ...{ entryId, day, text, writtenIn, objectiveId },
      })),
      objectives: objectives.map(({ objectiveId, text }) => ({ objectiveId, text })),
    };
  },
});
