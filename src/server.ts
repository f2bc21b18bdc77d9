import { spawn, type ChildProcess } from "node:child_process";
import cluster from "node:cluster";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { constants, createBrotliCompress, createGzip } from "node:zlib";

type Modules = typeof import("./app.server.ts");

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const development = process.argv.includes("--dev");
const began = performance.now();

/** Whatever hangs, the process ends after this time. */
const stopSeconds = 20;

/** Steps of the start for the person who waits, in both languages: nobody has chosen one yet. */
const steps: Record<string, string> = {
  build: "Menyusun halaman · Building pages",
  initdb: "Menyiapkan basis data · Preparing the database",
  start: "Menjalankan basis data · Starting the database",
  migration: "Memperbarui basis data · Updating the database",
  demo: "Memuat data contoh · Loading the demo corridor",
};

let last = "";
function tell(step: string) {
  const sentence = steps[step];
  if (!sentence || sentence === last) return;
  last = sentence;
  process.stdout.write(
    `  ${((performance.now() - began) / 1_000).toFixed(1).padStart(5)} s  ${sentence} …\n`,
  );
}

// React and React Router check and warn in development, at several times the cost of a page.
process.env.NODE_ENV ??= development ? "development" : "production";
// Page servers, worker and commands that it starts need not compile again what was compiled once.
process.env.NODE_COMPILE_CACHE ??= join(root, "node_modules", ".cache", "node");
process.title = "jembatan";
if (cluster.isPrimary) {
  const home = resolve(process.env.JEMBATAN_HOME ?? "var");
  process.stdout.write(`Jembatan · ${home}\n`);
}
const stops: (() => Promise<void>)[] = [];
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));

try {
  await (cluster.isWorker ? servePages() : development ? serveDevelopment() : serve());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  await stop(1);
}

async function stop(code: number) {
  // A second signal means now.
  if (stopping) return void (code === 0 && process.exit(1));
  stopping = true;
  setTimeout(() => process.exit(1), stopSeconds * 1_000).unref();
  for (const close of stops.toReversed()) await close().catch(() => {});
  process.exit(code);
}

type Refusal = { code: string; params?: Record<string, string | number> };
/** What a page server tells the process that started it. */
type News = { step: string } | { url: string } | { refusal: Refusal };

/** Builds, loads the demo, then starts as many page servers as there are cores (at most four), and the worker. */
async function serve() {
  const port = readPort();
  if (port === null) return refuse({ code: "PORT_INVALID", params: { port: process.env.PORT ?? "" } });
  // Said before minutes of building and loading, not after.
  if (port > 0 && (await isTaken(port, process.env.HOST ?? "127.0.0.1")))
    return refuse({ code: "PORT_TAKEN", params: { port } });
  await buildWhenStale();
  await loadDemo();
  const wished = Number(process.env.JEMBATAN_PROCESSES ?? Math.min(4, availableParallelism()));
  const first = await fork();
  if ("refusal" in first) return refuse(first.refusal);
  const others = Array.from({ length: Math.max(0, Math.trunc(wished) - 1) }, () => fork());
  // A page server that died is replaced, the others answer meanwhile; one that dies at once waits longer each time.
  let deaths = 0;
  cluster.on("exit", (child, code, signal) => {
    if (stopping) return;
    deaths += 1;
    process.stderr.write(
      `A page server (process ${child.process.pid}) ended with ${signal ?? code}; another starts.\n`,
    );
    setTimeout(() => stopping || void fork(), Math.min(30_000, 250 * 2 ** deaths)).unref();
    setTimeout(() => (deaths -= 1), 60_000).unref();
  });
  stops.push(async () => {
    const open = Object.values(cluster.workers ?? {}).filter((one) => one !== undefined);
    const ends = open.map((one) => new Promise((resolve) => one.once("exit", resolve)));
    for (const one of open) one.process.kill("SIGTERM");
    await Promise.all(ends);
  });
  startWorker();
  await Promise.all(others);
  ready(first.url);
}

/** @returns the address that a new page server listens on, or why it does not */
function fork(): Promise<{ url: string } | { refusal: Refusal }> {
  return new Promise((resolve) => {
    const child = cluster.fork();
    child.on("message", (news: News) => {
      if ("step" in news) tell(news.step);
      else resolve(news);
    });
    child.once("exit", () => resolve({ refusal: { code: "BUG", params: { trace: "page server" } } }));
  });
}

/** One page server: all of them listen on one port, and none holds state. */
async function servePages() {
  const news = (one: News) => process.send?.(one);
  const { start } = (await import(pathToFileURL(join(root, "build/server/index.js")).href)) as Modules;
  const started = await start({ root, env: process.env, onStep: ({ step }) => news({ step }) });
  if (!started.ok) {
    news({ refusal: { code: started.code, ...(started.params && { params: started.params }) } });
    return;
  }
  stops.push(() => started.running.stop());
  news({ url: started.running.url });
}

/** The port to listen on, 0 for any; null when `PORT` is no port. */
function readPort(): number | null {
  const port = Number(process.env.PORT ?? 8080);
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? port : null;
}

function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve("code" in error && error.code === "EADDRINUSE"));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}

function ready(url: string) {
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  process.stdout.write(`  ${seconds.padStart(5)} s  Siap · Ready: ${url}\n`);
}

async function refuse(refusal: Refusal) {
  const { createIntl } = await import("react-intl");
  const sentences = await Promise.all(
    ["id", "en"].map(async (language) => {
      const messages = JSON.parse(
        await readFile(join(root, "messages", `${language}.json`), "utf8"),
      ) as Record<string, string>;
      const id = `platform.error.${refusal.code}`;
      return messages[id] === undefined
        ? refusal.code
        : createIntl({ locale: language, messages }).formatMessage({ id }, refusal.params);
    }),
  );
  process.stderr.write(`${sentences.join("\n")}\n`);
  await stop(1);
}

/** The demo is loaded by the command line, so that this process wires its modules once. */
async function loadDemo() {
  if (!existsSync(join(root, "demo", "load.ts")) || process.env.JEMBATAN_DEMO === "0") return;
  tell("demo");
  const child = spawn(process.execPath, [join(root, "src", "cli.ts"), "demo", "load"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  await new Promise((resolve) => child.once("exit", resolve));
}

/** Long work has a process of its own, so that pages stay quick; it is started again when it ends. */
function startWorker() {
  let child: ChildProcess | null = null;
  const begin = () => {
    child = spawn(process.execPath, [join(root, "src", "cli.ts"), "work"], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.once("exit", () => {
      if (!stopping) setTimeout(begin, 2_000).unref();
    });
  };
  begin();
  stops.push(
    () =>
      new Promise<void>((resolve) => {
        if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  );
}

async function serveDevelopment() {
  await loadDemo();
  const vite = await (
    await import("vite")
  ).createServer({ root, server: { middlewareMode: true }, appType: "custom" });
  stops.push(() => vite.close());
  let current: Modules | null = null;
  let opened: Awaited<ReturnType<Modules["open"]>> | null = null;
  const { getRequestListener } = await import("@hono/node-server");
  const port = readPort();
  if (port === null) return refuse({ code: "PORT_INVALID", params: { port: process.env.PORT ?? "" } });
  const answer = getRequestListener(async (request) => {
    const modules = (await vite.ssrLoadModule("/src/app.server.ts")) as Modules;
    if (modules !== current) {
      // A changed file gives a fresh module graph: what the old one opened is closed first.
      if (opened?.ok) await opened.workbench.close();
      current = modules;
      opened = await modules.open({ root, env: process.env, onStep: ({ step }) => tell(step) });
    }
    if (!opened?.ok) return new Response(opened?.code ?? "", { status: 503 });
    return opened.app.fetch(request);
  });
  const server = createServer((request, response) => {
    vite.middlewares(request, response, () => void answer(request, response));
  });
  const taken = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(true));
    server.listen(port, "127.0.0.1", () => resolve(false));
  });
  if (taken) return refuse({ code: "PORT_TAKEN", params: { port } });
  stops.push(async () => {
    server.closeAllConnections();
    if (opened?.ok) await opened.workbench.close();
  });
  startWorker();
  ready(`http://localhost:${port}`);
}

async function buildWhenStale() {
  const stamp = join(root, "build", "stamp");
  const now = await fingerprint();
  const before = await readFile(stamp, "utf8").catch(() => "");
  if (before === now) return;
  tell("build");
  const { createBuilder } = await import("vite");
  const builder = await createBuilder({ root, logLevel: "warn", configFile: join(root, "vite.config.ts") });
  await builder.buildApp();
  await compressAssets(join(root, "build", "client", "assets"));
  await writeFile(stamp, now);
}

/** What the pages are built from: names and bytes of the sources, the sentences, the versions. */
async function fingerprint() {
  const hash = createHash("sha256");
  const folders = ["src", "messages"];
  const names = ["package-lock.json", "vite.config.ts", "react-router.config.ts"];
  for (const folder of folders) {
    const found = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of found)
      if (entry.isFile()) names.push(join(entry.parentPath.slice(root.length + 1), entry.name));
  }
  for (const name of names.sort()) {
    if (/\.test\.tsx?$/.test(name)) continue;
    hash.update(name).update(await readFile(join(root, name)));
  }
  return hash.digest("hex");
}

/** Files that never change are compressed once, as hard as it goes. */
async function compressAssets(folder: string) {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => /\.(js|css|svg|json)$/.test(name));
  for (const name of names) {
    const path = join(folder, name);
    const brotli = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    await pipeline(createReadStream(path), brotli, createWriteStream(`${path}.br`));
    await pipeline(createReadStream(path), createGzip({ level: 9 }), createWriteStream(`${path}.gz`));
  }
}
