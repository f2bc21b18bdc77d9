import type { DutyStore } from "../duty/index.server.ts";
import type { IdentityStore } from "../identity/index.server.ts";
import type { FileStore } from "../platform/file-store.ts";
import type { ThreadStore } from "../thread/index.server.ts";
import type { VocabularyStore } from "../vocabulary/index.server.ts";
import type { KnowledgeStore } from "./store.ts";

/** What the use cases of this module need; the composition root provides it. */
export type KnowledgeStores = {
  knowledge: KnowledgeStore;
  vocabulary: VocabularyStore;
  thread: ThreadStore;
  duty: DutyStore;
  identity: IdentityStore;
  files: FileStore;
};
