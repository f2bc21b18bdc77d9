import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { national } from "./area.ts";
import { termKinds } from "./gap-term.ts";
import { readGap } from "./read-gap.ts";
import { readGaps } from "./read-gaps.ts";
import { roundNameSchema } from "./round-name.ts";

const tags = ["evidence"];

const figureSchema = z
  .object({ median: z.number(), low: z.number(), high: z.number() })
  .openapi("GapFigure", { description: "People short: the middle of 1,000 draws, and the 80% interval" });

const panelSchema = z
  .object({
    low: z.number(),
    high: z.number(),
    year: z.int(),
    members: z.string().meta({ description: "Who gave the range, by name and office" }),
    metOn: z.iso.date(),
    note: z.string().nullable(),
  })
  .openapi("GapPanel");

const gapSchema = z
  .discriminatedUnion("state", [
    z.object({
      state: z.literal("measured"),
      figure: figureSchema,
      assumed: z.array(z.string()).meta({ description: "Terms that are a default of the office" }),
    }),
    z.object({
      state: z.literal("allocated"),
      figure: figureSchema,
      parent: z.string().meta({ description: "The unit group whose gap is shared" }),
      coded: z.number(),
      codedInAll: z.number(),
    }),
    z.object({ state: z.literal("panel"), panel: panelSchema }),
    z.object({
      state: z.literal("as-published"),
      published: z
        .object({
          value: z.number(),
          low: z.number().nullable(),
          high: z.number().nullable(),
          source: z.string(),
          year: z.int(),
        })
        .nullable(),
    }),
    z.object({
      state: z.literal("not-measurable"),
      missing: z.array(z.string()),
      of: z.string().meta({ description: "The code of which these terms are missing" }),
    }),
  ])
  .openapi("Gap", { description: "People short, and how that is known" });

const termSchema = z
  .object({
    kind: z.enum(termKinds),
    programme: z.string().nullable(),
    value: z
      .number()
      .meta({ description: "People, a share, or of `growth` a logarithm a year: ln(after ÷ before)" }),
    spread: z
      .discriminatedUnion("kind", [
        z.object({ kind: z.literal("interval"), low: z.number(), high: z.number() }),
        z.object({ kind: z.literal("counts"), successes: z.int(), trials: z.int() }),
      ])
      .nullable()
      .meta({ description: "95% interval, or the counts behind a rate" }),
    year: z.int(),
    source: z.string().nullable(),
    list: z.uuid().nullable().meta({ description: "The computed list that has it, where nobody entered it" }),
    assumed: z.boolean(),
    waits: z.boolean().meta({ description: "Not released yet: only its office sees it" }),
  })
  .openapi("GapTerm");

const headSchema = z.object({
  name: z.string(),
  title: bilingualSchema,
  office: bilingualSchema,
  method: z.enum(["rounds", "as-published"]),
  codeList: z.string(),
  publishedOn: z.iso.date(),
  hash: z.string(),
  synthetic: z.boolean(),
});

const recordSchema = z
  .object({ kind: z.string(), id: z.string() })
  .nullable()
  .meta({ description: "Its record on the thread: the page /thread/{kind}/{id}" });

const asked = {
  area: z.string(),
  year: z.int().meta({ description: "First of the years that are counted over" }),
  horizon: z.int(),
  termsYear: z.int().nullable().meta({
    description:
      "Newest year of the terms that count; before `year` the numbers rest on no newer knowledge. Null: nothing is measured or allocated",
  }),
  years: z.array(z.int()).meta({ description: "Years of which there are terms in this area" }),
};

const query = z.object({
  area: z.string().max(20).default(national),
  horizon: z.coerce.number().int().min(1).max(3).default(1),
  year: z.coerce.number().int().min(1980).max(2100).optional(),
});

const gapsRoute = createRoute({
  method: "get",
  path: "/col/editions/{edition}/gaps",
  summary: "How many people are short in every occupation of an edition",
  description:
    "In one area, an area being a province code or `national`. `totals` adds up by area what is measured or allocated; " +
    "provinces may count different occupations, and as no gap is below zero their sum is not the number of the country.",
  tags,
  request: { params: z.object({ edition: roundNameSchema }), query },
  responses: {
    ...answers(
      "The people short",
      z.object({
        edition: headSchema,
        ...asked,
        gaps: z.array(z.object({ code: z.string(), title: bilingualSchema, gap: gapSchema })),
        totals: z.record(z.string(), z.object({ figure: figureSchema, counted: z.int() })),
      }),
    ),
    ...problems(404, 422),
  },
});

const gapRoute = createRoute({
  method: "get",
  path: "/col/editions/{edition}/gaps/{code}",
  summary: "The people short in one occupation, with every term, its source and year",
  tags,
  request: { params: z.object({ edition: roundNameSchema, code: z.string().max(20) }), query },
  responses: {
    ...answers(
      "The people short, and the sum",
      z.object({
        edition: headSchema,
        ...asked,
        occupation: z.object({
          code: z.string(),
          title: bilingualSchema,
          inEdition: z.boolean(),
          local: z.boolean(),
        }),
        gap: gapSchema,
        record: recordSchema,
        account: z.looseObject({}).nullable().meta({ description: "The sum by the values alone" }),
        missing: z.array(z.string()),
        terms: z.array(termSchema.extend({ record: recordSchema })),
        panels: z.array(panelSchema.extend({ waits: z.boolean(), record: recordSchema })),
        horizons: z.array(z.object({ horizon: z.int(), gap: gapSchema })),
        areas: z.array(z.object({ area: z.string(), gap: gapSchema })),
        driver: z.object({ driver: z.string(), remedy: z.string() }).nullable().meta({
          description: "The main driver and what answers it; suitability and retention never a course",
        }),
      }),
    ),
    ...problems(404, 422),
  },
});

type Question = { edition: string; area: string; horizon: number; year?: number | undefined };
const inputOf = ({ edition, area, horizon, year }: Question) => ({
  edition: edition === "newest" ? null : edition,
  area,
  horizon,
  year: year ?? null,
});

/** Routes of the people short. */
export function gapApi(api: Api): void {
  serveRoute(api, gapsRoute, async (visit, question) => {
    const read = await visit.perform(readGaps, inputOf(question));
    if (!read.ok) return read;
    const { edition, area, year, horizon, termsYear, years, lines, totals } = read;
    return { ok: true as const, edition, area, year, horizon, termsYear, years, gaps: lines, totals };
  });
  serveRoute(api, gapRoute, async (visit, question) => {
    const read = await visit.perform(readGap, { ...inputOf(question), code: question.code });
    if (!read.ok) return read;
    const { places: _, mine: __, role: ___, list: ____, skills: _____, ...gap } = read;
    return gap;
  });
}
