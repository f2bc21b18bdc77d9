import { randomUUID } from "node:crypto";
import type { Bilingual, ReportRow } from "../platform/index.ts";
import {
  entryKeys,
  foldedNumber,
  foldedWords,
  replySubject,
  type FileField,
  type FileSaid,
  type LedgerEntry,
  type LedgerOwner,
} from "./ledger-entry.ts";
import { isPending } from "./ledger-kind.ts";
import type { TrackerField } from "./tracker-field.ts";
import type { TrackerMapping } from "./tracker-mapping.ts";
import { subjectOf, type TrackerRow } from "./tracker-rows.ts";

/** What a file does to a ledger: entries to add, entries as they are after it, and what those were that change. */
export type TrackerMerge = {
  add: LedgerEntry[];
  save: LedgerEntry[];
  changed: { entry: LedgerEntry; before: LedgerEntry; was: Partial<LedgerEntry> }[];
  counts: Record<"entries" | "replies", { added: number; changed: number; unchanged: number }>;
  warnings: Omit<ReportRow, "file">[];
};

type Origin = Pick<LedgerEntry, "organisationId" | "importHash" | "enteredBy" | "enteredAt" | "synthetic">;

/** Who is meant by the words for an owner, and how an owner is written. */
export type TrackerOwners = {
  ownerOf: (words: string | null) => LedgerOwner;
  ownerText: (owner: LedgerOwner) => string | null;
};

const columnOf: Readonly<Record<"entry" | "reply", Partial<Record<FileField, TrackerField>>>> = {
  entry: { onDate: "date", body: "note", dueOn: "due" },
  reply: { number: "replyNumber", onDate: "replyDate", body: "replyText" },
};

const fields: readonly FileField[] = [
  ...(["kind", "number", "onDate", "sender", "receiver", "channel"] as const),
  ...(["subject", "body", "owner", "dueOn", "nextActor", "state"] as const),
];

/**
 * Puts the rows of a file beside what the ledger has. A row is known again by its place in the same file, else by
 * number, day and subject; of rows that share all three, in their order. Only what the file says differently from
 * before is changed; where a person has changed the same thing here meanwhile, the ledger stays as it is and a warning
 * says so. What a file leaves out is never taken away.
 * @param known entries of the same file, of the days of its rows, and the replies to them
 */
export function mergeTracker(
  known: readonly LedgerEntry[],
  rows: readonly TrackerRow[],
  mapping: TrackerMapping,
  { origin, ownerOf, ownerText }: { origin: Origin } & TrackerOwners,
): TrackerMerge {
  const merge: TrackerMerge = {
    ...{ add: [], save: [], changed: [], warnings: [] },
    counts: {
      entries: { added: 0, changed: 0, unchanged: 0 },
      replies: { added: 0, changed: 0, unchanged: 0 },
    },
  };
  const replies = Map.groupBy(known, ({ kind, answersId }) => (kind === "reply" ? answersId : null));
  const inRow = new Map(
    known.flatMap((entry) =>
      entry.importHash === origin.importHash && entry.importPart === "entry" && entry.importRow !== null
        ? [[entry.importRow, entry] as const]
        : [],
    ),
  );
  const matched = new Map(
    rows.flatMap(({ row }) => (inRow.has(row) ? [[row, inRow.get(row)!] as const] : [])),
  );
  const used = new Set([...matched.values()].map(({ entryId }) => entryId));
  const byKey = new Map<string, LedgerEntry[]>();
  for (const entry of known.filter(({ importPart }) => importPart !== "reply"))
    for (const key of entryKeys(entry)) byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  const seen = new Map<string, number>();

  for (const row of rows) {
    const subject = subjectOf(row.subject, mapping);
    const [key = ""] = entryKeys({ ...row, subject });
    const twin = seen.get(key);
    if (twin !== undefined)
      merge.warnings.push({ code: "TRACKER_ROW_TWICE", row: row.row, expected: String(twin) });
    else seen.set(key, row.row);
    const entry = matched.get(row.row) ?? byKey.get(key)?.find(({ entryId }) => !used.has(entryId));
    if (entry) used.add(entry.entryId);
    const after = take("entries", entry, saidOf(row), { row: row.row, part: "entry" }, () => ({
      state: row.state ?? (row.reply ? "answered" : mapping.state),
    }));
    if (row.reply) takeReply(row, after, (entry && replies.get(entry.entryId)) ?? []);
  }
  return merge;

  function saidOf(row: TrackerRow): FileSaid {
    const { kind, number, onDate, sender, receiver, channel, subject, body, owner, dueOn, nextActor } = row;
    const state = row.state ?? (row.reply ? "answered" : null);
    return { kind, number, onDate, sender, receiver, channel, subject, body, owner, dueOn, nextActor, state };
  }

  function takeReply(row: TrackerRow, asked: LedgerEntry, before: readonly LedgerEntry[]) {
    const { number, onDate, text } = row.reply!;
    const free = before.filter(({ entryId }) => !used.has(entryId));
    const sameNumber = (one: LedgerEntry) =>
      number !== null && one.number !== null && foldedNumber(one.number) === foldedNumber(number);
    const entry =
      free.find(({ importPart }) => importPart === "reply") ??
      free.find(sameNumber) ??
      free.find((one) => one.onDate === onDate && (one.number === null || number === null));
    if (entry) used.add(entry.entryId);
    const said: FileSaid = { kind: "reply", number, onDate, body: text };
    take("replies", entry, said, { row: row.row, part: "reply" }, () => ({
      ...{ sender: asked.receiver, receiver: asked.sender, state: "done" },
      ...{ answersId: asked.entryId, subject: replySubject(asked.subject) },
    }));
  }

  /** @returns the entry as it is after the file */
  function take(
    what: "entries" | "replies",
    before: LedgerEntry | undefined,
    said: FileSaid,
    { row, part }: { row: number; part: "entry" | "reply" },
    begin: () => Partial<LedgerEntry>,
  ): LedgerEntry {
    const place = { importHash: origin.importHash, importRow: row, importPart: part, importSaid: said };
    const counts = merge.counts[what];
    if (!before) {
      const told = Object.assign({}, ...fields.map((field) => valueOf(field, said[field] ?? null)));
      const entry: LedgerEntry = {
        ...empty,
        ...told,
        ...begin(),
        ...origin,
        ...place,
        entryId: randomUUID(),
      };
      merge.add.push(entry);
      counts.added += 1;
      return entry;
    }
    const changes: Partial<LedgerEntry> = {};
    for (const field of fields) {
      const next = said[field];
      if (next === undefined || (next === null && field === "state")) continue;
      const base = before.importSaid?.[field];
      if (base === undefined ? next === null : base === next) continue;
      const value = valueOf(field, next);
      if (holds(before, value)) continue;
      // Of a state that no file has said yet, one that still waits is nobody's decision.
      const unsaid = base === undefined || (field === "state" && base === null && isPending(before.state));
      if (!unsaid && !holds(before, valueOf(field, base))) {
        const column = columnOf[part][field] ?? field;
        const expected = (field === "owner" ? ownerText(before) : textOf(before[field])) ?? "–";
        merge.warnings.push({ code: "TRACKER_KEPT", row, column, found: next ?? "–", expected });
        continue;
      }
      Object.assign(
        changes,
        field === "subject" || field === "body" ? withWords(before, field, next) : value,
      );
    }
    const entry = { ...before, ...changes, ...place };
    const names = Object.keys(changes) as (keyof LedgerEntry)[];
    if (names.length > 0) {
      const was = Object.fromEntries(names.map((name) => [name, before[name]])) as Partial<LedgerEntry>;
      merge.changed.push({ entry, before, was });
      counts.changed += 1;
    } else counts.unchanged += 1;
    const moved = before.importHash !== place.importHash || before.importRow !== row;
    const otherwise = fields.some((field) => before.importSaid?.[field] !== said[field]);
    if (names.length > 0 || moved || otherwise) merge.save.push(entry);
    return entry;
  }

  /** A text as the file has it now; what stands in the other language is of the words before. */
  function withWords(
    before: LedgerEntry,
    field: "subject" | "body",
    words: string | null,
  ): Partial<LedgerEntry> {
    const { [mapping.language]: _, source: _source, stale: _stale, ...other } = before[field] ?? {};
    const both = Object.keys(other).length > 0;
    if (words === null) return { [field]: both ? other : null };
    return {
      [field]: {
        ...other,
        [mapping.language]: words,
        ...(both && { source: mapping.language, stale: true }),
      },
    };
  }

  /** What a word of the file sets in an entry. */
  function valueOf(field: FileField, said: string | null): Partial<LedgerEntry> {
    if (field === "owner") return ownerOf(said);
    if (field === "subject") return { subject: subjectOf(said ?? "", mapping) };
    if (field === "body") return { body: said === null ? null : subjectOf(said, mapping) };
    return { [field]: said };
  }
}

const empty = {
  ...{ number: null, sender: null, receiver: null, channel: null, agenda: null, body: null },
  ...{ owner: null, ownerPerson: null, ownerRole: null, dueOn: null, nextActor: null, underId: null },
  ...{ answersId: null, answerCounts: true, proposalId: null, fileHash: null, fileLabel: null },
  ...{ source: "file", changedAt: null },
} as const;

/** Whether an entry says this already; a text in both languages says what it says in one of them. */
function holds(entry: LedgerEntry, values: Partial<LedgerEntry>): boolean {
  return (Object.keys(values) as (keyof LedgerEntry)[]).every((name) => {
    const [own, other] = [entry[name], values[name]];
    if (name === "number" && typeof own === "string" && typeof other === "string")
      return foldedNumber(own) === foldedNumber(other);
    if (name !== "subject" && name !== "body") return own === other;
    if (!own || !other) return (own ?? null) === (other ?? null);
    return (Object.entries(other) as [keyof Bilingual, string][]).every(([language, words]) => {
      const said = (own as Bilingual)[language];
      return typeof said === "string" && foldedWords(said) === foldedWords(words);
    });
  });
}

const textOf = (value: Bilingual | string | null): string | null =>
  typeof value === "string" ? value : (value?.id ?? value?.en ?? null);
