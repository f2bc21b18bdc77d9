import { basename } from "node:path";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { askThread } from "../platform/thread.ts";
import type { ProposalDocument } from "./document.ts";
import { frameWords } from "./word-frame.ts";
import type { WordReading } from "./word-reading.ts";
import { tooLarge, usualLimits, type readWordHere, type WordLimits } from "./word-reader.ts";

export type ReadWordOptions = {
  /** Name shown to people; the file's own name by default. */
  fileName?: string;
  /** Comments that went out with the file, so that they are told apart from new ones. */
  sent?: readonly { author: string; text: string }[];
  limits?: Partial<WordLimits>;
};

type Read = Outcome<{ reading: WordReading; sha256: string }>;

/**
 * Reads what came back of a document that went out as Word, against the document that went out. The file is untrusted: it
 * is unpacked within limits and parsed in a thread that is ended when it takes too much memory or time; nothing that it
 * points to outside of itself is fetched. Whatever it says is either a paragraph's or in `unplaced`.
 *
 * Refusals: FILE_REFUSED, with FILE_NOT_FOUND, FILE_UNREADABLE, FILE_NOT_WORD, WORD_OLD (DOC), WORD_LOCKED, WORD_MACROS,
 * WORD_BROKEN, WORD_TOO_HEAVY, WORD_TOO_LARGE, WORD_TOO_SLOW and the findings of `checkZip`; WORD_OTHER_PROPOSAL (it is of
 * another proposal); WORD_NOTHING_PLACED (no paragraph of it is one of the document's).
 * What is told in `reading.findings`: WORD_IMAGE, WORD_NOTE, WORD_TEXT_BOX, WORD_HEADER, WORD_HIDDEN, WORD_LINK,
 * WORD_EXTERNAL, WORD_EMBEDDED, WORD_COLUMNS_SWAPPED, WORD_LANGUAGE_MISSING, WORD_MERGED, WORD_MARKS_GONE,
 * WORD_OTHER_VERSION, WORD_FIGURE_ONE_SIDE, WORD_FIGURE_TWO_VALUES.
 */
export async function readWord(
  path: string,
  base: ProposalDocument,
  { fileName = basename(path), sent = [], limits = {} }: ReadWordOptions = {},
): Promise<Read> {
  const allowed = { ...usualLimits, ...limits };
  const task: Parameters<typeof readWordHere> = [
    path,
    base,
    { fileName, frame: frameWords(), sent },
    allowed,
  ];
  const read = await askThread<Read>("agreement/word-worker.ts", task, allowed);
  if ("answer" in read) return read.answer;
  const findings = new Findings(fileName);
  findings.add(
    read.ended === "memory"
      ? tooLarge(allowed)
      : { code: "WORD_TOO_SLOW", expected: String(allowed.seconds) },
  );
  return findings.refusal();
}
