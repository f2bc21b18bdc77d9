import { mkdtemp, readFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { startServer, type Server } from "../e2e/server.ts";
import { removeHome } from "../e2e/start-site.ts";
import { rounded } from "./measure/cost.ts";
import { readOptions } from "./measure/options.ts";

// The list page under load, as a browser asks for it, and beside it /healthz: the same server without a page.
// Clients, server and database share the machine.
const { seconds, clients, json } = readOptions(
  "pages",
  { seconds: 10, clients: 8 },
  { seconds: 120, clients: 64 },
);
const warmUpSeconds = 3;

type Answer = { status: number; bytes: number; text: string };

function ask(agent: Agent, address: URL, encoding: "gzip" | "identity"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { "accept-encoding": encoding, "accept-language": "id" };
    const request = get(address, { agent, headers, timeout: 30_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        const body = Buffer.concat(chunks);
        const text = encoding === "identity" ? body.toString() : "";
        resolve({ status: response.statusCode ?? 0, bytes: body.length, text });
      });
    });
    request.once("timeout", () => request.destroy(new Error(`no answer in 30 s: ${address.href}`)));
    request.once("error", reject);
  });
}

/** CPU seconds that the server and its page servers have used so far; null where there is no /proc. */
async function cpuSecondsOf(pid: number): Promise<number | null> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  const pids = [pid, ...children.trim().split(" ").filter(Boolean).map(Number)];
  const seconds = await Promise.all(pids.map(ownCpuSeconds));
  return seconds.reduce<number | null>(
    (sum, one) => (sum === null || one === null ? sum : sum + one),
    pids.length ? 0 : null,
  );
}

/** CPU seconds of one process (clock ticks of 10 ms). */
async function ownCpuSeconds(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  // The name in brackets may hold blanks; user and system time are the 12th and 13th field after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Asks for one address from all clients at once, each on a connection that stays open. */
async function load(server: Server, path: string, forSeconds: number) {
  const address = addressOf(server, path);
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let failed = 0;
  let bytes = 0;
  const pid = server.process.pid ?? 0;
  const cpuBefore = await cpuSecondsOf(pid);
  const began = performance.now();
  const until = began + forSeconds * 1_000;
  const client = async () => {
    while (performance.now() < until) {
      const asked = performance.now();
      const answer = await ask(agent, address, "gzip");
      times.push(performance.now() - asked);
      if (answer.status !== 200) failed++;
      bytes = answer.bytes;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const wall = (performance.now() - began) / 1_000;
  const cpuAfter = await cpuSecondsOf(pid);
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    rounded(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const cpu = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
  return {
    path,
    answers: times.length,
    failed,
    perSecond: rounded(times.length / wall),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    /** As transferred, compressed. */
    bytes,
    serverCpuMs: cpu === null ? null : rounded((cpu * 1_000) / times.length),
  };
}

function addressOf(server: Server, path: string): URL {
  const address = new URL(path, server.url);
  address.hostname = "127.0.0.1";
  return address;
}

async function measure(server: Server) {
  const agent = new Agent();
  const plain = await ask(agent, addressOf(server, "/col"), "identity");
  agent.destroy();
  // A page that says "no list yet" is quick and proves nothing.
  if (plain.status !== 200 || !plain.text.includes("<tbody")) {
    throw new Error(`/col shows no list (status ${plain.status}): is demo/ there?`);
  }
  await load(server, "/col", warmUpSeconds);
  const page = await load(server, "/col", seconds);
  const peer = await load(server, "/healthz", seconds);
  const cores = availableParallelism();
  return { seconds, clients, cores, page: { ...page, bytesPlain: plain.bytes }, peer };
}

const home = await mkdtemp(join(tmpdir(), "jembatan-bench-"));
let server: Server | null = null;
const end = async () => {
  await server?.stop();
  await removeHome(home);
};
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void end().finally(() => process.exit(1)));
}
try {
  server = await startServer(home, { JEMBATAN_DEMO: "1" });
  const answer = await measure(server);
  if (json) {
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  } else {
    for (const one of [answer.page, answer.peer]) {
      process.stdout.write(
        `${one.path.padEnd(9)} ${one.perSecond} a second, p50 ${one.p50Ms} ms, p99 ${one.p99Ms} ms, ` +
          `${one.bytes} bytes, ${one.serverCpuMs ?? "?"} ms of server CPU each, ${one.failed} failed\n`,
      );
    }
  }
  process.exitCode = answer.page.failed + answer.peer.failed === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await end();
}
