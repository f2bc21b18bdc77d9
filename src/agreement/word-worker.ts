import { parentPort, workerData } from "node:worker_threads";
import { readWordHere } from "./word-reader.ts";

// Runs in a thread of its own, which is ended when a file takes too much memory or time: see read-word.ts.

const [path, base, options, limits] = workerData as Parameters<typeof readWordHere>;

parentPort?.postMessage(await readWordHere(path, base, options, limits));
