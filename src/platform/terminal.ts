import type { Writable } from "node:stream";
import type { Language } from "./index.ts";

/** A stream of a process, or a stand-in of a test. */
export type Output = Writable & { isTTY?: boolean; columns?: number };

/** Where a command writes: answers on standard output, everything else on standard error. */
export type Terminal = {
  json: boolean;
  language: Language;
  /** The answer: one JSON document with `--json`, else the lines that `lines` makes. */
  answer(value: object, lines: () => readonly string[]): void;
  /** Where an answer goes that is a file: exactly its bytes. */
  out: Writable;
  /** Something that went wrong, for a person. */
  complain(sentence: string): void;
  /** A bar that moves on a terminal and stays silent in a pipe. */
  bar(title: string): { move(share: number): void; end(): void };
};

const width = 28;

export function openTerminal(
  options: { json: boolean; language: Language },
  { stdout, stderr }: { stdout: Output; stderr: Output } = process,
): Terminal {
  const live = stderr.isTTY === true && !options.json;
  return {
    ...options,
    out: stdout,
    answer(value, lines) {
      const text = options.json ? JSON.stringify(value, null, 2) : lines().join("\n");
      stdout.write(`${text}\n`);
    },
    complain(sentence) {
      stderr.write(`${sentence}\n`);
    },
    bar(title) {
      let shown = -1;
      return {
        move(share) {
          const full = Math.round(Math.min(Math.max(share, 0), 1) * width);
          if (!live || full === shown) return;
          shown = full;
          stderr.write(
            `\r${title} ${"█".repeat(full)}${"░".repeat(width - full)} ${Math.round(share * 100)}%`,
          );
        },
        end() {
          if (live && shown >= 0) stderr.write("\r\u001b[K");
        },
      };
    },
  };
}

/** Columns of plain text: the first left, figures right, two blanks between. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) =>
        right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
