import { csvText } from "../platform/csv-text.ts";
import type { Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { ledgerKinds, ledgerStates } from "./ledger-kind.ts";
import type { LedgerLine } from "./ledger-store.ts";
import type { TrackerField } from "./tracker-field.ts";
import { channelWords, kindWords, stateWords, wordOf } from "./tracker-words.ts";

/** Columns of a ledger as a file, in their order; the headings are read again by themselves. */
const columns: readonly { field: TrackerField; id: string; en: string; width: number }[] = [
  { field: "number", id: "Nomor", en: "Number", width: 22 },
  { field: "date", id: "Tanggal", en: "Date", width: 13 },
  { field: "kind", id: "Jenis", en: "Kind", width: 14 },
  { field: "sender", id: "Dari", en: "From", width: 28 },
  { field: "receiver", id: "Kepada", en: "To", width: 28 },
  { field: "subject", id: "Perihal", en: "Subject", width: 48 },
  { field: "channel", id: "Saluran", en: "Channel", width: 14 },
  { field: "owner", id: "Penanggung jawab", en: "Owner", width: 24 },
  { field: "due", id: "Tenggat", en: "Due", width: 13 },
  { field: "nextActor", id: "Pelaku berikutnya", en: "Next actor", width: 24 },
  { field: "state", id: "Status", en: "Status", width: 18 },
  { field: "replyNumber", id: "Nomor balasan", en: "Reply number", width: 22 },
  { field: "replyDate", id: "Tanggal balasan", en: "Reply date", width: 15 },
  { field: "replyText", id: "Balasan", en: "Reply", width: 40 },
  { field: "note", id: "Keterangan", en: "Note", width: 48 },
];
const days: readonly TrackerField[] = ["date", "due", "replyDate"];
const sample = { id: "DATA CONTOH: isi buku ini rekaan", en: "SAMPLE DATA: what stands here is made up" };

const ledgerHeadings = (language: Language): string[] => columns.map((column) => column[language]);

export type LedgerTable = {
  entries: readonly LedgerLine[];
  people: Readonly<Record<string, string>>;
  synthetic: boolean;
};

/**
 * A row for each entry. The reply that counts stands in the row of what it answers, where that is in the table too; every
 * other reply has a row of its own. Days are `YYYY-MM-DD`.
 */
function tableRows({ entries, people }: LedgerTable, language: Language): string[][] {
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
  const inRow = new Set(entries.flatMap(({ replyId }) => (replyId && byId.has(replyId) ? [replyId] : [])));
  const text = (words: { id?: string; en?: string } | null) =>
    words?.[language] ?? words?.id ?? words?.en ?? "";
  const role = (name: string) => intlFor(language).formatMessage({ id: `identity.role.${name}` });
  return entries
    .filter(({ entryId }) => !inRow.has(entryId))
    .map((entry) => {
      const reply = entry.replyId ? byId.get(entry.replyId) : undefined;
      const cells: Record<TrackerField, string> = {
        number: entry.number ?? "",
        date: entry.onDate,
        kind: wordOf(kindWords, entry.kind, language),
        sender: entry.sender ?? "",
        receiver: entry.receiver ?? "",
        subject: text(entry.subject),
        channel: entry.channel ? wordOf(channelWords, entry.channel, language) : "",
        owner:
          entry.owner ??
          (entry.ownerPerson && people[entry.ownerPerson]) ??
          (entry.ownerRole ? role(entry.ownerRole) : ""),
        due: entry.dueOn ?? "",
        nextActor: entry.nextActor ?? "",
        state: wordOf(stateWords, entry.state, language),
        replyNumber: reply?.number ?? "",
        replyDate: reply?.onDate ?? "",
        replyText: text(reply?.body ?? null),
        note: text(entry.body),
      };
      return columns.map(({ field }) => cells[field]);
    });
}

/** The ledger as CSV; a spreadsheet of Indonesian habits expects semicolons. */
export function ledgerCsv(table: LedgerTable, language: Language): string {
  const title = table.synthetic ? [[sample[language]]] : [];
  return csvText(
    [...title, ledgerHeadings(language), ...tableRows(table, language)],
    language === "id" ? ";" : ",",
  );
}

/** The ledger as a workbook (XLSX): days are days, and kinds and states are chosen from lists. */
export async function ledgerWorkbook(table: LedgerTable, language: Language): Promise<Uint8Array> {
  return workbook(tableRows(table, language), table.synthetic, language);
}

/** A workbook to fill in: headings and one row, which says itself that it is a sample. */
export async function ledgerTemplate(language: Language): Promise<Uint8Array> {
  const row: Partial<Record<TrackerField, string>> = {
    ...{ number: "B-1/KS.01/2026", date: "2026-01-05", due: "2026-01-19" },
    kind: wordOf(kindWords, "ask", language),
    receiver: language === "id" ? "Kementerian Tenaga Kerja Singapura" : "Ministry of Manpower (Singapore)",
    subject: language === "id" ? "Contoh: hapus baris ini" : "Sample: delete this row",
    channel: wordOf(channelWords, "mail", language),
    state: wordOf(stateWords, "waiting", language),
  };
  return workbook([columns.map(({ field }) => row[field] ?? "")], false, language);
}

async function workbook(
  rows: readonly string[][],
  synthetic: boolean,
  language: Language,
): Promise<Uint8Array> {
  // Only who writes a workbook loads what writes it.
  const { writeXlsx } = await import("hucre/xlsx");
  const head = [...(synthetic ? [[sample[language]]] : []), ledgerHeadings(language)];
  const isDay = columns.map(({ field }) => days.includes(field));
  const cells = rows.map((row) =>
    row.map((cell, at) => (cell === "" ? null : isDay[at] ? new Date(`${cell}T00:00:00Z`) : cell)),
  );
  const last = Math.max(head.length + rows.length, 500);
  const chosen = (field: TrackerField, values: string[]) => {
    const letter = String.fromCodePoint(65 + columns.findIndex((column) => column.field === field));
    const range = `${letter}${head.length + 1}:${letter}${last}`;
    // Another word than those of the list may be typed: reading knows more of them.
    return { type: "list" as const, values, range, allowBlank: true, showErrorMessage: false };
  };
  return writeXlsx({
    sheets: [
      {
        name: language === "id" ? "Buku agenda" : "Ledger",
        columns: columns.map(({ width }, at) => ({ width, ...(isDay[at] && { numFmt: "dd/mm/yyyy" }) })),
        rows: [...head, ...cells],
        freezePane: { rows: head.length },
        dataValidations: [
          chosen(
            "kind",
            ledgerKinds.map((kind) => wordOf(kindWords, kind, language)),
          ),
          chosen(
            "state",
            ledgerStates.map((state) => wordOf(stateWords, state, language)),
          ),
        ],
      },
    ],
  });
}
