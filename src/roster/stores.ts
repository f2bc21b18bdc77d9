import type { DutyStore } from "../duty/index.server.ts";
import type { IdentityStore } from "../identity/index.server.ts";
import type { FileStore } from "../platform/file-store.ts";
import type { ThreadStore } from "../thread/index.server.ts";
import type { VocabularyStore } from "../vocabulary/index.server.ts";
import type { HubArrivals } from "./hub-words.ts";
import type { RosterStore } from "./store.ts";

/** What the use cases of this module need; the composition root provides it. */
export type RosterStores = { roster: RosterStore };

/** What the use cases of experts need beside them: the skills' titles, and the accounts of one's own office. */
export type ExpertStores = RosterStores & {
  vocabulary: Pick<VocabularyStore, "titles">;
  identity: Pick<IdentityStore, "member" | "members">;
};

/** What the use cases of hubs need beside them. */
export type HubStores = RosterStores & {
  vocabulary: Pick<VocabularyStore, "titles">;
  identity: Pick<IdentityStore, "organisation">;
  duty: Pick<DutyStore, "raise" | "close">;
  thread: Pick<ThreadStore, "write">;
  hubArrivals: HubArrivals;
};

/** What the use cases of centres need beside them: offices, the thread, and files that were laid aside. */
export type CentreStores = RosterStores & {
  identity: Pick<IdentityStore, "organisations" | "organisationByKey">;
  thread: Pick<ThreadStore, "write">;
  files: FileStore;
};

/** What the use cases of instructors need beside them: what is owed, and the accounts of one's own office. */
export type InstructorStores = RosterStores & {
  identity: Pick<IdentityStore, "organisationByKey" | "member" | "members">;
  duty: Pick<DutyStore, "raise" | "close" | "openAbout">;
};
