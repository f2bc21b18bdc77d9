import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { itemKinds, itemRecords } from "./item.ts";
import {
  authorSchema,
  codesSchema,
  isTitle,
  licenceSchema,
  summarySchema,
  titleSchema,
  wordsInput,
} from "./item-input.ts";
import { taughtCodes } from "./taught-codes.ts";
import type { KnowledgeStores } from "./stores.ts";
import { takeWords } from "./version-words.ts";

/**
 * Adds a handover note, teaching material or a playbook with its first version: words, or a file. Its own office reads
 * it; whoever wrote it opens it further (`releaseItem`).
 * @returns `item`: its id; `wordsRead`: whether the search reads the words of its file
 * Refusals: ITEM_WITHOUT_TITLE, ITEM_CODE_UNKNOWN and those of `takeWords`.
 */
export const addItem = useCase<KnowledgeStores>()({
  name: "knowledge.add-item",
  kind: "change",
  policy: [members("officer", "head", "expert", "instructor"), jobs("command-line", "demo")],
  input: z.object({
    kind: z.enum(itemKinds),
    title: titleSchema,
    summary: summarySchema,
    codes: codesSchema,
    licence: licenceSchema,
    author: authorSchema,
    synthetic: z.boolean().default(false),
    ...wordsInput,
  }),
  async run({ stores, principal, now, touch }, input) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const { kind, title, summary, licence, author, synthetic, codes } = input;
    if (!isTitle(title)) return refuse("ITEM_WITHOUT_TITLE");
    const taught = await taughtCodes(stores, codes);
    if (!taught.ok) return taught;
    const taken = await takeWords(stores, input, { title, summary, author, licence });
    if (!taken.ok) return taken;
    const item = await stores.knowledge.addItem({
      ...{ organisationId, kind, title, summary, licence, author, synthetic, about: taught.about },
      ...{ recordKind: null, recordId: null, releasedTo: [], madeBy: personOf(principal), madeAt: now },
      versions: [taken.words],
    });
    const { records, links } = itemRecords(item);
    await stores.thread.write(organisationId, records, links);
    touch({ kind: "knowledge.item", id: item.itemId });
    return { ok: true, item: item.itemId, wordsRead: taken.words.text !== null };
  },
});
