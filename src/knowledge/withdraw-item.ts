import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { lines } from "./item-input.ts";
import { longest } from "./item.ts";
import { identityFault } from "./no-identity.ts";
import { ownItem } from "./own-item.ts";
import type { KnowledgeStores } from "./stores.ts";

/**
 * Takes an item back: nobody finds it any more. Its own office keeps it, and whoever said that they used it reads it on,
 * with a notice that says why.
 * Refusals: those of `ownItem` and `identityFault`.
 */
export const withdrawItem = useCase<KnowledgeStores>()({
  name: "knowledge.withdraw-item",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ item: z.uuid(), why: lines(longest.why), seen: z.int().nullish() }),
  async run(work, { item: itemId, why, seen }) {
    const { stores, today, now, touch } = work;
    const own = await ownItem(work, itemId, seen ?? null);
    if (!own.ok) return own;
    const fault = identityFault({ why });
    if (fault) return fault;
    await stores.knowledge.saveItem(itemId, {
      ...{ withdrawnOn: today, withdrawnWhy: why, releasedTo: [] },
      ...{ publicAskedBy: null, publicAskedAt: null },
    });
    await stores.knowledge.releaseVersions(itemId, []);
    await stores.thread.release([{ kind: "knowledge.item", id: itemId }], []);
    await stores.duty.close({ kind: "knowledge.item", id: itemId }, "cancelled", now);
    touch({ kind: "knowledge.item", id: itemId });
    return { ok: true, withdrawnOn: today };
  },
});
