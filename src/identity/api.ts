import type { OpenAPIHono, RouteConfig } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { z } from "zod";
import { refuse, type Language, type Outcome, type Refusal } from "../platform/index.ts";
import { problem } from "../platform/http.ts";
import type { Visit } from "./visit.ts";

/** What the web application notes about a request before any route sees it. */
export type ApiEnv = { Variables: { trace: string; nonce: string; language: Language } };

/** Where a module puts its routes, and how it learns who asks. */
export type Api = { hono: OpenAPIHono<ApiEnv>; visitFor: (c: Context<ApiEnv>) => Promise<Visit> };

/** Largest JSON body, in bytes. */
const largestBody = 1024 * 1024;

type Part<R, Name extends string> = R extends { request: { [K in Name]: infer Schema extends z.ZodType } }
  ? z.output<Schema>
  : unknown;

type JsonBody<R> = R extends {
  request: { body: { content: { "application/json": { schema: infer Schema extends z.ZodType } } } };
}
  ? z.output<Schema>
  : unknown;

/**
 * Serves a route by a use case: `perform` gets the visit and the checked parameters and body, its outcome becomes the
 * answer. An `ok` outcome is answered as JSON (200) without `ok`, a refusal as problem+json with the status
 * of its code.
 */
export function serveRoute<R extends RouteConfig>(
  { hono, visitFor }: Api,
  route: R,
  perform: (visit: Visit, input: Part<R, "params"> & Part<R, "query"> & JsonBody<R>) => Promise<Outcome>,
): void {
  // The library types an answer by its status; here the status belongs to the coded outcome.
  const handler = async (c: Context<ApiEnv>) => {
    const visit = await visitFor(c);
    const valid = (target: string) => (c.req as unknown as { valid(target: string): object }).valid(target);
    const input = {
      ...(route.request?.params && valid("param")),
      ...(route.request?.query && valid("query")),
      ...(route.request?.body && valid("json")),
    };
    const outcome = await perform(visit, input as never);
    return answer(c, visit, outcome);
  };
  if (route.request?.body) {
    const tooLarge = bodyLimit({
      maxSize: largestBody,
      onError: async (c) => answer(c, await visitFor(c), refuse("UPLOAD_TOO_LARGE", { megabytes: 1 })),
    });
    hono.use(route.path.replaceAll(/\{(\w+)\}/g, ":$1"), tooLarge);
  }
  hono.openapi(route, handler as never);
}

/** An outcome as a response: JSON, or problem+json in the reader's language. */
export function answer(c: Context<ApiEnv>, visit: Visit, outcome: Outcome): Response {
  if (outcome.ok) {
    const { ok: _, ...body } = outcome;
    return c.json(body);
  }
  const { status, sentence } = visit.explain(outcome);
  const errors = (outcome.rows ?? []).map((row) => ({
    field: row.column ?? "",
    detail: visit.explainRow(row),
  }));
  const headers = status === 429 ? { "retry-after": "10" } : {};
  return problem({ status, code: outcome.code, detail: sentence, trace: c.get("trace"), errors, headers });
}

/** What parameters that do not fit a route's schema come to: INPUT_INVALID, a row a field. */
export function invalidInput(error: z.ZodError): Refusal {
  const rows = error.issues.map((issue) => ({
    file: "",
    column: issue.path.join("."),
    code: "FIELD_INVALID",
    expected: issue.message,
  }));
  return refuse("INPUT_INVALID", undefined, rows);
}
