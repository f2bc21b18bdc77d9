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

/** Who rests on a concept is known to the thread, which stands to the right of this module. */
export type ConceptUsage = {
  /** How many records that the reader may see rest on each code of a version; codes without any are left out. */
  conceptsInUse(scheme: string, version: string): Promise<ReadonlyMap<string, number>>;
  /** The same of one code. */
  conceptInUse(scheme: string, version: string, code: string): Promise<number>;
};

/** What a use case needs beside them that asks what a change of a version would touch. */
export type UsageStores = { usage: ConceptUsage };
