import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { editionApi } from "./edition-api.ts";
import { gapApi } from "./gap-api.ts";
import { indicatorIds } from "./indicator.ts";
import { national } from "./area.ts";
import { parametersSchema } from "./parameters.ts";
import { readLists } from "./read-lists.ts";
import { readNumbers } from "./read-numbers.ts";
import { whatIfApi } from "./what-if-api.ts";

const tags = ["evidence"];
const interval = z.tuple([z.number(), z.number()]).nullable().meta({ description: "95 % interval" });
const number = z.number().nullable();

const indicatorSchema = z
  .object({
    indicator: z.enum(indicatorIds),
    value: number.meta({
      description:
        "Growths and the pay premium as natural logarithms (pages show exp(value) - 1), rates as shares, " +
        "changes of a share as shares; null when suppressed, missing or broken",
    }),
    n: z.int().meta({ description: "Respondents, or vacancies, that the value rests on" }),
    rse: number.meta({ description: "Relative standard error, a share" }),
    ci: interval,
    state: z.enum(["pass", "fail", "suppressed", "missing", "broken"]),
    reason: z.string().nullable(),
    threshold: number.meta({ description: "The value it was compared with" }),
  })
  .openapi("IndicatorValue");

const occupationSchema = z
  .object({
    rank: z.int().nullable().meta({ description: "null for what is undetermined" }),
    code: z.string(),
    title: bilingualSchema,
    verdict: z.enum(["short", "not-short", "undetermined"]),
    share: number,
    robustness: number,
    passes: z.int(),
    fails: z.int(),
    employment: z.object({
      value: number,
      n: z.int(),
      rse: number,
      ci: interval,
      state: z.string(),
      reason: z.string().nullable(),
    }),
    indicators: z.array(indicatorSchema),
  })
  .openapi("RankedOccupation");

const headSchema = z.object({
  listId: z.uuid(),
  title: bilingualSchema,
  codeList: z.string(),
  level: z.int(),
  periods: z.array(z.string()),
  computedAt: z.iso.datetime(),
  releasedAt: z.iso.datetime().nullable(),
  synthetic: z.boolean(),
});

/** All that another statistician needs to compute the list again. */
const methodSchema = headSchema
  .omit({ listId: true })
  .extend({
    id: z.uuid(),
    office: bilingualSchema.meta({ description: "Whose list it is" }),
    parameters: parametersSchema,
    engine: z.string(),
    seed: z.int(),
    window: z.object({ from: z.string(), to: z.string(), years: z.number() }).nullable(),
    pay: z.enum(["real", "nominal"]),
    waves: z.array(z.object({ period: z.string(), codeList: z.string(), persons: z.int() }).loose()),
    coverage: z.object({ country: z.boolean(), areas: z.array(z.string()) }),
    datasets: z.array(
      z.object({
        datasetId: z.uuid(),
        kind: z.enum(["survey", "vacancies", "fills"]),
        title: bilingualSchema,
        periods: z.array(z.string()),
        fileName: z.string(),
        fileHash: z.string().meta({ description: "SHA-256 of the file as it came" }),
      }),
    ),
  })
  .openapi("OccupationList");

const listsRoute = createRoute({
  method: "get",
  path: "/col/lists",
  summary: "Lists, the newest first",
  tags,
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      offset: z.coerce.number().int().min(0).default(0),
    }),
  },
  responses: {
    ...answers("Lists that the caller may see", z.object({ count: z.int(), lists: z.array(headSchema) })),
    ...problems(),
  },
});

const numbersRoute = createRoute({
  method: "get",
  path: "/col/lists/{list}",
  summary: "Every number of a list",
  description:
    "`newest` stands for the newest released list. An area is a place code, or `national`: all persons of the survey, which `coverage` describes.",
  tags,
  request: {
    params: z.object({ list: z.union([z.literal("newest"), z.uuid()]) }),
    query: z.object({ area: z.string().max(20).default(national) }),
  },
  responses: {
    ...answers(
      "The list",
      z.object({
        list: methodSchema,
        area: z.string(),
        occupations: z.array(occupationSchema),
      }),
    ),
    ...problems(404),
  },
});

/** Routes of the evidence module. */
export function evidenceApi(api: Api): void {
  editionApi(api);
  gapApi(api);
  serveRoute(api, listsRoute, async (visit, input) => {
    const outcome = await visit.perform(readLists, input);
    if (!outcome.ok) return outcome;
    const lists = outcome.lists.map(
      ({ listId, title, codeList, level, periods, computedAt, releasedAt, synthetic }) => ({
        listId,
        title,
        codeList,
        level,
        periods,
        computedAt,
        releasedAt,
        synthetic,
      }),
    );
    return { ok: true, count: outcome.count, lists };
  });
  serveRoute(api, numbersRoute, async (visit, { list, area }) => {
    const outcome = await visit.perform(readNumbers, { list: list === "newest" ? null : list, area });
    if (!outcome.ok) return outcome;
    const { places: _, ...numbers } = outcome;
    return numbers;
  });
  whatIfApi(api);
}
