import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export type Server = { url: string; process: ChildProcess; stop(): Promise<void> };

/** Runs `src/server.ts` as `npm start` does, to its end; @returns its exit code and all that it said */
export async function runServer(
  home: string,
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawnServer(home, env);
  const said = listen(child);
  const [code] = (await once(child, "exit")) as [number | null];
  return { code, ...said };
}

/** Starts it and waits until it says its address. */
export async function startServer(home: string, env: NodeJS.ProcessEnv = {}): Promise<Server> {
  const child = spawnServer(home, env);
  const said = listen(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", () => {
      const found = /Ready: (http:\/\/\S+)/.exec(said.out)?.[1];
      if (found) resolve(found);
    });
    child.once("exit", (code) =>
      reject(new Error(`The server ended with ${code}:\n${said.out}\n${said.err}`)),
    );
  });
  return {
    url,
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

function spawnServer(home: string, env: NodeJS.ProcessEnv) {
  const { PATH } = process.env;
  return spawn(process.execPath, [join(root, "src", "server.ts")], {
    cwd: root,
    env: { PATH, PORT: "0", JEMBATAN_HOME: home, JEMBATAN_DEMO: "0", LOG_LEVEL: "error", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function listen(child: ChildProcess) {
  const said = { out: "", err: "" };
  child.stdout?.on("data", (bytes) => (said.out += String(bytes)));
  child.stderr?.on("data", (bytes) => (said.err += String(bytes)));
  return said;
}
