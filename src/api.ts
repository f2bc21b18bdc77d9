import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { agreementApi } from "./agreement/api.ts";
import { evidenceApi } from "./evidence/api.ts";
import { answer, invalidInput, type Api, type Visit } from "./identity/index.server.ts";
import { knowledgeApi } from "./knowledge/api.ts";
import { refuse } from "./platform/index.ts";
import { hubApi } from "./roster/hub-api.ts";
import { centreApi } from "./roster/centre-api.ts";
import { vocabularyApi } from "./vocabulary/api.ts";
import type { App, Env } from "./web-env.ts";

const document = {
  openapi: "3.1.0",
  info: {
    title: "Jembatan",
    version: "0.1.0",
    description:
      "Every route runs the use case of the page that shows the same. Errors are problem+json (RFC 9457).",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  },
  servers: [{ url: "/api" }],
  tags: [
    { name: "vocabulary", description: "Classifications of occupations and places, in dated versions" },
    { name: "evidence", description: "Lists of occupations computed from surveys and vacancies" },
    { name: "roster", description: "Centres and hubs: who is there to do the work" },
    { name: "knowledge", description: "Handover notes, teaching material and playbooks" },
  ],
};

/** Mounts the API of every module under `/api`, with its OpenAPI document at `/api/openapi.json`. */
export function mountApi(app: App, visitFor: (c: Context<Env>) => Promise<Visit>): void {
  const hono = new OpenAPIHono<Env>({
    defaultHook: async (result, c) => {
      if (!result.success) return answer(c, await visitFor(c), invalidInput(result.error));
      return undefined;
    },
  });
  // A body that is no JSON (400), or is not called so (415), is the sender's slip.
  hono.onError(async (error, c) => {
    if (!(error instanceof HTTPException) || ![400, 415].includes(error.status)) throw error;
    const row = { file: "", column: "body", code: "FIELD_INVALID", expected: "JSON" };
    return answer(c, await visitFor(c), refuse("INPUT_INVALID", undefined, [row]));
  });
  const api: Api = { hono, visitFor };
  vocabularyApi(api);
  evidenceApi(api);
  agreementApi(api);
  centreApi(api);
  hubApi(api);
  knowledgeApi(api);
  hono.doc31("/openapi.json", document);
  hono.all("*", async (c) => answer(c, await visitFor(c), refuse("PAGE_NOT_FOUND")));
  app.route("/api", hono);
}
