import type { Refusal, ReportRow } from "./outcome.ts";
import { refuse } from "./outcome.ts";

/** Findings listed one by one; the rest is counted by code. */
const listed = 100;

/** A finding without its file is about the one that the collection is named after. */
export type Finding = Omit<ReportRow, "file"> & { file?: string };

/**
 * Collects what is wrong with one file, or with a folder of them. Lists at most 100 findings, counts all of
 * them by code, and turns them into one refusal `FILE_REFUSED` whose `params` are `file`, `total`, `listed`
 * and one count for each code.
 */
export class Findings {
  readonly file: string;
  readonly rows: ReportRow[] = [];
  readonly counts = new Map<string, number>();

  constructor(file: string) {
    this.file = file;
  }

  /**
   * Adds one finding. `count` is the number of places that it stands for, when more are known than are
   * listed.
   */
  add(finding: Finding, count = 1): void {
    if (this.rows.length < listed) this.rows.push({ file: this.file, ...shortened(finding) });
    this.count(finding.code, count);
  }

  /** Counts places that are not listed. */
  count(code: string, places: number): void {
    if (places > 0) this.counts.set(code, (this.counts.get(code) ?? 0) + places);
  }

  get total(): number {
    let total = 0;
    for (const count of this.counts.values()) total += count;
    return total;
  }

  get none(): boolean {
    return this.counts.size === 0;
  }

  /** Takes over what is wrong with one file of the folder. */
  takeOver(refusal: Refusal): void {
    const { file: _file, total: _total, listed: _listed, ...counts } = refusal.params ?? {};
    for (const row of refusal.rows ?? []) if (this.rows.length < listed) this.rows.push(row);
    for (const [code, count] of Object.entries(counts)) this.count(code, Number(count));
  }

  /** How many more can be listed. */
  get room(): number {
    return listed - this.rows.length;
  }

  refusal(): Refusal {
    return refuse(
      "FILE_REFUSED",
      {
        file: this.file,
        total: this.total,
        listed: this.rows.length,
        ...Object.fromEntries([...this.counts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      },
      this.rows,
    );
  }
}

/**
 * What stood in the file may be a whole paragraph or carry control characters: enough of it is kept to find
 * it.
 */
function shortened(finding: Finding): Finding {
  const result = { ...finding };
  if (result.found !== undefined) result.found = excerpt(result.found);
  if (result.column !== undefined) result.column = excerpt(result.column);
  if (result.expected !== undefined) result.expected = excerpt(result.expected);
  return result;
}

function excerpt(text: string): string {
  const plain = text.replaceAll(/\p{Cc}+/gu, " ");
  return plain.length <= 200 ? plain : `${Array.from(plain).slice(0, 200).join("")}…`;
}
