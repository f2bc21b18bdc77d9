import { expect, test } from "vitest";
import { printLedger } from "./ledger-print.ts";
import type { LedgerLine } from "./ledger-store.ts";

const line: LedgerLine = {
  ...{ organisationId: "o", entryId: "e1", kind: "ask", number: "B-1/KS", onDate: "2026-01-12" },
  ...{ sender: "Biro", receiver: "MOM", channel: "mail", subject: { id: "Data kebutuhan" }, agenda: null },
  ...{ body: null, owner: null, ownerPerson: "p1", ownerRole: null, dueOn: "2026-01-26", nextActor: null },
  ...{ state: "waiting", underId: null, answersId: null, answerCounts: true, proposalId: null },
  ...{ fileHash: null, fileLabel: null, source: "typed", importHash: null, importRow: null },
  ...{ importPart: null, importSaid: null, enteredBy: null, enteredAt: new Date(0), changedAt: null },
  ...{ synthetic: true, replies: 0, counting: 0, replyId: null, replyNumber: null, replyDate: null },
};
const ledger = {
  ...{ ok: true as const, today: "2026-03-02", entries: [line], total: 900, people: { p1: "Ratna" } },
  filter: {
    view: "late" as const,
    kind: null,
    state: null,
    counterpart: null,
    text: "data",
    repliesApart: false,
  },
  ...{
    counts: { all: 900, ours: 0, theirs: 900, late: 900, undecided: 0 },
    counterparts: [],
    synthetic: true,
  },
};

test("the ledger is printed as a list, in both languages, and the same again gives the same bytes", async () => {
  const office = { id: "Biro Kerja Sama", en: "Bureau of Cooperation" };
  const [id, en, again] = [
    await printLedger(ledger, office, "id"),
    await printLedger(ledger, office, "en"),
    await printLedger(ledger, office, "id"),
  ];
  for (const pdf of [id, en]) expect(new TextDecoder().decode(pdf.slice(0, 5))).toBe("%PDF-");
  expect(Buffer.from(again).equals(id)).toBe(true);
  expect(Buffer.from(en).equals(id)).toBe(false);
});
