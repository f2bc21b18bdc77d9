import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RouterContextProvider } from "react-router";
import type { Principal } from "./identity/index.ts";
import { newToken } from "./identity/session.ts";
import { visitOf } from "./identity/index.server.ts";
import { readConfig } from "./platform/config.ts";
import { openLog } from "./platform/log.ts";
import { testWorkbench, type TestWorkbench } from "./test-database.ts";
import { createApp } from "./web.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export type TestApp = {
  /** Asks the application, without a socket; `as` sends the session cookie of a member. */
  request(path: string, init?: RequestInit & { as?: Principal & { kind: "member" } }): Promise<Response>;
  workbench: Workbench;
  db: TestWorkbench;
  close(): Promise<void>;
};

/**
 * The web application on a database of this test file's own, as `testWorkbench` makes it; time is the real one. Health,
 * API, headers and refusals are production's; in place of a page it answers who visits, as JSON.
 *
 *     const app = await testApp();
 *     afterAll(app.close);
 *     const response = await app.request("/api/…", { as: principals.bureau.statistician });
 *
 * A file that imports this one is an API test.
 */
export async function testApp(env: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const db = await testWorkbench({ now: new Date() });
  const home = await mkdtemp(join(tmpdir(), "jembatan-app-"));
  const config = readConfig({ DATABASE_URL: db.url, JEMBATAN_HOME: home, ...env }, false);
  const opened = await openWorkbench(root, config, openLog("silent"));
  if (!opened.ok) throw new Error(`The workbench did not open: ${JSON.stringify(opened)}`);
  const { workbench } = opened;
  const app = createApp({
    workbench,
    development: false,
    page: async (_request: Request, context: RouterContextProvider) => {
      const { visitor, language, nonce } = visitOf(context);
      return Response.json({ person: visitor?.principal.person ?? null, language, nonce });
    },
    assets: (_c, next) => next(),
  });
  const cookies = new Map<string, string>();

  async function cookieOf({ person }: Principal & { kind: "member" }) {
    const before = cookies.get(person);
    if (before) return before;
    const { token, tokenHash } = newToken();
    await db.sql`insert into identity.session (token_hash, person_id, membership_id, expires_at)
      values (${tokenHash}, ${person}, ${person}, now() + interval '1 hour')`;
    cookies.set(person, `jembatan=${token}`);
    return `jembatan=${token}`;
  }

  return {
    db,
    workbench,
    async request(path, { as, ...init } = {}) {
      const headers = new Headers(init.headers);
      if (as) headers.append("cookie", await cookieOf(as));
      return app.request(`http://localhost:8080${path}`, { ...init, headers });
    },
    async close() {
      await workbench.close();
      await db.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
