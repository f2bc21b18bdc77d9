import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** A file of `src` by its path there, from wherever this one was bundled to: a thread runs its source as it stands. */
export function sourceFile(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  const at = () => join(folder, "src", name);
  while (!existsSync(at()) && folder !== dirname(folder)) folder = dirname(folder);
  return at();
}

export type ThreadLimits = {
  /** MiB of its heap. */
  memory: number;
  seconds: number;
};

/**
 * Runs a file of `src` in a thread of its own and gives what it posts first. The thread is ended when it has answered,
 * or takes more memory or time than it may; what it throws is thrown here.
 */
export function askThread<Answer>(
  name: string,
  task: unknown,
  { memory, seconds }: ThreadLimits,
): Promise<{ answer: Answer } | { ended: "memory" | "time" }> {
  const worker = new Worker(sourceFile(name), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64 },
    // It needs no settings, and what the process was started with is not for it.
    env: {},
    execArgv: [],
  });
  let timer: NodeJS.Timeout;
  return new Promise<{ answer: Answer } | { ended: "memory" | "time" }>((resolve, reject) => {
    timer = setTimeout(() => resolve({ ended: "time" }), seconds * 1_000);
    worker.once("message", (answer: Answer) => resolve({ answer }));
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve({ ended: "memory" });
      else reject(error);
    });
    worker.once("exit", () => reject(new Error(`${name} ended without an answer`)));
  }).finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}
