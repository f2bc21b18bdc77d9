import type { Context } from "hono";
import { answer, type Api, type ApiEnv, type Visit } from "../identity/index.server.ts";
import { createRoute, problems, z } from "../platform/open-api.ts";
import { csvTables, exportFormats } from "./export-format.ts";
import { pieces, type ExportWish } from "./export-stream.ts";
import { exportVersion } from "./export-version.ts";

const tags = ["vocabulary"];

const params = z.object({
  scheme: z.string().meta({ example: "kbji" }),
  version: z.string().meta({ example: "2014" }),
});
const format = z
  .enum(exportFormats)
  .meta({ description: "`skos`: JSON-LD; `case`: a CASE 1.0 package; `csv`: a table", example: "skos" });
const text = { schema: z.string() };
const file = (description: string) => ({
  200: {
    description,
    content: { "application/ld+json": text, "application/json": text, "text/csv": text },
  },
});

const versionRoute = createRoute({
  method: "get",
  path: "/vocabulary/{scheme}/{version}/export",
  summary: "A version as a file",
  description:
    "The whole version, sent piece by piece. When somebody changes the vocabulary meanwhile the file breaks off: ask " +
    "again. A CSV of KBJI and ISCO can be imported again; the tables other than `concepts` are our own format.",
  tags,
  request: {
    params,
    query: z.object({
      format,
      table: z.enum(csvTables).default("concepts").meta({ description: "Which table, for `csv`" }),
    }),
  },
  responses: { ...file("The file"), ...problems(404, 422) },
});

const conceptRoute = createRoute({
  method: "get",
  path: "/vocabulary/{scheme}/{version}/concepts/{code}/export",
  summary: "One concept as a file",
  tags,
  request: {
    params: params.extend({ code: z.string().max(60).meta({ example: "2512" }) }),
    query: z.object({ format }),
  },
  responses: { ...file("The file"), ...problems(404, 422) },
});

/** Routes that answer with files; all of them are public. */
export function exportApi({ hono, visitFor }: Api): void {
  const serve = async (c: Context<ApiEnv>, wish: ExportWish) => {
    const visit = await visitFor(c);
    return sendFile(c, visit, wish);
  };
  hono.openapi(versionRoute, ((c: Context<ApiEnv>) => {
    const { valid } = checked(c);
    return serve(c, { ...valid("param"), ...valid("query") } as ExportWish);
  }) as never);
  hono.openapi(conceptRoute, ((c: Context<ApiEnv>) => {
    const { valid } = checked(c);
    return serve(c, { ...valid("param"), ...valid("query") } as ExportWish);
  }) as never);
}

/** The library types what was checked by the route; here both routes are served alike. */
const checked = (c: Context<ApiEnv>) => ({
  valid: (target: "param" | "query") => (c.req as unknown as { valid(target: string): object }).valid(target),
});

async function sendFile(c: Context<ApiEnv>, visit: Visit, wish: ExportWish): Promise<Response> {
  const first = await visit.perform(exportVersion, wish);
  if (!first.ok) return answer(c, visit, first);
  const parts = pieces(first, (next) => visit.perform(exportVersion, { ...wish, next }));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.text));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": first.mediaType,
      "content-disposition": `attachment; filename="${first.fileName}"`,
      "cache-control": "no-store",
    },
  });
}
