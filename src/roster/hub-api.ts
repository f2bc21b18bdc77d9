import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { hubKinds, milestoneStates } from "./hub-words.ts";
import { readHub, readHubs } from "./read-hubs.ts";

const tags = ["roster"];

const head = {
  key: z.string(),
  kind: z.enum(hubKinds),
  name: bilingualSchema,
  centre: z
    .string()
    .nullable()
    .meta({ description: "Key of the centre that it stands in; null: it stands alone" }),
  province: z.string().meta({ description: "Code of the province (BPS)" }),
  purpose: bilingualSchema,
  openedOn: z.iso.date().nullable(),
  closedOn: z.iso.date().nullable(),
  synthetic: z.boolean(),
};

const hubHeadSchema = z
  .object({
    ...head,
    milestones: z.int().meta({ description: "Those that are still meant" }),
    reached: z.int(),
    nextDue: z.iso.date().nullable(),
  })
  .openapi("HubHead");

const measured = z.number().nullable().meta({ description: "Null: not measured" });

const hubSchema = z
  .object({
    ...head,
    targets: z.array(
      z.object({
        title: bilingualSchema,
        unit: bilingualSchema,
        baseline: measured,
        baselineOn: z.iso.date().nullable(),
        target: z.number(),
        targetOn: z.iso.date(),
        actual: measured,
        actualOn: z.iso.date().nullable(),
        source: z.string(),
      }),
    ),
    posts: z.array(z.object({ title: bilingualSchema, planned: z.int(), filled: z.int() })),
    programmes: z.array(
      z.object({
        title: bilingualSchema,
        about: z.array(
          z.object({ scheme: z.string(), version: z.string(), code: z.string(), title: bilingualSchema }),
        ),
        startsOn: z.iso.date(),
        endsOn: z.iso.date().nullable(),
      }),
    ),
    milestones: z.array(
      z.object({
        title: bilingualSchema,
        dueOn: z.iso.date(),
        state: z.enum(milestoneStates),
        reachedOn: z.iso.date().nullable(),
      }),
    ),
  })
  .openapi("Hub", { description: "What a visitor is shown; risks are the office's own" });

const hubsRoute = createRoute({
  method: "get",
  path: "/hubs",
  summary: "Innovation Centers and Talent Hubs, by name",
  tags,
  request: {
    query: z.object({
      kind: z.enum(hubKinds).optional(),
      province: z
        .string()
        .regex(/^\d{2}$/)
        .optional(),
      text: z.string().max(100).optional(),
      language: z.enum(["id", "en"]).default("id"),
      limit: z.coerce.number().int().min(1).max(100).default(25),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
  },
  responses: {
    ...answers("A page of them", z.object({ count: z.int(), hubs: z.array(hubHeadSchema) })),
    ...problems(),
  },
});

const hubRoute = createRoute({
  method: "get",
  path: "/hubs/{hub}",
  summary: "One hub with its development plan",
  tags,
  request: { params: z.object({ hub: z.string().min(2).max(60) }) },
  responses: { ...answers("The hub", hubSchema), ...problems(404) },
});

/** Routes of hubs: open to everybody. */
export function hubApi(api: Api): void {
  serveRoute(api, hubsRoute, async (visit, input) => {
    const read = await visit.perform(readHubs, input);
    if (!read.ok) return read;
    const hubs = read.hubs.map(({ centreKey, provinceCode, milestones, reached, nextDue, ...one }) => ({
      ...headOf({ ...one, centreKey, provinceCode }),
      milestones,
      reached,
      nextDue,
    }));
    return { ok: true as const, count: read.total, hubs };
  });
  serveRoute(api, hubRoute, async (visit, { hub: key }) => {
    const read = await visit.perform(readHub, { key });
    if (!read.ok) return read;
    const { targets, posts, programmes, milestones } = read.plan;
    return {
      ok: true as const,
      ...headOf(read.hub),
      targets: targets.map(({ targetId: _, ...one }) => one),
      posts: posts.map(({ postId: _, ...one }) => one),
      programmes: programmes.map(({ programmeId: _, ...one }) => one),
      milestones: milestones.map(({ title, dueOn, state, reachedOn }) => ({
        title,
        dueOn,
        state,
        reachedOn,
      })),
    };
  });
}

const headOf = ({
  key,
  kind,
  name,
  centreKey,
  provinceCode,
  purpose,
  openedOn,
  closedOn,
  synthetic,
}: {
  key: string;
  kind: (typeof hubKinds)[number];
  name: z.infer<typeof bilingualSchema>;
  centreKey: string | null;
  provinceCode: string;
  purpose: z.infer<typeof bilingualSchema>;
  openedOn: string | null;
  closedOn: string | null;
  synthetic: boolean;
}) => ({
  key,
  kind,
  name,
  centre: centreKey,
  province: provinceCode,
  purpose,
  openedOn,
  closedOn,
  synthetic,
});
