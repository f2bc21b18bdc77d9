import { parentPort, workerData } from "node:worker_threads";
import { officeTextHere } from "./office-text.ts";

// Runs in a thread of its own, which is ended when a file takes too much memory or time: see office-text.ts.

parentPort?.postMessage(await officeTextHere(workerData as string));
