import type { RosterStore } from "./store.ts";

/** What the use cases of this module need; the composition root provides it. */
export type RosterStores = { roster: RosterStore };
