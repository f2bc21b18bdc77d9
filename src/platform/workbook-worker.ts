import { readFile } from "node:fs/promises";
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { EncryptedFileError } from "hucre";
import { readXlsx, streamXlsxRows } from "hucre/xlsx";
import { cellText } from "./workbook-cell.ts";
import type { SheetRow, WorkerSays, WorkerTask } from "./workbook.ts";

// Runs in a thread of its own, which is ended when a workbook takes too much memory or time: see workbook.ts.

const { path, mostCells, mostColumns, spread } = workerData as WorkerTask;
const rowsInBatch = 1_000;

const say = (message: WorkerSays) => parentPort?.postMessage(message);

/** Says something and waits for the answer, so that rows never pile up between the threads. */
async function ask<T>(message: WorkerSays): Promise<T> {
  if (!parentPort) throw new Error("a thread of its own");
  const answered = once(parentPort, "message");
  say(message);
  return (await answered)[0] as T;
}

async function read(): Promise<void> {
  const bytes = await readFile(path);
  const names: string[] = [];
  await readXlsx(bytes, {
    sheets: ({ name }) => {
      names.push(name);
      return false;
    },
  });
  const wanted = await ask<number[]>({ kind: "sheets", names });
  let cells = 0;
  for (const sheet of wanted) {
    let batch: SheetRow[] = [];
    const fill = spread ? await mergedCells(bytes, sheet) : () => {};
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      fill(index, values);
      const row = textRow(index + 1, values);
      if (row.cells.length > mostColumns) {
        const [expected, found] = [String(mostColumns), String(row.cells.length)];
        return say({ kind: "refused", finding: { code: "COLUMNS_TOO_MANY", row: row.row, expected, found } });
      }
      cells += row.cells.length;
      if (cells > mostCells) {
        return say({ kind: "refused", finding: { code: "WORKBOOK_TOO_LARGE", expected: String(mostCells) } });
      }
      if (row.cells.length) batch.push(row);
      if (batch.length < rowsInBatch) continue;
      await ask({ kind: "rows", sheet, rows: batch });
      batch = [];
    }
    if (batch.length) await ask({ kind: "rows", sheet, rows: batch });
    say({ kind: "sheet-read", sheet });
  }
  say({ kind: "done" });
}

/** @returns what writes the value of merged cells into all of them, row by row from the top; rows and columns from 0 */
async function mergedCells(bytes: Uint8Array, sheet: number) {
  const [read] = (await readXlsx(bytes, { sheets: [sheet] })).sheets;
  const waiting = [...(read?.merges ?? [])].toSorted((a, b) => a.startRow - b.startRow);
  let current: { merge: (typeof waiting)[number]; value: Parameters<typeof cellText>[0] }[] = [];
  return (row: number, values: Parameters<typeof cellText>[0][]) => {
    current = current.filter(({ merge }) => merge.endRow >= row);
    while (waiting[0] && waiting[0].startRow <= row) {
      const merge = waiting.shift()!;
      const value = merge.startRow === row ? values[merge.startCol] : undefined;
      if (cellText(value) !== "" && merge.endRow >= row) current.push({ merge, value });
    }
    for (const { merge, value } of current) {
      const last = Math.min(merge.endCol, mostColumns - 1);
      for (let column = merge.startCol; column <= last; column++) values[column] = value;
    }
  };
}

/** Empty cells behind the last one with text are none. */
function textRow(row: number, values: Parameters<typeof cellText>[0][]): SheetRow {
  let width = values.length;
  while (width > 0 && cellText(values[width - 1]).trim() === "") width -= 1;
  const kept = values.slice(0, width);
  const numbers = kept.flatMap((value, i) => (typeof value === "number" ? [i] : []));
  return { row, cells: kept.map(cellText), numbers };
}

try {
  await read();
} catch (error) {
  // Whatever the library makes of a file that it does not understand is said of the file.
  const { message } = error as Error;
  const locked = error instanceof EncryptedFileError;
  say({
    kind: "refused",
    finding: locked ? { code: "WORKBOOK_LOCKED" } : { code: "WORKBOOK_BROKEN", found: message },
  });
}
