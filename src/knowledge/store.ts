import type { Tx } from "../platform/database.ts";
import { itemStore } from "./item-store.ts";
import { saidStore } from "./said-store.ts";
import { searchStore } from "./search-store.ts";

export type KnowledgeStore = ReturnType<typeof knowledgeStore>;

/** Items with their versions, what is said of them and who used them, seen through the walls of the principal. */
export const knowledgeStore = (tx: Tx) => ({ ...itemStore(tx), ...saidStore(tx), ...searchStore(tx) });
