import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { otherThanZip } from "../platform/office-file.ts";
import { zipParts } from "../platform/zip.ts";
import type { ProposalDocument } from "./document.ts";
import { hasMacros, isWordPart, otherThanWord, readContent } from "./word-package.ts";
import { place, type PlaceOptions } from "./word-place.ts";
import type { WordReading } from "./word-reading.ts";
import { WordXmlError } from "./word-xml.ts";

const mebibyte = 1024 * 1024;

export type WordLimits = {
  /** Bytes of the file itself, of all that is in it when unpacked, and of what is parsed of that. */
  fileBytes: number;
  unpackedBytes: number;
  parsedBytes: number;
  entries: number;
  /** Memory of the thread that reads, in MiB, and its time. */
  memory: number;
  seconds: number;
};

/** Two hundred pages in two languages, saved by Word with all its marks, come to some 8 MiB of XML. */
export const usualLimits: WordLimits = {
  fileBytes: 10 * mebibyte,
  unpackedBytes: 200 * mebibyte,
  parsedBytes: 32 * mebibyte,
  entries: 2_000,
  memory: 1_536,
  seconds: 60,
};

const codes = { other: "FILE_NOT_WORD", old: "WORD_OLD", locked: "WORD_LOCKED", heavy: "WORD_TOO_HEAVY" };

/** Reads a Word file in the thread that calls: see read-word.ts, which gives it one of its own. */
export async function readWordHere(
  path: string,
  base: ProposalDocument,
  options: PlaceOptions,
  limits: WordLimits = usualLimits,
): Promise<Outcome<{ reading: WordReading; sha256: string }>> {
  const { fileName } = options;
  const findings = new Findings(fileName);
  const refusal = (finding: Parameters<Findings["add"]>[0]) => {
    findings.add(finding);
    return findings.refusal();
  };
  const unlike = await otherThanZip(path, limits.fileBytes, codes);
  if (unlike) return refusal(unlike);
  const { entries, unpackedBytes: bytes } = limits;
  const unpacked = await zipParts(path, { fileName, limits: { entries, bytes } }, isWordPart);
  if (!unpacked.ok) return unpacked;
  const { parts } = unpacked;
  const names = unpacked.entries.map(({ name }) => name);
  try {
    const other = otherThanWord(parts, names);
    if (other !== null) return refusal({ code: "FILE_NOT_WORD", found: other });
    if (hasMacros(parts, names)) return refusal({ code: "WORD_MACROS" });
    const parsed = [...parts.values()].reduce((sum, part) => sum + part.length, 0);
    if (parsed > limits.parsedBytes) return refusal(tooLarge(limits));
    const placed = place(readContent(parts), base, options);
    if (!placed.ok) return placed;
    const sha256 = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
    return { ok: true, reading: placed.reading, sha256 };
  } catch (error) {
    // A depth of elements that no program writes ends the stack, and is said of the file.
    if (!(error instanceof WordXmlError) && !(error instanceof RangeError)) throw error;
    return refusal({ code: "WORD_BROKEN", found: error.message });
  }
}

export const tooLarge = ({ parsedBytes }: WordLimits) => ({
  code: "WORD_TOO_LARGE",
  expected: String(Math.floor(parsedBytes / mebibyte)),
});
