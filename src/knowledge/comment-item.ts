import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { languageSchema, lines } from "./item-input.ts";
import { longest } from "./item.ts";
import { identityFault } from "./no-identity.ts";
import { partiesOf } from "./own-item.ts";
import { saidTo } from "./reach.ts";
import type { KnowledgeStores } from "./stores.ts";

const whoSays = members("officer", "head", "expert", "instructor");

/**
 * Says something of an item. Whoever takes part and may read the item now reads it; visitors never do.
 * Refusals: ITEM_NOT_FOUND, ITEM_WITHDRAWN, those of `identityFault`.
 */
export const commentItem = useCase<KnowledgeStores>()({
  name: "knowledge.comment-item",
  kind: "change",
  policy: [whoSays, jobs("demo")],
  input: z.object({
    item: z.uuid(),
    text: lines(longest.comment),
    language: languageSchema,
    synthetic: z.boolean().default(false),
  }),
  async run({ stores, principal, now, touch }, { item: itemId, text, language, synthetic }) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const item = await stores.knowledge.item(itemId);
    if (!item) return refuse("ITEM_NOT_FOUND");
    if (item.withdrawnOn !== null) return refuse("ITEM_WITHDRAWN", { date: item.withdrawnOn });
    const fault = identityFault({ text });
    if (fault) return fault;
    const commentId = randomUUID();
    await stores.knowledge.addItemComment({
      ...{ organisationId, commentId, itemId, text, writtenIn: language, synthetic, takenBackOn: null },
      ...{ saidBy: personOf(principal), saidAt: now },
      releasedTo: saidTo(item.releasedTo, await partiesOf(stores)),
    });
    touch({ kind: "knowledge.item", id: itemId });
    return { ok: true, comment: commentId };
  },
});

/**
 * Takes one's own words back: they are gone for good, and that something was said stays.
 * Refusal: COMMENT_NOT_FOUND (also somebody else's).
 */
export const takeBackComment = useCase<KnowledgeStores>()({
  name: "knowledge.take-back-comment",
  kind: "change",
  policy: [whoSays],
  input: z.object({ comment: z.uuid() }),
  async run({ stores, principal, today, touch }, { comment: commentId }) {
    const comment = await stores.knowledge.itemComment(commentId);
    if (!comment || comment.saidBy === null || comment.saidBy !== personOf(principal))
      return refuse("COMMENT_NOT_FOUND");
    if (comment.takenBackOn === null) await stores.knowledge.takeCommentBack(commentId, today);
    touch({ kind: "knowledge.item", id: comment.itemId });
    return { ok: true, item: comment.itemId };
  },
});
