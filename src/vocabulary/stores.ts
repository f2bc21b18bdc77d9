import type { ConceptUsage } from "./concept-usage.ts";
import type { IdentityStore } from "../identity/index.server.ts";
import type { LabelIndexes } from "./label-index.ts";
import type { VocabularyStore } from "./store.ts";

/** What the use cases of this module need; the composition root provides it. */
export type VocabularyStores = {
  vocabulary: VocabularyStore;
  /** What text is matched against, kept by the process. */
  labelIndexes: LabelIndexes;
  /** Names of organisations, which are public, and of colleagues. */
  identity: Pick<IdentityStore, "organisations" | "names">;
};

/** What a use case needs beside them that asks what a change of a version would touch. */
export type UsageStores = { usage: ConceptUsage };
