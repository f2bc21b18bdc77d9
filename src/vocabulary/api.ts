import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { conceptsOnPage } from "./concept.ts";
import { provinceList } from "./place.ts";
import { readConcept } from "./read-concept.ts";
import { readPlaces } from "./read-places.ts";
import { readStats } from "./read-stats.ts";
import { matchRelations } from "./scheme-content.ts";
import { searchConcepts } from "./search-concepts.ts";

const tags = ["vocabulary"];
const counts = z
  .record(z.string(), z.int())
  .meta({ description: "Concepts by level", example: { "1": 10, "2": 43 } });

const versionSchema = z
  .object({
    versionId: z.uuid(),
    scheme: z.string(),
    version: z.string(),
    title: bilingualSchema,
    source: z.string().nullable(),
    fileName: z.string(),
    fileHash: z.string().meta({ description: "SHA-256 of the imported file, hexadecimal" }),
    importedAt: z.iso.datetime(),
    synthetic: z.boolean().meta({ description: "Made up, for looking around" }),
    levels: counts,
    kinds: z.record(z.string(), z.int()).meta({ description: "Concepts by kind", example: { skill: 2925 } }),
    local: z.int().meta({ description: "Local codes added below official ones" }),
  })
  .openapi("ClassificationVersion");

const lineSchema = z
  .object({ code: z.string(), level: z.int(), title: bilingualSchema, children: z.int() })
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
  responses: {
    ...answers(
      "What is in the vocabulary",
      z.object({
        schemes: z.object({ kbji: currentSchema, isco: currentSchema }),
        versions: z.array(versionSchema),
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
    "those directly below `parent`, or with `q` those that match.",
  tags,
  request: {
    params: versionParams,
    query: z.object({
      parent: z
        .string()
        .max(60)
        .optional()
        .meta({ description: "Code whose children are listed", example: "25" }),
      q: z.string().max(200).optional().meta({ description: "Beginning of a code, or words of a title" }),
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

const conceptRoute = createRoute({
  method: "get",
  path: "/vocabulary/{scheme}/{version}/concepts/{code}",
  summary: "One concept",
  description:
    "Its labels with their origin, its place in the tree, matches in other schemes, and other versions.",
  tags,
  request: { params: versionParams.extend({ code: z.string().max(60).meta({ example: "2512" }) }) },
  responses: {
    ...answers(
      "The concept",
      z.object({
        version: versionSchema,
        concept: lineSchema,
        labels: z.array(
          z.object({
            language: z.enum(["id", "en"]),
            origin: z.enum(["file", "join", "translation", "coding", "local"]),
            text: z.string(),
          }),
        ),
        extra: z.record(z.string(), z.string()),
        ancestors: z.array(lineSchema),
        children: z.array(lineSchema),
        matches: z.array(
          z.object({
            relation: z.enum(matchRelations),
            scheme: z.string(),
            version: z.string(),
            versionTitle: bilingualSchema,
            code: z.string(),
            title: bilingualSchema,
          }),
        ),
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

const placesRoute = createRoute({
  method: "get",
  path: "/vocabulary/places",
  summary: "Places of a list",
  tags,
  request: { query: z.object({ list: z.string().max(40).default(provinceList) }) },
  responses: {
    ...answers(
      "Places in the order of their codes",
      z.object({
        list: z.string(),
        places: z.array(
          z.object({
            code: z.string(),
            name: bilingualSchema,
            zone: z.string().meta({ description: "IANA time zone", example: "Asia/Makassar" }),
            parent: z.string().nullable(),
            validFrom: z.iso.date().nullable(),
            validUntil: z.iso.date().nullable(),
          }),
        ),
      }),
    ),
    ...problems(422),
  },
});

/** Routes of the vocabulary; all of them are public. */
export function vocabularyApi(api: Api): void {
  serveRoute(api, schemesRoute, (visit) => visit.perform(readStats, {}));
  serveRoute(api, placesRoute, (visit, input) => visit.perform(readPlaces, input));
  serveRoute(api, conceptsRoute, (visit, input) => visit.perform(searchConcepts, input));
  serveRoute(api, conceptRoute, (visit, input) => visit.perform(readConcept, input));
}
