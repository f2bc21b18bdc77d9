import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { centreKinds, measures } from "./centre-words.ts";
import { readCentre } from "./read-centre.ts";
import { readCentres } from "./read-centres.ts";

const tags = ["roster"];
const told = z.object({ value: z.number(), source: z.string(), sourceYear: z.int() });
const centreSchema = z
  .object({
    key: z.string(),
    kind: z.enum(centreKinds),
    name: bilingualSchema,
    parentKey: z.string().nullable(),
    throughKey: z
      .string()
      .nullable()
      .meta({ description: "Of a local government's centre: the Disnaker through which it is asked" }),
    regency: z.string().nullable(),
    provinceCode: z.string().meta({ description: "As the statistics office (BPS) has it, as of today" }),
    zone: z.string().meta({ example: "Asia/Makassar" }),
    activeFrom: z.iso.date().nullable(),
    activeUntil: z.iso.date().nullable(),
    source: z.string(),
    synthetic: z.boolean(),
  })
  .openapi("Centre");

const centresRoute = createRoute({
  method: "get",
  path: "/roster/centres",
  summary: "Training centres by name",
  tags,
  request: {
    query: z.object({
      text: z.string().max(200).optional().meta({ description: "Words of name, regency or vocation" }),
      province: z
        .string()
        .regex(/^\d{2}$/)
        .optional(),
      kind: z.enum(centreKinds).optional(),
      on: z.iso.date().optional().meta({ description: "Provinces and centres of that day" }),
      limit: z.coerce.number().int().min(1).max(100).default(25),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
  },
  responses: {
    ...answers(
      "A page of centres, and how many there are by province and kind",
      z.object({
        on: z.iso.date().nullable(),
        count: z.int(),
        all: z.int(),
        provinces: z.array(z.object({ code: z.string(), name: bilingualSchema, count: z.int() })),
        kinds: z.array(z.object({ kind: z.enum(centreKinds), count: z.int() })),
        centres: z.array(
          centreSchema.extend({
            parentName: bilingualSchema.nullable(),
            province: z
              .object({ code: z.string(), name: bilingualSchema })
              .meta({ description: "In which it lay on the day that was asked for" }),
            seats: z
              .object({ period: z.string(), differ: z.boolean(), figures: z.array(told) })
              .nullable()
              .meta({ description: "Of the newest period; several figures where sources differ" }),
          }),
        ),
        synthetic: z.boolean(),
      }),
    ),
    ...problems(422),
  },
});

const named = z.object({ key: z.string(), name: bilingualSchema });
const centreRoute = createRoute({
  method: "get",
  path: "/roster/centres/{centre}",
  summary: "One training centre with the figures of every source side by side",
  tags,
  request: { params: z.object({ centre: z.string().max(60) }) },
  responses: {
    ...answers(
      "The centre",
      z.object({
        centre: centreSchema,
        parent: named.nullable(),
        children: z.array(named.extend({ kind: z.enum(centreKinds), provinceCode: z.string() })),
        through: named.nullable(),
        provinces: z.array(
          z.object({
            ...{ code: z.string(), name: bilingualSchema, since: z.iso.date() },
            ...{ until: z.iso.date().nullable(), source: z.string() },
          }),
        ),
        vocations: z.array(
          z.object({ name: bilingualSchema, places: z.int().nullable(), source: z.string() }),
        ),
        figures: z.array(
          z.object({
            ...{ measure: z.enum(measures), period: z.string().meta({ example: "2026-Q3" }) },
            ...{ figures: z.array(told), differ: z.boolean() },
          }),
        ),
      }),
    ),
    ...problems(404),
  },
});

/** Routes of training centres; all of them are public. */
export function centreApi(api: Api): void {
  serveRoute(api, centresRoute, (visit, input) =>
    visit.perform(readCentres, {
      ...{ text: input.text ?? null, province: input.province ?? null, kind: input.kind ?? null },
      ...{ on: input.on ?? null, limit: input.limit, offset: input.offset },
    }),
  );
  serveRoute(api, centreRoute, async (visit, { centre: key }) => {
    const read = await visit.perform(readCentre, { centre: key });
    if (!read.ok) return read;
    const { centre, parent, children, through, provinces, vocations, figures } = read;
    const { organisationKey: _, overseerKey: __, ...told } = centre;
    return {
      ...{ ok: true as const, centre: told, parent, children, through, provinces, figures },
      vocations: vocations.map(({ name, places, source }) => ({ name, places, source })),
    };
  });
}
