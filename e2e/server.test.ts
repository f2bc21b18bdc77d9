import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { countLeases, processOf } from "../src/platform/leases.ts";
import { runServer, startServer, type Server } from "./server.ts";
import { removeHome } from "./start-site.ts";

const isLinux = process.platform === "linux";
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let home = "";
let server: Server;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "jembatan-server-"));
  server = await startServer(home, { JEMBATAN_PROCESSES: "2" });
});
afterAll(async () => {
  await server?.stop();
  await removeHome(home);
});

function childrenOf(pid = 0) {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return text.trim().split(" ").filter(Boolean).map(Number);
}

const isPageServer = (pid: number) => {
  const words = processOf(pid)?.command.trimEnd() ?? "";
  return !words.endsWith("cli.ts work") && words !== "";
};
const isWorker = (pid: number) => processOf(pid)?.command.trimEnd().endsWith("cli.ts work") === true;

test("a port that is taken is said in one sentence of each language, and the one who has it stays", async () => {
  const { port } = new URL(server.url);
  const { code, err } = await runServer(home, { PORT: port });
  expect(code).toBe(1);
  expect(err).toBe(
    `Porta ${port} sudah dipakai program lain. Pilih porta lain dengan PORT=….\n` +
      `Port ${port} is used by another program. Choose another with PORT=….\n`,
  );
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

test("a page server that is killed is missed by nobody, and another takes its place", async ({ skip }) => {
  if (!isLinux) skip("finds the page servers in /proc");
  const before = childrenOf(server.process.pid).filter(isPageServer);
  expect(before).toHaveLength(2);
  const killed = before[0] ?? 0;
  process.kill(killed, "SIGKILL");
  await vi.waitFor(
    async () => {
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
      const now = childrenOf(server.process.pid).filter(isPageServer);
      expect(now).toHaveLength(2);
      expect(now).not.toContain(killed);
    },
    { timeout: 30_000, interval: 200 },
  );
});

test("SIGTERM ends the server with 0 within 20 seconds, and its worker and database with it", async ({
  skip,
}) => {
  if (!isLinux) skip("finds the worker in /proc");
  const workers = childrenOf(server.process.pid).filter(isWorker);
  expect(workers).toHaveLength(1);
  // Two page servers and the worker have opened the workbench: each listens for its own end from then on.
  await vi.waitFor(() => expect(countLeases(join(home, "leases"))).toBe(3), { timeout: 30_000 });
  const { place } = JSON.parse(readFileSync(join(home, "database.json"), "utf8")) as { place: string | null };
  const lock = join(place ?? join(home, "postgresql"), "data", "postmaster.pid");
  expect(existsSync(lock)).toBe(true);
  const began = performance.now();
  const ended = once(server.process, "exit");
  server.process.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  const left = 20_000 - (performance.now() - began);
  expect(left).toBeGreaterThan(0);
  expect(workers.filter(isWorker)).toEqual([]);
  // On a busy machine the database ends a moment after the process that told it to.
  await vi.waitFor(() => expect(existsSync(lock)).toBe(false), { timeout: left });
});
