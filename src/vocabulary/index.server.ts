export { vocabularyStore, type VocabularyStore } from "./store.ts";
export type { VocabularyStores } from "./stores.ts";
export { importClassification } from "./import-classification.ts";
export { importScheme } from "./import-scheme.ts";
export { importPlaces } from "./import-places.ts";
export { readConcept } from "./read-concept.ts";
export { readPlaces } from "./read-places.ts";
export { readStats } from "./read-stats.ts";
export { searchConcepts } from "./search-concepts.ts";
