import { agreementStore } from "./agreement/index.server.ts";
import { dutyStore } from "./duty/index.server.ts";
import { evidenceStore } from "./evidence/index.server.ts";
import { identityStore } from "./identity/index.server.ts";
import { knowledgeStore } from "./knowledge/index.server.ts";
import type { FileStore } from "./platform/file-store.ts";
import type { InstallationKeys } from "./platform/installation-key.ts";
import type { Tx } from "./platform/database.ts";
import { noticeStore } from "./platform/notices.ts";
import { progressStore } from "./platform/progress.ts";
import { placementPath } from "./placement/index.ts";
import { placementStore, type PaperKeys } from "./placement/index.server.ts";
import { rosterStore, type HubArrivals } from "./roster/index.server.ts";
import { threadStore } from "./thread/index.server.ts";
import type { ConceptUsage } from "./vocabulary/index.ts";
import { vocabularyStore, type LabelIndexes } from "./vocabulary/index.server.ts";

/** Wires the stores of all modules to one transaction. Only the composition roots see them all. */
export const wireStores = (
  tx: Tx,
  files: FileStore,
  labelIndexes: LabelIndexes,
  installationKeys: InstallationKeys,
  paperKey: PaperKeys,
) => ({
  files,
  labelIndexes,
  installationKeys,
  paperKey,
  identity: identityStore(tx),
  vocabulary: vocabularyStore(tx),
  thread: threadStore(tx),
  usage: conceptUsage(tx),
  duty: dutyStore(tx),
  evidence: evidenceStore(tx),
  roster: rosterStore(tx),
  agreement: agreementStore(tx),
  knowledge: knowledgeStore(tx),
  placement: placementStore(tx),
  hubArrivals: hubArrivals(tx),
  notices: noticeStore(tx),
  progress: progressStore(tx),
});

export type Stores = ReturnType<typeof wireStores>;

/** What rests on a concept: the vocabulary asks, the thread knows. */
const conceptUsage = (tx: Tx): ConceptUsage => ({
  conceptsInUse: (scheme, version) =>
    threadStore(tx).countResting("vocabulary.concept", `${scheme}/${version}/`),
  conceptInUse: (scheme, version, code) =>
    threadStore(tx).countRestingOn({ kind: "vocabulary.concept", id: `${scheme}/${version}/${code}` }),
});

/** Who comes to a hub, as far as the reader takes part: the roster asks, placements know. */
const hubArrivals = (tx: Tx): HubArrivals => ({
  comingTo: async (hubId) =>
    (await placementStore(tx).comingTo(hubId)).map((one) => ({ ...one, path: placementPath(one.id) })),
});
