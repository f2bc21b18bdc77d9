import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { line } from "./item-input.ts";
import { longest } from "./item.ts";
import { identityFault } from "./no-identity.ts";
import type { KnowledgeStores } from "./stores.ts";

/**
 * Says that an item was used: in which course, on which day, with how many learners. The same course on the same day
 * counts once; said again, it puts the learners right.
 * @returns `counted`: whether it was new
 * Refusals: ITEM_NOT_FOUND, ITEM_WITHDRAWN, REUSE_IN_FUTURE, those of `identityFault`.
 */
export const sayReuse = useCase<KnowledgeStores>()({
  name: "knowledge.say-reuse",
  kind: "change",
  policy: [members("officer", "head", "expert", "instructor"), jobs("demo")],
  input: z.object({
    item: z.uuid(),
    course: line(longest.course),
    usedOn: z.iso.date(),
    learners: z.int().min(0).max(100_000).nullish(),
    synthetic: z.boolean().default(false),
  }),
  async run({ stores, principal, now, today, touch }, input) {
    const { item: itemId, course, usedOn, learners, synthetic } = input;
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const item = await stores.knowledge.item(itemId);
    if (!item) return refuse("ITEM_NOT_FOUND");
    if (item.withdrawnOn !== null) return refuse("ITEM_WITHDRAWN", { date: item.withdrawnOn });
    if (usedOn > today) return refuse("REUSE_IN_FUTURE", { date: usedOn });
    const fault = identityFault({ course });
    if (fault) return fault;
    const reuseId = randomUUID();
    const counted = await stores.knowledge.addReuse({
      ...{ organisationId, reuseId, itemId, owner: item.organisationId, course, usedOn, synthetic },
      ...{ learners: learners ?? null, recordKind: null, recordId: null },
      ...{ saidBy: personOf(principal), saidAt: now },
    });
    touch({ kind: "knowledge.item", id: itemId });
    return { ok: true, counted };
  },
});
