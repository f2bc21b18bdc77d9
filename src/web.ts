import { Hono, type Context, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { getCookie } from "hono/cookie";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { RouterContextProvider } from "react-router";
import { explain, explainFindings, explainRow } from "./errors.ts";
import { anonymous, type UseCase } from "./identity/index.ts";
import {
  principalOf,
  readFrame,
  resolveVisitor,
  sessionHours,
  visitContext,
  type Visit,
} from "./identity/index.server.ts";
import { languages, type Language, type Refusal } from "./platform/index.ts";
import {
  comesFromElsewhere,
  newNonce,
  newTrace,
  problem,
  securityHeaders,
  statusOfError,
} from "./platform/http.ts";
import { mountApi } from "./api.ts";
import { enqueueLongWork } from "./long-work-queue.ts";
import { beat } from "./platform/heartbeat.ts";
import type { Stores } from "./stores.ts";
import type { App, Env } from "./web-env.ts";
import type { Workbench } from "./workbench.ts";

type Parts = {
  workbench: Workbench;
  development: boolean;
  /** React Router's handler for pages. */
  page: (request: Request, context: RouterContextProvider) => Promise<Response>;
  /** Files of the browser build. */
  assets: MiddlewareHandler;
};

/** The web application: health, assets, API, pages; every answer with its trace id and its security headers. */
export function createApp({ workbench, development, page, assets }: Parts): App {
  const app = new Hono<Env>();
  const cookieName = workbench.config.secure ? "__Host-jembatan" : "jembatan";

  app.use(async (c, next) => {
    const nonce = newNonce();
    c.set("trace", newTrace());
    c.set("nonce", nonce);
    c.set("language", chooseLanguage(c));
    const began = performance.now();
    await next();
    for (const [name, value] of Object.entries(securityHeaders(nonce, development))) c.header(name, value);
    c.header("x-trace", c.get("trace"));
    const milliseconds = Math.round(performance.now() - began);
    workbench.log.debug({
      trace: c.get("trace"),
      method: c.req.method,
      // A code in an address opens a page: no log has it.
      path: c.req.path.replace(/^\/package\/[^/]+/, "/package/…"),
      status: c.res.status,
      milliseconds,
    });
  });

  app.get("/healthz", (c) => c.json({ ok: true }));
  app.get("/readyz", async (c) => {
    // A tiny write: a database that only reads is not ready.
    try {
      await workbench.database.transaction(
        { "jembatan.purpose": "platform.ready" },
        (tx) => beat(tx),
        () => "commit",
      );
      return c.json({ ok: true });
    } catch (error) {
      workbench.log.warn({ reason: error instanceof Error ? error.message : String(error) }, "not ready");
      return failure(c, { ok: false, code: "DATABASE_AWAY" });
    }
  });

  app.use("/assets/*", assets);
  app.use(compress({ threshold: 1_024 }));
  app.use(async (c, next) => {
    if (comesFromElsewhere(c.req.raw)) return failure(c, { ok: false, code: "FOREIGN_ORIGIN" });
    return next();
  });

  mountApi(app, (c) => visitFor(c));

  app.all("*", async (c) => {
    const visit = await visitFor(c);
    const context = new RouterContextProvider();
    context.set(visitContext, visit);
    const answer = await page(c.req.raw, context);
    const asked = c.req.query("lang");
    if (languages.includes(asked as Language)) {
      answer.headers.append("set-cookie", `lang=${asked}; Path=/; Max-Age=31536000; SameSite=Lax`);
    }
    answer.headers.append("vary", "Cookie, Accept-Language, Accept-Encoding");
    if (visit.visitor) answer.headers.set("cache-control", "no-store");
    return compressed(answer, c.req.header("accept-encoding") ?? "");
  });

  app.onError((error, c) => {
    const status = statusOfError(error);
    const trace = c.get("trace");
    workbench.log[status === 503 ? "warn" : "error"]({ trace, err: error }, "request failed");
    return failure(
      c,
      status === 503 ? { ok: false, code: "DATABASE_AWAY" } : { ok: false, code: "BUG", params: { trace } },
    );
  });

  // Who cooperates changes about once in a corridor's life, and every page names it.
  let known: { at: number; corridor: Awaited<ReturnType<Visit["frame"]>> } | null = null;
  async function frame() {
    if (known && Date.now() - known.at < frameMilliseconds) return known.corridor;
    const read = await workbench.run(readFrame, { principal: anonymous, trace: newTrace() }, {});
    known = { at: Date.now(), corridor: read.ok ? read.corridor : null };
    return known.corridor;
  }

  async function visitFor(c: Context<Env>): Promise<Visit> {
    const token = getCookie(c, cookieName) ?? null;
    const today = workbench.today();
    const visitor = token ? await resolveVisitor(workbench.database, token, today) : null;
    const principal = principalOf(visitor);
    const caller = { principal, trace: c.get("trace") };
    return {
      visitor,
      token,
      today,
      language: c.get("language"),
      nonce: c.get("nonce"),
      demo: workbench.config.demo,
      root: workbench.root,
      frame,
      // Every store is here, so a use case that asks for some of them is given what it asks for.
      perform: (useCase, input) =>
        workbench.run(useCase as UseCase<Stores, typeof useCase.input, never>, caller, input),
      enqueue: (useCase, input, title) =>
        enqueueLongWork(workbench, principal, { useCase: useCase.name, input, title }),
      explain: (refusal) => explain(refusal, c.get("language")),
      explainRow: (row) => explainRow(row, c.get("language")),
      explainFindings: (refusal) => explainFindings(refusal, c.get("language")),
      sessionCookie: (value) => {
        const age = value ? sessionHours * 3_600 : 0;
        const secure = workbench.config.secure ? "; Secure" : "";
        return `${cookieName}=${value ?? ""}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
      },
    };
  }

  return app;
}

const frameMilliseconds = 5_000;

const squeeze = promisify(gzip);

/** A page is one piece: compressed at once, on a thread of its own, where the reader's browser takes it. */
async function compressed(answer: Response, accepted: string): Promise<Response> {
  const page = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
  if (!page || !/\bgzip\b/.test(accepted) || !answer.body) return answer;
  const bytes = await squeeze(await answer.arrayBuffer(), { level: 3 });
  answer.headers.set("content-encoding", "gzip");
  answer.headers.delete("content-length");
  return new Response(bytes, { status: answer.status, headers: answer.headers });
}

/** A refusal as problem+json in the reader's language. */
function failure(c: Context<Env>, refusal: Refusal): Response {
  const { status, sentence } = explain(refusal, c.get("language"));
  const trace = c.get("trace");
  const errors = refusal.rows?.map((row) => ({
    field: row.column ?? "",
    detail: explainRow(row, c.get("language")),
  }));
  return problem({
    status,
    code: refusal.code,
    detail: sentence,
    trace,
    ...(errors ? { errors } : {}),
    ...(status === 503 || status === 429 ? { headers: { "retry-after": "5" } } : {}),
  });
}

/** `?lang=` decides, then the reader's choice before, then the browser's wish; Indonesian is the first language. */
function chooseLanguage(c: Context<Env>): Language {
  const wishes = [
    c.req.query("lang"),
    getCookie(c, "lang"),
    ...(c.req.header("accept-language") ?? "")
      .split(",")
      .map((part) => part.trim().slice(0, 2).toLowerCase()),
  ];
  return (wishes.find((wish) => languages.includes(wish as Language)) as Language | undefined) ?? "id";
}
