import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { equivalenceStatuses } from "./equivalence.ts";
import { listUntranslated } from "./list-untranslated.ts";
import { readCoverage } from "./read-coverage.ts";
import { readEquivalences } from "./read-equivalences.ts";
import { conceptKinds } from "./scheme-content.ts";
import { translationShows } from "./translation.ts";

const tags = ["vocabulary"];
const languages = z.enum(["id", "en"]);
const byLanguage = z.object({ id: z.int(), en: z.int() });

const coverageSchema = z
  .object({
    scheme: z.string(),
    version: z.string(),
    title: bilingualSchema,
    synthetic: z.boolean(),
    kind: z.enum(conceptKinds),
    concepts: z.int().meta({ description: "Official ones; local codes always have both titles" }),
    withLabel: byLanguage.meta({ description: "Concepts with a title, by language" }),
    proposed: byLanguage.meta({ description: "Proposals that wait for a second person, by language" }),
  })
  .openapi("Coverage");

const coverageRoute = createRoute({
  method: "get",
  path: "/vocabulary/translations/coverage",
  summary: "How much of each version is named in both languages",
  tags,
  responses: {
    ...answers("A line for each version and kind", z.object({ coverage: z.array(coverageSchema) })),
    ...problems(),
  },
});

const labelSchema = z
  .object({ text: z.string(), origin: z.enum(["file", "join", "translation", "coding", "local"]) })
  .nullable();

const untranslatedRoute = createRoute({
  method: "get",
  path: "/vocabulary/{scheme}/{version}/untranslated",
  summary: "Concepts without a title in a language",
  description:
    "A page of concepts by code, each with a suggestion from a concept that means the same, and with what is proposed.",
  tags,
  request: {
    params: z.object({ scheme: z.string().meta({ example: "esco" }), version: z.string() }),
    query: z.object({
      language: languages.optional().meta({ description: "Left out: the one with fewer titles" }),
      show: z.enum(translationShows).default("missing"),
      kind: z.enum(conceptKinds).optional(),
      q: z.string().max(200).default("").meta({ description: "Words of a title, or a code" }),
      limit: z.coerce.number().int().min(1).max(100).default(25),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    }),
  },
  responses: {
    ...answers(
      "A page of the translation table",
      z.object({
        language: languages,
        total: z.int(),
        offset: z.int(),
        coverage: z.array(coverageSchema),
        lines: z.array(
          z.object({
            code: z.string(),
            kind: z.enum(conceptKinds),
            title: bilingualSchema,
            label: labelSchema,
            suggestion: z
              .object({
                text: z.string(),
                relation: z.enum(["exact", "close"]),
                scheme: z.string(),
                version: z.string(),
                code: z.string(),
              })
              .nullable(),
            open: z
              .object({
                translationId: z.uuid(),
                text: z.string(),
                origin: z.enum(["crosswalk", "person", "file"]),
                organisation: bilingualSchema,
                own: z.boolean(),
                proposedAt: z.iso.datetime(),
              })
              .nullable(),
            rejected: z
              .object({ text: z.string(), note: z.string().nullable(), reviewedAt: z.iso.datetime() })
              .nullable(),
          }),
        ),
      }),
    ),
    ...problems(404, 422),
  },
});

const levelSchema = z.object({
  scheme: z.string(),
  code: z.string().meta({ example: "kkni-6" }),
  version: z.string().nullable(),
  title: bilingualSchema,
});

const equivalencesRoute = createRoute({
  method: "get",
  path: "/vocabulary/equivalences",
  summary: "Claims that levels of two frameworks compare",
  description:
    "Only a claim of status `referenced` may be printed as “equals”; every other one is what its organisation says.",
  tags,
  request: {
    query: z.object({
      scheme: z.string().max(30).optional().meta({ description: "With `code`: claims about one level" }),
      code: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    }),
  },
  responses: {
    ...answers(
      "A page of claims, the last made first",
      z.object({
        total: z.int(),
        offset: z.int(),
        equivalences: z.array(
          z
            .object({
              equivalenceId: z.uuid(),
              from: levelSchema,
              to: levelSchema,
              basis: z.string(),
              source: z.string().nullable(),
              status: z.enum(equivalenceStatuses),
              organisation: bilingualSchema,
              own: z.boolean(),
              claimedAt: z.iso.datetime(),
              dispute: z
                .object({ reason: z.string(), organisation: bilingualSchema, at: z.iso.datetime() })
                .nullable(),
            })
            .openapi("Equivalence"),
        ),
      }),
    ),
    ...problems(422),
  },
});

/** Routes to what people contributed; all of them are public and only read. */
export function contributionApi(api: Api): void {
  serveRoute(api, coverageRoute, (visit) => visit.perform(readCoverage, {}));
  serveRoute(api, untranslatedRoute, async (visit, input) => {
    const outcome = await visit.perform(listUntranslated, input);
    if (!outcome.ok) return outcome;
    const { language, total, offset, coverage, lines } = outcome;
    return { ok: true, language, total, offset, coverage, lines };
  });
  serveRoute(api, equivalencesRoute, async (visit, { scheme, code, limit, offset }) => {
    const about = scheme !== undefined && code !== undefined ? { about: { scheme, code } } : {};
    const outcome = await visit.perform(readEquivalences, { ...about, limit, offset });
    if (!outcome.ok) return outcome;
    const { total, equivalences } = outcome;
    return { ok: true, total, offset, equivalences };
  });
}
