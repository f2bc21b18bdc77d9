import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import type { Language } from "../platform/index.ts";
import { itemKinds, itemsOnPage, type Item } from "./item.ts";
import { longestLicence } from "./licence.ts";
import { matchReasons } from "./match-reason.ts";
import { reachOf } from "./reach.ts";
import type { ReuseCount } from "./said-store.ts";
import { askedWords, queryOf } from "./search-words.ts";
import type { NewestWords } from "./search-store.ts";
import type { KnowledgeStores } from "./stores.ts";

const longestAsked = 300;
const nothing: ReuseCount = { uses: 0, offices: 0, learners: 0 };

/**
 * Items by their words: titles, summaries, texts and codes, in both languages, by their stems too; the last word may be
 * half typed. Where no item has all words, those that have some of them. Without words: all items, the newest first.
 * @returns `items` of a page, the best first, each with why it was found; `total`; `every`: whether each has all words
 */
export const searchKnowledge = useCase<KnowledgeStores>()({
  name: "knowledge.search-knowledge",
  kind: "read",
  policy: [anyone],
  input: z.object({
    text: z
      .string()
      // A blank at the end says that the last word is whole.
      .transform((text) => text.trimStart().slice(0, longestAsked))
      .default(""),
    kind: z.enum(itemKinds).nullish(),
    language: z.enum(["id", "en"]).nullish(),
    /** A licence of the list, or `own-words`. */
    licence: z.string().max(longestLicence).nullish(),
    code: z.string().trim().max(40).nullish(),
    limit: z.int().min(1).max(100).default(itemsOnPage),
    offset: z.int().min(0).max(1_000_000).default(0),
  }),
  async run({ stores: { knowledge, identity } }, { text, limit, offset, ...by }) {
    const filter = {
      kind: by.kind ?? null,
      language: by.language ?? null,
      licence: by.licence || null,
      code: by.code || null,
    };
    const asked = askedWords(text);
    const words = asked.map(({ word }) => word);
    const empty = { ok: true as const, items: [], total: 0, every: true, words };
    // What was typed has no word that a search could look for.
    if (text !== "" && asked.length === 0) return empty;
    let every = true;
    let query = asked.length > 0 ? queryOf(asked, true) : null;
    let found = await knowledge.searchItems(query, filter, { limit, offset });
    if (found.total === 0 && asked.length > 1) {
      query = queryOf(asked, false);
      found = await knowledge.searchItems(query, filter, { limit, offset });
      every = found.total === 0;
    }
    const ids = found.items.map(({ itemId }) => itemId);
    const newest = await knowledge.newestWords(ids);
    const counts = await knowledge.countReuse(ids);
    const names = new Map(
      ids.length > 0
        ? (await identity.organisations()).map(({ organisationId, name }) => [organisationId, name])
        : [],
    );
    const formsKnown = new Map<string, Set<string>>();
    return {
      ...empty,
      every,
      total: found.total,
      items: found.items.map((item) => ({
        ...shown(item),
        office: names.get(item.organisationId) ?? {},
        rank: Number(item.rank),
        languages: languagesOf(newest, item.itemId),
        reuse: counts.get(item.itemId) ?? nothing,
        why: why(asked, item, newest, formsKnown),
      })),
    };
  },
});

/** What a list shows of an item; people are no part of it. */
const shown = (item: Item) => ({
  itemId: item.itemId,
  kind: item.kind,
  title: item.title,
  summary: item.summary,
  about: item.about,
  licence: item.licence,
  author: item.author,
  newest: item.newest,
  reach: reachOf(item.releasedTo),
  withdrawnOn: item.withdrawnOn,
  madeAt: item.madeAt.toISOString(),
  synthetic: item.synthetic,
});

const languagesOf = (newest: readonly NewestWords[], itemId: string): Language[] =>
  newest.filter((one) => one.itemId === itemId).map(({ language }) => language);

/** The reason in the language whose text says most of what was asked for. */
function why(
  asked: Parameters<typeof matchReasons>[0],
  item: Item,
  newest: readonly NewestWords[],
  formsKnown: Map<string, Set<string>>,
) {
  if (asked.length === 0) return null;
  const texts = newest.filter((one) => one.itemId === item.itemId);
  const reasons = (texts.length > 0 ? texts : [{ text: null, language: "id" as const }]).map((one) => ({
    language: one.language,
    ...matchReasons(asked, { ...item, text: one.text }, formsKnown),
  }));
  const told = (one: (typeof reasons)[number]) =>
    one.reasons.length * 100 + one.reasons.reduce((sum, { where }) => sum + where.length, 0);
  return reasons.toSorted((a, b) => told(b) - told(a))[0] ?? null;
}
