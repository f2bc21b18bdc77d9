import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { conceptsOnPage } from "./concept.ts";
import { diffVersions } from "./diff-versions.ts";
import { conceptKinds } from "./scheme-content.ts";
import { diffParts } from "./version-diff.ts";

const sideSchema = z.object({
  versionId: z.uuid(),
  scheme: z.string(),
  version: z.string(),
  title: bilingualSchema,
  source: z.string().nullable(),
  fileName: z.string(),
  fileHash: z.string(),
  importedAt: z.iso.datetime(),
  synthetic: z.boolean(),
});

const rowSchema = z
  .object({
    code: z.string().meta({ description: "In the version that is left behind", example: "2514" }),
    newCode: z.string().nullable().meta({ description: "In the new version; null where there is none" }),
    kind: z.enum(conceptKinds),
    before: bilingualSchema.nullable(),
    after: bilingualSchema.nullable(),
    parent: z.string().nullable(),
    newParent: z.string().nullable(),
    records: z.int().meta({ description: "Records that you may see and that rest on the code" }),
  })
  .openapi("DiffRow");

const listSchema = z.object({
  count: z.int(),
  inUse: z.int().meta({ description: "Codes among them that records rest on" }),
  rows: z.array(rowSchema),
});

const diffRoute = createRoute({
  method: "get",
  path: "/vocabulary/{scheme}/diff",
  summary: "What changed between two versions",
  description:
    `Each part counts all and lists a page of ${conceptsOnPage}, what most records rest on first, then by code. ` +
    "`moved`: another parent, or the same title under another code.",
  tags: ["vocabulary"],
  request: {
    params: z.object({ scheme: z.string().meta({ example: "kbji" }) }),
    query: z.object({
      from: z.string().optional().meta({ example: "2002" }),
      to: z.string().optional().meta({ description: "Left out: the version in use", example: "2014" }),
      offset: z.coerce.number().int().min(0).max(100_000).default(0),
    }),
  },
  responses: {
    ...answers(
      "The differences",
      z.object({
        from: sideSchema,
        to: sideSchema,
        versions: z.array(sideSchema),
        offset: z.int(),
        ...Object.fromEntries(diffParts.map((part) => [part, listSchema])),
      }),
    ),
    ...problems(404, 422),
  },
});

/** The route of differences; it is public. */
export function diffApi(api: Api): void {
  serveRoute(api, diffRoute, (visit, { from, to, ...input }) =>
    visit.perform(diffVersions, { ...input, ...(from && { from }), ...(to && { to }) }),
  );
}
