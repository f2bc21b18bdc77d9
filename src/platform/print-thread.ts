import { parentPort, workerData } from "node:worker_threads";
import { print } from "./documents.ts";
import type { PrintTask } from "./long-print.ts";

// Runs in a thread of its own, which ends with its one print: see long-print.ts.

const { template, data, about } = workerData as PrintTask;
const pdf = await print(template, data, about);
parentPort?.postMessage(pdf);
