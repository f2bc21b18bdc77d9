import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { codeApi } from "./code-api.ts";
import { conceptsOnPage } from "./concept.ts";
import { contributionApi } from "./contribution-api.ts";
import { diffApi } from "./diff-api.ts";
import { exportApi } from "./export-api.ts";
import { placeApi } from "./place-api.ts";
import { readConcept } from "./read-concept.ts";
import { readStats } from "./read-stats.ts";
import { relationLists } from "./relation.ts";
import { conceptKinds, matchRelations } from "./scheme-content.ts";
import { searchApi } from "./search-api.ts";
import { searchConcepts } from "./search-concepts.ts";

const tags = ["vocabulary"];
const counts = z
  .record(z.string(), z.int())
  .meta({ description: "Concepts by level", example: { "1": 10, "2": 43 } });

const factsSchema = z.object({
  versionId: z.uuid(),
  scheme: z.string(),
  version: z.string(),
  title: bilingualSchema,
  source: z.string().nullable(),
  fileName: z.string(),
  fileHash: z.string().meta({ description: "SHA-256 of the imported file, hexadecimal" }),
  importedAt: z.iso.datetime(),
  synthetic: z.boolean().meta({ description: "Made up, for looking around" }),
});

const versionSchema = factsSchema
  .extend({
    levels: counts,
    kinds: z.record(z.string(), z.int()).meta({ description: "Concepts by kind", example: { skill: 2925 } }),
    local: z.int().meta({ description: "Local codes added below official ones" }),
    dangling: z.int().meta({ description: "Links whose other end is not in its files" }),
  })
  .openapi("ClassificationVersion");

const kindSchema = z.enum(conceptKinds);

const lineSchema = z
  .object({
    code: z.string(),
    kind: kindSchema,
    level: z.int(),
    title: bilingualSchema,
    local: z.boolean().meta({ description: "An office added the code below an official one" }),
    children: z.int(),
  })
  .openapi("ConceptLine", { description: "A concept in a list; `children` stand directly below it" });

const currentSchema = z
  .object({ version: z.string(), title: bilingualSchema, levels: counts, synthetic: z.boolean() })
  .nullable();

const overlap = z.int().nullable();

const schemesRoute = createRoute({
  method: "get",
  path: "/vocabulary/schemes",
  summary: "Schemes, versions and counts",
  description:
    "`shared`, `added` and `missing` compare the unit groups of the current KBJI with those of ISCO.",
  tags,
  request: {
    query: z.object({
      on: z.iso.date().optional().meta({ description: "The versions that were meant on this day" }),
    }),
  },
  responses: {
    ...answers(
      "What is in the vocabulary",
      z.object({
        schemes: z.object({ kbji: currentSchema, isco: currentSchema }),
        on: z.iso.date().nullable(),
        meant: z
          .record(z.string(), z.string())
          .meta({ description: "The version in use, by scheme", example: { kbji: "2014" } }),
        versions: z.array(versionSchema),
        titles: z
          .record(z.string(), z.record(z.string(), z.int()))
          .meta({ description: "Concepts with a title, by version id and language" }),
        shared: overlap,
        added: overlap,
        missing: overlap,
      }),
    ),
    ...problems(),
  },
});

const versionParams = z.object({
  scheme: z.string().meta({ example: "kbji" }),
  version: z.string().meta({ example: "2014" }),
});

const conceptsRoute = createRoute({
  method: "get",
  path: "/vocabulary/{scheme}/{version}/concepts",
  summary: "Browse or search a version",
  description:
    `A page of ${conceptsOnPage} concepts in the order of their codes: ` +
    "those directly below `parent`, with `kind` alone all of that kind, or with `q` those that match.",
  tags,
  request: {
    params: versionParams,
    query: z.object({
      parent: z
        .string()
        .max(60)
        .optional()
        .meta({ description: "Code whose children are listed", example: "25" }),
      kind: kindSchema.optional(),
      q: z.string().max(200).optional().meta({ description: "Beginning of a code, or words of a label" }),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    }),
  },
  responses: {
    ...answers(
      "A page of concepts",
      z.object({
        version: versionSchema,
        ancestors: z.array(lineSchema),
        parent: lineSchema.nullable(),
        lines: z.array(lineSchema),
        total: z.int(),
        offset: z.int(),
      }),
    ),
    ...problems(404, 422),
  },
});

const labelSchema = z.object({
  language: z.enum(["id", "en"]),
  kind: z.enum(["preferred", "alternative", "hidden"]),
  origin: z.enum(["file", "join", "translation", "coding", "local"]),
  text: z.string(),
  organisation: z.uuid().nullable().meta({ description: "Who added it; null: it stood in a file" }),
});

const relatedSchema = z.object({
  list: z.enum(relationLists),
  code: z.string(),
  kind: kindSchema,
  title: bilingualSchema,
  asked: z.int().nullable().meta({ description: "How much of the skill, on KKNI's nine levels" }),
  local: z.boolean(),
});

const conceptRoute = createRoute({
  method: "get",
  path: "/vocabulary/{scheme}/{version}/concepts/{code}",
  summary: "One concept",
  description:
    "Its labels with their origin, its place in the tree, what stands around it (the first lines of each " +
    "list), matches in other schemes, and other versions.",
  tags,
  request: { params: versionParams.extend({ code: z.string().max(60).meta({ example: "2512" }) }) },
  responses: {
    ...answers(
      "The concept",
      z.object({
        version: factsSchema,
        concept: lineSchema,
        uri: z.string().nullable().meta({ description: "Identifier that the publisher gives" }),
        definition: bilingualSchema.nullable(),
        labels: z.array(labelSchema),
        extra: z.record(z.string(), z.string()),
        localOrganisation: z.uuid().nullable(),
        localSince: z.iso.date().nullable(),
        ancestors: z.array(lineSchema),
        related: z.array(
          z.object({ list: z.enum(relationLists), total: z.int(), lines: z.array(relatedSchema) }),
        ),
        matches: z.array(
          z.object({
            relation: z.enum(matchRelations),
            scheme: z.string(),
            version: z.string(),
            versionTitle: bilingualSchema,
            synthetic: z.boolean(),
            code: z.string(),
            kind: kindSchema.nullable().meta({ description: "null: that version does not have the code" }),
            title: bilingualSchema,
          }),
        ),
        unseenMatches: z.int().meta({ description: "Matches beyond those that are listed" }),
        matchSources: z
          .record(z.string(), z.string())
          .meta({ description: "By scheme/version: to be named wherever the matches are shown" }),
        organisations: z
          .record(z.string(), bilingualSchema)
          .meta({ description: "Names of those who added a label or the code" }),
        inUse: z.int().meta({ description: "Records that the reader may see that rest on it" }),
        elsewhere: z.array(
          z.object({
            version: z.string(),
            versionTitle: bilingualSchema,
            synthetic: z.boolean(),
            title: bilingualSchema.nullable(),
            changed: z.boolean(),
          }),
        ),
      }),
    ),
    ...problems(404, 422),
  },
});

/** Routes of the vocabulary; all of them are public. */
export function vocabularyApi(api: Api): void {
  serveRoute(api, schemesRoute, (visit, { on }) => visit.perform(readStats, { ...(on && { on }) }));
  codeApi(api);
  placeApi(api);
  diffApi(api);
  exportApi(api);
  searchApi(api);
  contributionApi(api);
  serveRoute(api, conceptsRoute, (visit, input) => visit.perform(searchConcepts, input));
  serveRoute(api, conceptRoute, (visit, input) => visit.perform(readConcept, input));
}
