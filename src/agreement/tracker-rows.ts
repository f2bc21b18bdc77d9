import type { Findings } from "../platform/findings.ts";
import type { Bilingual, ReportRow } from "../platform/index.ts";
import { daysFault } from "./ledger-entry.ts";
import { longest, type LedgerKind, type LedgerState } from "./ledger-kind.ts";
import type { Channel } from "./route.ts";
import { readDay } from "./tracker-day.ts";
import type { TrackerField } from "./tracker-field.ts";
import { saysOneThing, type TrackerHead, type TrackerLine } from "./tracker-headings.ts";
import type { TrackerMapping } from "./tracker-mapping.ts";
import {
  foldedWord,
  kindWords,
  readChannel,
  readKind,
  readState,
  stateWords,
  wordList,
} from "./tracker-words.ts";

/** What a row of a tracker says, with the reply that stands in it. `state` null: it does not say. */
export type TrackerRow = {
  row: number;
  kind: LedgerKind;
  number: string | null;
  onDate: string;
  sender: string | null;
  receiver: string | null;
  channel: Channel | null;
  subject: string;
  body: string | null;
  owner: string | null;
  dueOn: string | null;
  nextActor: string | null;
  state: LedgerState | null;
  reply: { number: string | null; onDate: string; text: string | null } | null;
};

export type TrackerReading = {
  rows: TrackerRow[];
  /** Rows that say one thing alone (the name of a part of the table), repeat its headings or number its columns. */
  skipped: number[];
  /** Words of the sheet that stand for no state and no kind yet. */
  unknown: { states: string[]; kinds: string[] };
  warnings: Omit<ReportRow, "file">[];
};

const dayExample = "12/03/2024, 12 Maret 2024";
const noText = /^([-–—.]*|n\/?a|nihil|tidak ada|belum( ada)?)$/i;

/**
 * Reads the rows below the headings of a tracker. Everything that a column says which is taken in is kept: what has no
 * place of its own stands in the note, behind its heading.
 * Findings: CELL_EMPTY (no day, no subject), CELL_TOO_LONG, DATE_INVALID, DATE_LATER (a letter of a day to come),
 * TRACKER_DAYS_REVERSED (due or answered before its day), WORD_UNKNOWN (a state or kind).
 */
export function readTrackerRows(
  lines: readonly TrackerLine[],
  { last, headings }: Pick<TrackerHead, "last" | "headings">,
  mapping: TrackerMapping,
  { today, findings }: { today: string; findings: Findings },
): TrackerReading {
  const reading: TrackerReading = { rows: [], skipped: [], unknown: { states: [], kinds: [] }, warnings: [] };
  const own = (words: Readonly<Record<string, string>>) =>
    new Map(Object.entries(words).map(([word, meaning]) => [foldedWord(word), meaning]));
  const [ownStates, ownKinds] = [own(mapping.states), own(mapping.kinds)];
  const columnsOf = (field: TrackerField) =>
    mapping.columns.flatMap((one, column) => (one === field ? [column] : []));

  for (const line of lines) {
    if (line.row <= last) continue;
    const cells = headings.map((_, column) => tidyCell(line.cells[column] ?? ""));
    if (cells.every((cell) => cell === "")) continue;
    const told = cells.filter((_, column) => mapping.columns[column] !== null);
    if (saysOneThing(told) || repeats(cells, headings) || numbersColumns(cells)) {
      reading.skipped.push(line.row);
      continue;
    }
    const row = readRow(line, cells);
    if (row) reading.rows.push(row);
  }
  return reading;

  function readRow({ row, numbers }: TrackerLine, cells: readonly string[]): TrackerRow | null {
    const before = findings.total;
    const notes: string[] = [];
    const column = (field: TrackerField) => columnsOf(field)[0];
    const cell = (field: TrackerField) => cells[column(field) ?? -1] ?? "";
    const heading = (field: TrackerField) => headings[column(field) ?? -1] ?? field;
    const note = (field: TrackerField, text: string) => notes.push(`${heading(field)}: ${text}`);
    const find = (code: string, field: TrackerField, more: { expected?: string; found?: string } = {}) =>
      findings.add({ code, row, column: heading(field), ...more });
    const text = (field: TrackerField, most: number) => {
      const said = cell(field).replaceAll("\n", " ");
      if (noText.test(said)) return null;
      if (said.length > most)
        find("CELL_TOO_LONG", field, { expected: String(most), found: String(said.length) });
      return said;
    };
    const day = (field: TrackerField, end: "first" | "last") => {
      const found = readDay(cell(field), { end, serial: numbers.includes(column(field) ?? -1) });
      if ("wrong" in found) find("DATE_INVALID", field, { expected: dayExample, found: found.wrong });
      if ("words" in found) note(field, found.words);
      return "day" in found ? found.day : null;
    };

    const number = text("number", longest.number);
    const beforeDay = findings.total;
    const onDate = day("date", "first");
    if (onDate === null && findings.total === beforeDay) find("CELL_EMPTY", "date");
    const subject = text("subject", longest.subject);
    if (subject === null) find("CELL_EMPTY", "subject");
    const kind = kindOf(cell("kind"));
    if (kind === null) find("WORD_UNKNOWN", "kind", { expected: wordList(kindWords), found: cell("kind") });
    const state = stateOf(cell("state"), heading("state"));
    if (state === undefined)
      find("WORD_UNKNOWN", "state", { expected: wordList(stateWords), found: cell("state") });
    const channel = cell("channel") === "" ? null : readChannel(cell("channel"));
    if (channel === null && !noText.test(cell("channel"))) note("channel", cell("channel"));
    const sender = text("sender", longest.office);
    const receiver = text("receiver", longest.office);
    const owner = text("owner", longest.office);
    const nextActor = text("nextActor", longest.office);
    const dueOn = day("due", "last");
    const reply = replyIn();

    const told = columnsOf("note").filter((at) => !noText.test(cells[at] ?? ""));
    for (const at of told)
      notes.push(columnsOf("note").length > 1 ? `${headings[at]}: ${cells[at]}` : (cells[at] ?? ""));
    const body = notes.join("\n") || null;
    if (body !== null && body.length > longest.body)
      find("CELL_TOO_LONG", "note", { expected: String(longest.body), found: String(body.length) });
    if (onDate !== null && kind !== null) {
      const fault = daysFault({ kind, onDate, dueOn }, today);
      if (fault?.code === "ENTRY_IN_FUTURE") find("DATE_LATER", "date", { expected: today, found: onDate });
      if (fault?.code === "DUE_BEFORE_DATE")
        find("TRACKER_DAYS_REVERSED", "due", { expected: onDate, found: dueOn ?? "" });
    }
    if (findings.total > before || onDate === null || subject === null || kind === null) return null;
    return {
      ...{
        row,
        kind,
        number,
        onDate,
        sender,
        receiver,
        channel,
        subject,
        body,
        owner,
        dueOn,
        nextActor,
        reply,
      },
      state: state ?? null,
    };

    /** A reply has its own day; without one it stays a note, and the state says that it came. */
    function replyIn(): TrackerRow["reply"] {
      const number = text("replyNumber", longest.number);
      const said = cell("replyText");
      const answer = noText.test(said) || readState(said, true) === "waiting" ? null : said;
      const replied = cell("replyDate") === "" ? null : day("replyDate", "first");
      if (replied === null) {
        if (number !== null) note("replyNumber", number);
        if (answer !== null) note("replyText", answer);
        if (number !== null || answer !== null)
          reading.warnings.push({
            code: "TRACKER_REPLY_UNDATED",
            row,
            column: heading(answer === null ? "replyNumber" : "replyText"),
          });
        return null;
      }
      if (replied > today) find("DATE_LATER", "replyDate", { expected: today, found: replied });
      if (onDate !== null && replied < onDate)
        find("TRACKER_DAYS_REVERSED", "replyDate", { expected: onDate, found: replied });
      return { number, onDate: replied, text: answer };
    }
  }

  function kindOf(text: string): LedgerKind | null {
    if (noText.test(text)) return mapping.kind;
    const found = (ownKinds.get(foldedWord(text)) as LedgerKind | undefined) ?? readKind(text);
    if (found === null && !reading.unknown.kinds.includes(text)) reading.unknown.kinds.push(text);
    return found;
  }

  /** @returns undefined for a word that nobody knows, null where nothing is said */
  function stateOf(text: string, heading: string): LedgerState | null | undefined {
    if (text === "" || /^[-–—.]+$/.test(text)) return null;
    const aboutReply = /balas|jawab|repl|respon|tanggap/i.test(heading);
    const found = (ownStates.get(foldedWord(text)) as LedgerState | undefined) ?? readState(text, aboutReply);
    if (found !== null) return found;
    if (!reading.unknown.states.includes(text)) reading.unknown.states.push(text);
    return undefined;
  }
}

/** A cell without blanks that nobody sees; lines stay lines. */
const tidyCell = (cell: string): string =>
  cell
    .normalize("NFC")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/[^\P{Cc}\n]/gu, "")
    .trim();

/** Whether a row tells something: it neither names a part of the table nor repeats its headings nor numbers its columns. */
export const tellsSomething = (cells: readonly string[], headings: readonly string[]): boolean =>
  !saysOneThing(cells) && !repeats(cells, headings) && !numbersColumns(cells);

/** A table printed over several pages has its headings again. */
function repeats(cells: readonly string[], headings: readonly string[]): boolean {
  const told = cells.flatMap((cell, column) => (cell === "" ? [] : [{ cell, column }]));
  return (
    told.length > 1 &&
    told.every(({ cell, column }) => {
      const parts = (headings[column] ?? "").split(" · ").map(foldedWord);
      return parts.includes(foldedWord(cell));
    })
  );
}

/** Official tables number their columns in a row of its own: (1), (2), (3). */
function numbersColumns(cells: readonly string[]): boolean {
  const numbers = cells.filter((cell) => cell !== "").map((cell) => /^\(?(\d{1,2})\)?$/.exec(cell)?.[1]);
  return numbers.length > 2 && numbers.every((number, at) => Number(number) === Number(numbers[0]) + at);
}

export const subjectOf = (text: string, { language }: Pick<TrackerMapping, "language">): Bilingual => ({
  [language]: text,
});
