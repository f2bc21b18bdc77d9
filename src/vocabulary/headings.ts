import type { CsvHeader } from "../platform/csv.ts";
import type { Findings } from "../platform/findings.ts";

/**
 * Puts the file's own headings into findings that call columns by our names: people look for what they see.
 */
export function nameColumnsAsInFile(
  findings: Findings,
  header: CsvHeader,
  aliases: Readonly<Record<string, readonly string[]>>,
): void {
  for (const finding of findings.rows) {
    const { column } = finding;
    if (column === undefined) continue;
    const spellings = [column, ...(aliases[column] ?? [])];
    const heading = header.columns.find((name) => spellings.includes(name.toLowerCase()));
    if (heading !== undefined) finding.column = heading;
  }
}
