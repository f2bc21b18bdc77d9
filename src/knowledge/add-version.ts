import { z } from "zod";
import { jobs, members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { wordsInput } from "./item-input.ts";
import { ownItem, partiesOf } from "./own-item.ts";
import { reachOf } from "./reach.ts";
import type { KnowledgeStores } from "./stores.ts";
import { takeWords } from "./version-words.ts";

/**
 * Adds a version, or an existing one in its other language. Those before it stay for ever. It is open to whom the item is
 * open to; to everybody only after a second person has looked at it, as with the item itself.
 * @returns `number` of the version, and its id
 * Refusals: those of `ownItem` and `takeWords`; VERSION_NOT_FOUND, VERSION_LANGUAGE_THERE (the version has that language),
 * VERSION_SAME (nothing is different from the newest one in that language).
 */
export const addVersion = useCase<KnowledgeStores>()({
  name: "knowledge.add-version",
  kind: "change",
  policy: [members("officer", "head", "expert", "instructor"), jobs("command-line", "demo")],
  input: z.object({
    item: z.uuid(),
    /** The number of the version whose other language this is; none: a new version. */
    number: z.int().min(1).nullish(),
    seen: z.int().nullish(),
    ...wordsInput,
  }),
  async run(work, input) {
    const { stores, principal, now, touch } = work;
    const { knowledge } = stores;
    const own = await ownItem(work, input.item, input.seen ?? null);
    if (!own.ok) return own;
    const { item } = own;
    const there = await knowledge.versions(item.itemId);
    const { language } = input;
    if (input.number) {
      const same = there.filter(({ number }) => number === input.number);
      if (same.length === 0) return refuse("VERSION_NOT_FOUND");
      if (same.some((one) => one.language === language)) return refuse("VERSION_LANGUAGE_THERE");
    }
    const taken = await takeWords(stores, input);
    if (!taken.ok) return taken;
    const { words } = taken;
    const before = there.find((one) => one.language === language);
    if (before && before.fileHash === words.fileHash && before.text === words.text)
      return refuse("VERSION_SAME", { number: before.number });
    const number = input.number ?? item.newest + 1;
    const releasedTo = reachOf(item.releasedTo) === "public" ? await partiesOf(stores) : item.releasedTo;
    const version = await knowledge.addVersion(item, {
      ...words,
      ...{ number, releasedTo, madeBy: personOf(principal), madeAt: now },
    });
    await knowledge.saveItem(item.itemId, { newest: Math.max(item.newest, number) });
    touch({ kind: "knowledge.item", id: item.itemId });
    return { ok: true, number, version };
  },
});
