import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { itemRecords } from "./item.ts";
import {
  authorSchema,
  codesSchema,
  isTitle,
  licenceSchema,
  summarySchema,
  titleSchema,
} from "./item-input.ts";
import { identityFault } from "./no-identity.ts";
import { ownItem } from "./own-item.ts";
import { reachOf } from "./reach.ts";
import type { KnowledgeStores } from "./stores.ts";
import { taughtCodes } from "./taught-codes.ts";

/**
 * Puts right what is said about an item: title and summary in either language, codes, licence, author. What everybody
 * reads already was looked at by two people and stays; what a colleague asked to open to everybody is to be asked again.
 * Refusals: those of `ownItem` and `identityFault`; ITEM_IS_PUBLIC, ITEM_WITHOUT_TITLE, ITEM_CODE_UNKNOWN.
 */
export const changeItem = useCase<KnowledgeStores>()({
  name: "knowledge.change-item",
  kind: "change",
  policy: [members("officer", "head", "expert", "instructor")],
  input: z.object({
    item: z.uuid(),
    seen: z.int(),
    title: titleSchema,
    summary: summarySchema,
    codes: codesSchema,
    licence: licenceSchema,
    author: authorSchema,
  }),
  async run(work, { item: itemId, seen, codes, ...said }) {
    const { stores, touch } = work;
    const { knowledge, thread } = stores;
    const own = await ownItem(work, itemId, seen);
    if (!own.ok) return own;
    if (reachOf(own.item.releasedTo) === "public") return refuse("ITEM_IS_PUBLIC");
    if (!isTitle(said.title)) return refuse("ITEM_WITHOUT_TITLE");
    const fault = identityFault(said);
    if (fault) return fault;
    const taught = await taughtCodes(stores, codes);
    if (!taught.ok) return taught;
    const item = { ...own.item, ...said, about: taught.about };
    // What a colleague asked about reads otherwise now.
    const askedOther = own.item.publicAskedBy !== null && own.item.publicAskedBy !== personOf(work.principal);
    await knowledge.saveItem(itemId, {
      ...said,
      about: taught.about,
      ...(askedOther && { publicAskedBy: null, publicAskedAt: null }),
    });
    if (askedOther) await stores.duty.close({ kind: "knowledge.item", id: itemId }, "cancelled", work.now);
    await knowledge.rewordVersions(item);
    const { records, links } = itemRecords(item);
    await thread.write(item.organisationId, records, links, item.releasedTo);
    touch({ kind: "knowledge.item", id: itemId });
    return { ok: true };
  },
});
