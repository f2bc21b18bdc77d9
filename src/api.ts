import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Visit } from "./identity/index.server.ts";
import type { App, Env } from "./web.ts";
import type { Workbench } from "./workbench.ts";

/** Mounts the API of every module under `/api`, with its OpenAPI document at `/api/openapi.json`. */
export function mountApi(app: App, workbench: Workbench, visitFor: (c: Context<Env>) => Promise<Visit>): void {
  const api = new OpenAPIHono<Env>();
  void workbench;
  void visitFor;
  api.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Jembatan", version: "0.1.0", license: { name: "Apache-2.0" } },
  });
  app.route("/api", api as never);
}
