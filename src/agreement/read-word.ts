import { refuse, type Outcome } from "../platform/index.ts";
import type { ProposalDocument } from "./document.ts";
import type { WordReading } from "./word-reading.ts";

export type ReadWordOptions = {
  /** Name shown to people; the file's own name by default. */
  fileName?: string;
};

/**
 * Reads what came back of a document that went out as Word, against the document that went out.
 * Refusal: FILE_REFUSED (no Word file, old, locked, with macros, too large, broken), WORD_OTHER_DOCUMENT (it is of another proposal),
 * WORD_OTHER_TEMPLATE (its columns are swapped, or one language is missing).
 */
export async function readWord(
  _path: string,
  _base: ProposalDocument,
  _options: ReadWordOptions = {},
): Promise<Outcome<{ reading: WordReading; sha256: string }>> {
  return refuse("FILE_REFUSED");
}
