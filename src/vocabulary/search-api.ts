import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { compareOccupations } from "./compare-occupations.ts";
import { listRelations } from "./list-relations.ts";
import { relationLists } from "./relation.ts";
import { conceptKinds } from "./scheme-content.ts";
import { searchAll } from "./search-all.ts";

const tags = ["vocabulary"];
const kind = z.enum(conceptKinds);
const code = z.string().max(60);
const offset = z.coerce.number().int().min(0).max(100_000).default(0);

const labelSchema = z.object({
  text: z.string(),
  language: z.enum(["id", "en"]),
  kind: z.enum(["preferred", "alternative", "hidden"]),
});

const searchRoute = createRoute({
  method: "get",
  path: "/vocabulary/search",
  summary: "Search all schemes",
  description:
    "By the beginning of a code, by words of a label in either language, and by labels that are like what was typed. " +
    "The best lines of each version; with `scheme` a page of that one.",
  tags,
  request: {
    query: z.object({
      q: z.string().max(200).meta({ example: "teknisi jaringan" }),
      kind: kind.optional(),
      scheme: z.string().max(30).optional(),
      versions: z
        .enum(["current", "all"])
        .default("current")
        .meta({ description: "`all`: replaced versions, too" }),
      offset,
    }),
  },
  responses: {
    ...answers(
      "What was found, a group for each version",
      z.object({
        q: z.string(),
        groups: z.array(
          z.object({
            scheme: z.string(),
            version: z.string(),
            versionTitle: bilingualSchema,
            source: z.string().nullable().meta({ description: "To be named wherever this is shown" }),
            synthetic: z.boolean(),
            total: z.int(),
            lines: z.array(
              z.object({
                code,
                kind,
                level: z.int(),
                local: z.boolean(),
                title: bilingualSchema,
                label: labelSchema.nullable().meta({ description: "Found by; null: by its code" }),
              }),
            ),
          }),
        ),
        total: z.int(),
        single: z.boolean().meta({ description: "One version was searched, so that `offset` counts" }),
        offset: z.int(),
        kinds: z.array(z.object({ kind, count: z.int() })),
        schemes: z.array(z.object({ scheme: z.string(), count: z.int() })),
      }),
    ),
    ...problems(422),
  },
});

const name = z
  .string()
  .regex(/^[^/]+\/[^/]+\/.+$/)
  .meta({ description: "scheme/version/code", example: "jembatan/2026.1/2512" });
const asked = z
  .object({
    essential: z.boolean(),
    level: z.int().nullable(),
    proficiency: z.string().nullable().meta({ description: "Level of the publisher's own framework" }),
  })
  .nullable()
  .meta({ description: "null: does not ask for it" });
const compared = z.object({ skills: z.array(z.string()), a: asked, b: asked });
const coverage = z
  .object({ covered: z.int(), of: z.int() })
  .nullable()
  .meta({ description: "A share in whole parts; null: nothing is asked for, or skills are not matched" });
const lack = compared.extend({
  reasons: z.array(z.enum(["absent", "level", "optional"])),
  parts: z.int(),
});

const compareRoute = createRoute({
  method: "get",
  path: "/vocabulary/compare",
  summary: "Compare two occupations by skills",
  description:
    "Coverage of B by A = Σ min(wA, wB) · min(1, level A ÷ level B) ÷ Σ wB over the skills of B; w is 2 for an essential " +
    "and 1 for an optional skill, and a level counts only where both name one.",
  tags,
  request: { query: z.object({ a: name, b: name }) },
  responses: {
    ...answers(
      "Both, and what they share",
      z.object({
        a: z.looseObject({ skills: z.int() }),
        b: z.looseObject({ skills: z.int() }),
        comparison: z.object({
          matched: z.boolean().meta({
            description: "false: no skill of one scheme is linked to one of the other; no coverage is known",
          }),
          sharedEssential: z.array(compared),
          sharedOptional: z.array(compared),
          onlyA: z.array(compared),
          onlyB: z.array(compared),
          coverageOfA: coverage,
          coverageOfB: coverage,
          lackingForA: z.array(lack),
          lackingForB: z.array(lack),
        }),
        names: z.record(
          z.string(),
          z.object({ scheme: z.string(), version: z.string(), code, title: bilingualSchema }),
        ),
      }),
    ),
    ...problems(404, 422),
  },
});

const relationsRoute = createRoute({
  method: "get",
  path: "/vocabulary/{scheme}/{version}/concepts/{code}/{list}",
  summary: "A list around a concept",
  tags,
  request: {
    params: z.object({
      scheme: z.string().meta({ example: "esco" }),
      version: z.string(),
      code,
      list: z.enum(relationLists).meta({ example: "essential" }),
    }),
    query: z.object({ language: z.enum(["id", "en"]).default("id"), offset }),
  },
  responses: {
    ...answers(
      "A page of the list, by title",
      z.object({
        version: z.looseObject({ scheme: z.string(), version: z.string() }),
        concept: z.looseObject({ code, title: bilingualSchema }),
        list: z.enum(relationLists),
        lines: z.array(
          z.object({
            list: z.enum(relationLists),
            code,
            kind,
            title: bilingualSchema,
            asked: z.int().nullable(),
            proficiency: z.string().nullable(),
            local: z.boolean(),
          }),
        ),
        total: z.int(),
        offset: z.int(),
      }),
    ),
    ...problems(404, 422),
  },
});

/** `scheme/version/code`, as addresses name a concept. */
function readName(text: string) {
  const [scheme = "", version = "", ...rest] = text.split("/");
  return { scheme, version, code: rest.join("/") };
}

/** Routes that look across schemes; all of them are public. */
export function searchApi(api: Api): void {
  serveRoute(api, searchRoute, (visit, { q, kind: only, scheme, versions, offset: from }) =>
    visit.perform(searchAll, {
      q,
      kinds: only ? [only] : [],
      schemes: scheme ? [scheme] : [],
      replaced: versions === "all",
      offset: from,
    }),
  );
  serveRoute(api, compareRoute, (visit, { a, b }) =>
    visit.perform(compareOccupations, { a: readName(a), b: readName(b) }),
  );
  serveRoute(api, relationsRoute, (visit, input) => visit.perform(listRelations, input));
}
