import { dutyStore } from "./duty/index.server.ts";
import { identityStore } from "./identity/index.server.ts";
import type { Tx } from "./platform/database.ts";
import { progressStore } from "./platform/progress.ts";
import { threadStore } from "./thread/index.server.ts";

/** Wires the stores of all modules to one transaction. Only the composition roots see them all. */
export const wireStores = (tx: Tx) => ({
  identity: identityStore(tx),
  thread: threadStore(tx),
  duty: dutyStore(tx),
  progress: progressStore(tx),
});

export type Stores = ReturnType<typeof wireStores>;
