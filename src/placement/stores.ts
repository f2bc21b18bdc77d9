import type { AgreementStore } from "../agreement/index.server.ts";
import type { DutyStore } from "../duty/index.server.ts";
import type { KnowledgeStore } from "../knowledge/index.server.ts";
import type { IdentityStore } from "../identity/index.server.ts";
import type { FileStore } from "../platform/file-store.ts";
import type { NoticeStore } from "../platform/notices.ts";
import type { RosterStore } from "../roster/index.server.ts";
import type { ThreadStore } from "../thread/index.server.ts";
import type { VocabularyStore } from "../vocabulary/index.server.ts";
import type { PaperKeys } from "./paper-key.ts";
import type { PlacementStore } from "./store.ts";

/** What the use cases of this module need; the composition root provides it. */
export type PlacementStores = {
  placement: PlacementStore;
  agreement: AgreementStore;
  roster: RosterStore;
  knowledge: KnowledgeStore;
  vocabulary: VocabularyStore;
  thread: ThreadStore;
  duty: DutyStore;
  identity: IdentityStore;
  notices: NoticeStore;
  files: FileStore;
  /** The key that wraps the keys of identity papers. */
  paperKey: PaperKeys;
};
