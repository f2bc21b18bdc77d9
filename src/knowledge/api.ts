import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { itemKinds, itemsOnPage } from "./item.ts";
import { readItem } from "./read-item.ts";
import { searchKnowledge } from "./search-knowledge.ts";

const tags = ["knowledge"];
const language = z.enum(["id", "en"]);

const taughtSchema = z.object({
  scheme: z.string(),
  version: z.string(),
  code: z.string(),
  title: bilingualSchema,
});
const itemFields = {
  itemId: z.uuid(),
  kind: z.enum(itemKinds),
  title: bilingualSchema,
  summary: bilingualSchema.nullable(),
  about: z.array(taughtSchema).meta({ description: "Codes of the vocabulary that it teaches" }),
  licence: z.string().meta({ description: "A short name (SPDX where there is one), or own words" }),
  author: z.string(),
  newest: z.int().meta({ description: "Number of the newest version" }),
  reach: z.enum(["own", "party", "parties", "public"]).meta({ description: "How far it is open" }),
  office: bilingualSchema,
  withdrawnOn: z.string().nullable(),
  madeAt: z.iso.datetime(),
  synthetic: z.boolean(),
};
const reuseFields = { uses: z.int(), offices: z.int(), learners: z.int() };

const foundSchema = z
  .object({
    ...itemFields,
    languages: z.array(language),
    reuse: z.object(reuseFields),
    rank: z.number(),
    why: z
      .object({
        language,
        reasons: z.array(
          z.object({ word: z.string(), found: z.array(z.string()), where: z.array(z.string()) }),
        ),
        excerpt: z.object({ text: z.string(), marks: z.array(z.array(z.int())) }).nullable(),
      })
      .nullable()
      .meta({ description: "Which words were found where; null without words" }),
  })
  .openapi("KnowledgeFound");

const versionFields = {
  versionId: z.uuid(),
  number: z.int(),
  language,
  fileLabel: z.string().nullable(),
  note: z.string().nullable(),
  madeAt: z.iso.datetime(),
};

const searchRoute = createRoute({
  method: "get",
  path: "/knowledge",
  summary: "Handover notes, teaching material and playbooks by their words",
  description: "Without words all that the caller may read, the newest first. Visitors read what is public.",
  tags,
  request: {
    query: z.object({
      text: z.string().max(300).default(""),
      kind: z.enum(itemKinds).optional(),
      language: language.optional(),
      licence: z.string().max(60).optional(),
      code: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(itemsOnPage),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
  },
  responses: {
    ...answers(
      "A page of items, the best match first",
      z.object({
        items: z.array(foundSchema),
        total: z.int(),
        every: z.boolean().meta({ description: "Whether each item has all words" }),
        words: z.array(z.string()),
      }),
    ),
    ...problems(422),
  },
});

const itemRoute = createRoute({
  method: "get",
  path: "/knowledge/{item}",
  summary: "An item with its versions and how often it was used",
  tags,
  request: { params: z.object({ item: z.uuid() }) },
  responses: {
    ...answers(
      "The item; `newest` has its words",
      z.object({
        item: z.object(itemFields).openapi("KnowledgeItem"),
        newest: z.array(z.object({ ...versionFields, text: z.string().nullable(), cut: z.boolean() })),
        versions: z.array(z.object(versionFields)),
        gaps: z.object({ missing: z.array(language), behind: z.array(language) }),
        reuse: z.object(reuseFields),
      }),
    ),
    ...problems(404, 422),
  },
});

/** Adds the routes of knowledge. */
export function knowledgeApi(api: Api): void {
  serveRoute(api, searchRoute, (visit, query) => visit.perform(searchKnowledge, query));
  serveRoute(api, itemRoute, async (visit, { item: itemId }) => {
    const found = await visit.perform(readItem, { item: itemId });
    if (!found.ok) return found;
    const { item, newest, versions, gaps, reuse } = found;
    const {
      revision: _1,
      publicAsked: _2,
      publicAskedBy: _3,
      publicAskedByMe: _4,
      secondPerson: _5,
      ...told
    } = item;
    const { uses, offices, learners } = reuse;
    return {
      ok: true,
      item: told,
      newest,
      versions: versions.map(({ writer: _, ...one }) => one),
      gaps,
      reuse: { uses, offices, learners },
    };
  });
}
