import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nobody, type LedgerEntry } from "./ledger-entry.ts";
import { ledgerStates } from "./ledger-kind.ts";
import type { TrackerMapping } from "./tracker-mapping.ts";
import { mergeTracker } from "./tracker-merge.ts";
import type { TrackerRow } from "./tracker-rows.ts";

const mapping: TrackerMapping = {
  ...{ columns: [], kind: "letter", state: "open", language: "id", states: {}, kinds: {} },
};
const row: TrackerRow = {
  ...{
    row: 2,
    kind: "letter",
    number: "B-1",
    onDate: "2026-01-12",
    sender: null,
    receiver: "MOM",
    channel: null,
  },
  ...{ subject: "Data", body: null, owner: null, dueOn: null, nextActor: null, state: null, reply: null },
};

/** A ledger in memory: takes files in as the import does. */
function ledger() {
  let entries: LedgerEntry[] = [];
  return {
    all: () => entries,
    /** As a person does. */
    change(entryId: string, changes: Partial<LedgerEntry>) {
      entries = entries.map((entry) => (entry.entryId === entryId ? { ...entry, ...changes } : entry));
    },
    takeIn(rows: readonly TrackerRow[], importHash: string) {
      const origin = {
        ...{ organisationId: "o", importHash, enteredBy: null, enteredAt: new Date(0), synthetic: false },
      };
      const merge = mergeTracker(entries, rows, mapping, {
        origin,
        ownerOf: (words) => ({ ...nobody, owner: words }),
        ownerText: ({ owner }) => owner,
      });
      const saved = new Map(merge.save.map((entry) => [entry.entryId, entry]));
      entries = [...entries.map((entry) => saved.get(entry.entryId) ?? entry), ...merge.add];
      return merge;
    },
  };
}
const counts = (added: number, changed: number, unchanged: number) => ({ added, changed, unchanged });

describe("what a person changed here stays", () => {
  test("when the file changes the same thing, with a warning that says both", () => {
    const book = ledger();
    book.takeIn([{ ...row, state: "waiting" }], "a");
    book.change(book.all()[0]!.entryId, { state: "done" });
    const merge = book.takeIn([{ ...row, state: "cancelled" }], "b");
    expect(book.all()[0]?.state).toBe("done");
    expect(merge.warnings).toEqual([
      { code: "TRACKER_KEPT", row: 2, column: "state", found: "cancelled", expected: "done" },
    ]);
    // It is said once: what the file says now is known.
    expect(book.takeIn([{ ...row, state: "cancelled" }], "c").warnings).toEqual([]);
  });

  test("when the file does not speak of it, or says what it said before", () => {
    const book = ledger();
    book.takeIn([{ ...row, state: "waiting" }], "a");
    book.change(book.all()[0]!.entryId, { state: "done", nextActor: "WSG", body: { id: "Catatan" } });
    const merge = book.takeIn([{ ...row, state: "waiting" }], "b");
    expect(merge).toMatchObject({ changed: [], warnings: [], counts: { entries: counts(0, 0, 1) } });
    expect(book.all()[0]).toMatchObject({ state: "done", nextActor: "WSG", body: { id: "Catatan" } });
  });

  test("and what a file leaves out is not taken away", () => {
    const book = ledger();
    book.takeIn([row, { ...row, row: 3, number: "B-2" }], "a");
    book.takeIn([row], "b");
    expect(book.all()).toHaveLength(2);
  });
});

describe("a file that has changed", () => {
  test("changes what it says differently and nothing else, also when its rows have moved", () => {
    const book = ledger();
    book.takeIn([row, { ...row, row: 3, number: "B-2", subject: "Undangan" }], "a");
    const merge = book.takeIn(
      [
        { ...row, number: "B-0", subject: "Baru" },
        { ...row, row: 3, dueOn: "2026-02-01" },
        { ...row, row: 4, number: "b-2", subject: "undangan " },
      ],
      "b",
    );
    expect(merge.counts.entries).toEqual(counts(1, 1, 1));
    expect(merge.changed).toMatchObject([
      { was: { dueOn: null }, entry: { dueOn: "2026-02-01", number: "B-1" } },
    ]);
  });

  test("brings a reply once it is there, and the letter is answered", () => {
    const book = ledger();
    book.takeIn([row], "a");
    const replied = { ...row, reply: { number: "15/MOM", onDate: "2026-01-20", text: null } };
    expect(book.takeIn([replied], "b").counts).toEqual({
      entries: counts(0, 1, 0),
      replies: counts(1, 0, 0),
    });
    expect(book.all()).toMatchObject([
      { kind: "letter", state: "answered" },
      {
        ...{ kind: "reply", number: "15/MOM", sender: "MOM", receiver: null, state: "done" },
        subject: { id: "Balasan: Data" },
      },
    ]);
    const corrected = { ...replied, reply: { ...replied.reply, number: "16/MOM" } };
    expect(book.takeIn([corrected], "c").counts.replies).toEqual(counts(0, 1, 0));
    expect(book.all()).toHaveLength(2);
  });

  test("a text in the other language is of the words before", () => {
    const book = ledger();
    book.takeIn([{ ...row, body: "lama" }], "a");
    book.change(book.all()[0]!.entryId, { body: { id: "lama", en: "old" } });
    book.takeIn([{ ...row, body: "baru" }], "b");
    expect(book.all()[0]?.body).toEqual({ id: "baru", en: "old", source: "id", stale: true });
  });
});

test("an entry that was typed is known again, and a file that says nothing leaves it alone", () => {
  const book = ledger();
  book.takeIn([{ ...row, number: "B-1 / KS" }], "a");
  const [typed] = book.all();
  book.change(typed!.entryId, {
    ...{ source: "typed", importHash: null, importRow: null, importPart: null, importSaid: null },
    ...{ receiver: "MOM Singapore", dueOn: "2026-02-01", subject: { id: "Data", en: "Data" } },
  });
  const silent = { ...row, number: "b-1/ks", receiver: null };
  const typedEntry = book.all();
  expect(book.takeIn([silent], "b").counts.entries).toEqual(counts(0, 0, 1));
  expect(book.all()[0]).toMatchObject({ source: "typed", receiver: "MOM Singapore", dueOn: "2026-02-01" });
  // What the file does say is newer than what was typed without one.
  const merge = mergeTracker(typedEntry, [{ ...silent, receiver: "MOM" }], mapping, {
    origin: {
      organisationId: "o",
      importHash: "c",
      enteredBy: null,
      enteredAt: new Date(0),
      synthetic: false,
    },
    ownerOf: (words) => ({ ...nobody, owner: words }),
    ownerText: ({ owner }) => owner,
  });
  expect(merge.changed).toMatchObject([
    { was: { receiver: "MOM Singapore" }, entry: { receiver: "MOM", number: "B-1 / KS" } },
  ]);
});

test("rows that share number, day and subject are two entries, and it is said", () => {
  const book = ledger();
  const twins = [row, { ...row, row: 3, receiver: "WSG" }];
  expect(book.takeIn(twins, "a")).toMatchObject({
    counts: { entries: counts(2, 0, 0) },
    warnings: [{ code: "TRACKER_ROW_TWICE", row: 3, expected: "2" }],
  });
  expect(book.takeIn(twins, "b").counts.entries).toEqual(counts(0, 0, 2));
});

const some = <T>(...values: T[]) => fc.constantFrom<T>(...values);
const rows = fc
  .array(
    fc.record({
      number: some(null, "B-1", "B-2", "B-3"),
      onDate: some("2026-01-12", "2026-01-13"),
      subject: some("Data", "data ", "Undangan"),
      receiver: some(null, "MOM", "WSG"),
      owner: some(null, "Tim kecil"),
      dueOn: some(null, "2026-02-01"),
      body: some(null, "Catatan"),
      state: some(null, ...ledgerStates),
      reply: some(
        null,
        { number: null, onDate: "2026-01-20", text: null },
        { number: "15/MOM", onDate: "2026-01-20", text: "Terlampir" },
      ),
    }),
    { maxLength: 8 },
  )
  .map((some): TrackerRow[] => some.map((one, at) => ({ ...row, ...one, row: at + 2 })));

test("the same file again changes nothing, whatever was taken in before", () => {
  fc.assert(
    fc.property(rows, rows, (before, file) => {
      const book = ledger();
      book.takeIn(before, "a");
      book.takeIn(file, "b");
      const after = structuredClone(book.all());
      const again = book.takeIn(file, "b");
      expect([again.add, again.save, again.changed]).toEqual([[], [], []]);
      expect(book.all()).toEqual(after);
      // Saved under another name, with other bytes, it says the same.
      const copy = book.takeIn(file, "c");
      expect([copy.add, copy.changed]).toEqual([[], []]);
    }),
    { numRuns: 300 },
  );
});
