import { createAdaptorServer } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Server } from "node:http";
import { join } from "node:path";
import { createRequestHandler, type ServerBuild } from "react-router";
import * as build from "virtual:react-router/server-build";
import type { Outcome } from "./platform/index.ts";
import { readConfig, type Config } from "./platform/config.ts";
import { openLog } from "./platform/log.ts";
import { createApp } from "./web.ts";
import type { App } from "./web-env.ts";
import { hasDemo, openWorkbench, type OpeningStep, type Workbench } from "./workbench.ts";

export type Running = { url: string; workbench: Workbench; stop(): Promise<void> };
export type Opening = { root: string; env: NodeJS.ProcessEnv; onStep?: (step: OpeningStep) => void };

/**
 * Opens the workbench and makes the web application for it, without a socket.
 * Refusals: those of `openWorkbench`.
 */
export async function open({
  root,
  env,
  onStep,
}: Opening): Promise<Outcome<{ app: App; workbench: Workbench }>> {
  const config = readConfig(env, hasDemo(root));
  const opened = await openWorkbench(root, config, openLog(config.logLevel), onStep);
  if (!opened.ok) return opened;
  const development = import.meta.env.DEV;
  const handler = createRequestHandler(build as ServerBuild, development ? "development" : "production");
  const app = createApp({
    workbench: opened.workbench,
    development,
    page: handler,
    assets: serveStatic({
      root: join(root, "build/client"),
      precompressed: true,
      onFound: (_path, c) => c.header("cache-control", "public, max-age=31536000, immutable"),
    }),
  });
  return { ok: true, app, workbench: opened.workbench };
}

/**
 * Opens the workbench and serves it; `server.ts` and the browser tests call this on the built module graph.
 * Refusals: those of `openWorkbench`, and PORT_TAKEN.
 */
export async function start(options: Opening): Promise<Outcome<{ running: Running }>> {
  const opened = await open(options);
  if (!opened.ok) return opened;
  const { app, workbench } = opened;
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const listening = await listen(server, workbench.config);
  if (!listening.ok) {
    await workbench.close();
    return listening;
  }
  const stop = async () => {
    // Accepted requests are finished; idle keep-alive connections are let go at once.
    await new Promise<void>((done) => {
      server.close(() => done());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 10_000).unref();
    });
    await workbench.close();
  };
  return { ok: true, running: { url: listening.url, workbench, stop } };
}

function listen(server: Server, config: Config) {
  return new Promise<Outcome<{ url: string }>>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        resolve({ ok: false, code: "PORT_TAKEN", params: { port: config.port } });
      else reject(error);
    });
    server.listen(config.port, config.host, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : config.port;
      const host = config.host === "0.0.0.0" || config.host === "127.0.0.1" ? "localhost" : config.host;
      resolve({ ok: true, url: `http://${host}:${port}` });
    });
  });
}
