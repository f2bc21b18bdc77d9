import type { VocabularyStore } from "./store.ts";

/** What the use cases of this module need; the composition root provides it. */
export type VocabularyStores = { vocabulary: VocabularyStore };
