import type { DutyStore } from "../duty/index.server.ts";
import type { EvidenceStore } from "../evidence/index.server.ts";
import type { IdentityStore } from "../identity/index.server.ts";
import type { FileStore } from "../platform/file-store.ts";
import type { InstallationKeys } from "../platform/installation-key.ts";
import type { NoticeStore } from "../platform/notices.ts";
import type { RosterStore } from "../roster/index.server.ts";
import type { ThreadStore } from "../thread/index.server.ts";
import type { AgreementStore } from "./store.ts";

/** What the use cases of this module need; the composition root provides it. */
export type AgreementStores = {
  agreement: AgreementStore;
  roster: RosterStore;
  evidence: EvidenceStore;
  thread: ThreadStore;
  duty: DutyStore;
  identity: IdentityStore;
  notices: NoticeStore;
  files: FileStore;
  installationKeys: InstallationKeys;
};
