import type { Refusal, ReportRow } from "./outcome.ts";

/** So many of a kind are told; one more is as soon read as counted. */
const told = 3;

/**
 * Findings as people want to read them: of one code in one column the first three, then how many more there are.
 * @param rows the findings that a refusal lists
 * @param counts how many there are of each code, listed or not (`params` of the refusal)
 * @returns what is told, in the order of the first of each kind; `more` stands with the last of its kind
 */
export function groupFindings(
  rows: readonly ReportRow[],
  counts: NonNullable<Refusal["params"]>,
): { row: ReportRow; more: number }[] {
  const kinds = Map.groupBy(rows, ({ file, code, column }) => `${file}\n${code}\n${column ?? ""}`);
  const listed = new Map<string, number>();
  for (const { code } of rows) listed.set(code, (listed.get(code) ?? 0) + 1);
  // What is counted and not listed is told with the last kind of its code.
  const lastOf = new Map([...kinds].map(([kind, [first]]) => [first?.code, kind]));
  return [...kinds].flatMap(([kind, group]) => {
    const code = group[0]?.code ?? "";
    const unlisted =
      lastOf.get(code) === kind ? Math.max(0, Number(counts[code] ?? 0) - (listed.get(code) ?? 0)) : 0;
    const few = group.length + unlisted <= told + 1;
    const shown = few ? group : group.slice(0, told);
    const more = group.length - shown.length + unlisted;
    return shown.map((row, index) => ({ row, more: index === shown.length - 1 ? more : 0 }));
  });
}
