import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { compareEditions } from "./compare-editions.ts";
import { readEdition } from "./read-edition.ts";
import { readEditions } from "./read-editions.ts";
import { roundNameSchema } from "./round-name.ts";

const tags = ["evidence"];

const headSchema = z
  .object({
    name: z.string(),
    title: bilingualSchema,
    method: z.enum(["rounds", "as-published"]),
    publishedOn: z.iso.date(),
    codeList: z.string(),
    source: z.string().nullable(),
    hash: z.string().meta({ description: "SHA-256 of the canonical JSON (RFC 8785) of the content" }),
    entries: z.int(),
    synthetic: z.boolean(),
    withdrawnOn: z.iso
      .date()
      .nullable()
      .meta({ description: "It stays reachable; nothing new rests on it since" }),
  })
  .openapi("EditionHead");

const entrySchema = z
  .object({
    code: z.string(),
    title: bilingualSchema,
    printed: z.string().nullable().meta({ description: "As a publication of elsewhere prints it" }),
    figures: z.looseObject({}).nullable(),
    voices: z.looseObject({}).nullable(),
    decided: z.object({ proposal: z.string(), reason: z.string().nullable(), on: z.iso.date() }).nullable(),
    tests: z.array(z.looseObject({ test: z.string(), evidence: z.string(), on: z.iso.date() })),
  })
  .openapi("EditionEntry");

const contentSchema = z
  .object({
    format: z.string(),
    name: z.string(),
    title: bilingualSchema,
    method: z.enum(["rounds", "as-published"]),
    office: bilingualSchema,
    codeList: z.string(),
    publishedOn: z.iso.date(),
    source: z.string().nullable(),
    from: z
      .object({ list: z.string(), round: z.string(), area: z.string(), periods: z.array(z.string()) })
      .nullable(),
    synthetic: z.boolean(),
    entries: z.array(entrySchema),
  })
  .openapi("EditionContent", { description: "What the hash is of" });

const lineSchema = z.object({ code: z.string(), title: bilingualSchema });
const sideSchema = z.object({
  name: z.string(),
  title: bilingualSchema,
  entries: z.int(),
  withdrawn: z.boolean(),
});

const editionsRoute = createRoute({
  method: "get",
  path: "/col/editions",
  summary: "Sealed editions, the newest first",
  tags,
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
  },
  responses: {
    ...answers("All editions", z.object({ count: z.int(), editions: z.array(headSchema) })),
    ...problems(),
  },
});

const editionRoute = createRoute({
  method: "get",
  path: "/col/editions/{edition}",
  summary: "One edition with everything that it says",
  description:
    "`newest` stands for the newest edition that is not withdrawn. `content` is what the hash is of.",
  tags,
  request: { params: z.object({ edition: roundNameSchema }) },
  responses: {
    ...answers(
      "The edition",
      z.object({
        hash: z.string(),
        intact: z.boolean(),
        sealedAt: z.iso.datetime(),
        withdrawn: z
          .object({ on: z.iso.date(), reason: z.string() })
          .nullable()
          .meta({ description: "Null: it stands" }),
        content: contentSchema,
      }),
    ),
    ...problems(404),
  },
});

const changesRoute = createRoute({
  method: "get",
  path: "/col/editions/{from}/changes/{to}",
  summary: "What is new, what left and what stayed between two editions",
  tags,
  request: { params: z.object({ from: roundNameSchema, to: roundNameSchema }) },
  responses: {
    ...answers(
      "The changes, from the edition published earlier to the later",
      z.object({
        reordered: z.boolean().meta({ description: "They were named the later first" }),
        from: sideSchema,
        to: sideSchema,
        new: z.array(lineSchema),
        left: z.array(lineSchema),
        persistent: z.array(lineSchema),
      }),
    ),
    ...problems(404, 409),
  },
});

/** Routes of sealed editions: machine-readable, open to everybody, for ever at the same address. */
export function editionApi(api: Api): void {
  serveRoute(api, editionsRoute, (visit, input) => visit.perform(readEditions, input));
  serveRoute(api, editionRoute, async (visit, { edition }) => {
    const read = await visit.perform(readEdition, { edition: edition === "newest" ? null : edition });
    if (!read.ok) return read;
    const { edition: head, intact, content } = read;
    const { hash, sealedAt, withdrawn } = head;
    return { ok: true as const, hash, intact, sealedAt, withdrawn, content };
  });
  serveRoute(api, changesRoute, (visit, { from, to }) => visit.perform(compareEditions, { from, to }));
}
