/** What exists in the trial so far, by its kinds. */
export type TrialIds = {
  proposals: string[];
  clauses: string[];
  paragraphs: string[];
  versions: string[];
  hops: string[];
  received: string[];
  /** Workbooks out of which figures were taken. */
  budgets: string[];
  ledger: string[];
  replies: string[];
  comments: string[];
  /** Codes of packages. */
  codes: string[];
  /** Sealed versions as they go out as files. */
  sealed: string[];
};

export const noIds = (): TrialIds => ({
  proposals: [],
  clauses: [],
  paragraphs: [],
  versions: [],
  hops: [],
  received: [],
  budgets: [],
  ledger: [],
  replies: [],
  comments: [],
  codes: [],
  sealed: [],
});

/** Every record of the trial that may stand on a thread. */
export function leakRecords(ids: TrialIds): { kind: string; id: string }[] {
  const { proposals, clauses, versions, hops, replies, comments } = ids;
  const asked = (kind: string, all: readonly string[]) => all.map((id) => ({ kind, id }));
  const clausesOf = (version: string) => clauses.map((clause) => `${version}/${clause}`);
  return [
    ...asked("agreement.proposal", proposals),
    ...asked("agreement.version", versions),
    ...asked("agreement.letter", hops),
    ...asked("agreement.comment", comments),
    ...asked("agreement.reply", replies),
    ...asked("agreement.clause", versions.flatMap(clausesOf)),
  ];
}

/**
 * With what each reading use case is asked in the trial: by every id that there is, whoever asks. Written by hand: a use
 * case of this module that reads and is not here fails the test, so that none is forgotten.
 */
export function leakInputs(ids: TrialIds): Readonly<Record<string, object[]>> {
  const { proposals, clauses, paragraphs, versions, hops, received, ledger } = ids;
  const byProposal = proposals.map((proposal) => ({ proposal }));
  const [first = ""] = proposals.slice(-1);
  const byVersion = versions.map((version) => ({ version }));
  const pairs = versions.slice(1).map((to, index) => ({ from: { id: versions[index] }, to: { id: to } }));
  const records = leakRecords(ids);
  return {
    "agreement.compare-versions": [
      ...pairs,
      ...versions.map((id) => ({ from: { id }, to: { proposal: first, version: "now" } })),
    ],
    "agreement.count-waiting": [{}],
    "agreement.export-version": [
      ...versions.map((id) => ({ version: { id }, matrix: true })),
      { version: { proposal: first, version: "now" } },
    ],
    "agreement.paste-ledger": [{}, ...ledger.map((entry) => ({ entry }))],
    "agreement.read-arrived": byVersion,
    "agreement.read-budget-paper": ids.budgets.map((budget) => ({ budget })),
    "agreement.read-candidates": byVersion,
    "agreement.read-clause": clauses.map((clause) => ({ proposal: first, clause })),
    "agreement.read-commitments": [{}],
    "agreement.read-feedback": [...byProposal, ...clauses.map((clause) => ({ proposal: first, clause }))],
    "agreement.read-inbox": [{ limit: 100 }],
    "agreement.read-ledger": [{}, { limit: 1000 }],
    "agreement.read-package-key": [{}],
    // What a visitor verifies is what the visitor brings: a page that nobody signed.
    "agreement.verify-package": [{ file: unsignedPage }],
    "agreement.read-ledger-choices": [{}, ...ledger.map((under) => ({ under }))],
    "agreement.read-ledger-entry": ledger.map((entry) => ({ entry })),
    "agreement.read-ledger-scan": ledger.map((entry) => ({ entry })),
    "agreement.read-letter": hops.map((hop) => ({ hop })),
    "agreement.read-matrix": byProposal,
    "agreement.read-paragraph": paragraphs.map((paragraph) => ({ proposal: first, paragraph })),
    "agreement.read-paragraph-merge": paragraphs.map((paragraph) => ({
      ...{ proposal: first, paragraph, based: 1 },
      text: { id: "Kata lain.", en: "Other words." },
    })),
    "agreement.read-proposal": byProposal,
    "agreement.read-proposals": [{}],
    "agreement.read-received": received.map((one) => ({ received: one })),
    "agreement.read-received-file": received.map((one) => ({ received: one })),
    "agreement.read-route": byProposal,
    "agreement.read-scan": byVersion,
    "agreement.read-seal": byVersion,
    "agreement.read-signing-keys": [{}],
    "agreement.read-version": [1, 2, 3].map((version) => ({ proposal: first, version })),
    "agreement.read-versions": byProposal,
    "agreement.search-entries": [{ words: "talenta" }],
    "agreement.verify-seal": ids.sealed.map((file) => ({ file })),
    "thread.read": records,
    "thread.read-branch": records.flatMap((record) =>
      (["up", "down"] as const).map((direction) => ({ ...record, direction, of: "agreement.letter" })),
    ),
    "duty.read-waiting": [{ limit: 100 }],
    "platform.read-mailbox": [{ limit: 100 }],
    "roster.read-agencies": [{}],
    "identity.read-corridor": [{}],
    "identity.list-my-memberships": [{}],
  };
}

/** A file of a package in form, under no key of this installation: it is answered, and found not to be sound. */
const unsignedPage = JSON.stringify({
  format: "jembatan.package-file/1",
  page: {},
  signature: {
    keyId: "0".repeat(16),
    publicKey: "none",
    signature: "none",
    signedAt: "2026-01-01T00:00:00Z",
  },
});
