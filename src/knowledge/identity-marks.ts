/** What of an identity paper stands in a text: a number of a card (NIK, NRIC or FIN), or a line that machines read. */
export type IdentityMark = { kind: "nik" | "nric" | "mrz"; line: number };

// Sixteen digits, as they are typed: in one go or in groups; never a part of a longer number, nor the end of a UUID.
const nik = /(?<![\p{L}\p{N}.,]|[\p{N}a-f]-)\d(?:[ .-]?\d){15}(?![\p{L}\p{N}]|[.,]\d)/gu;
// Singapore: S, T, F, G or M, seven digits and a letter.
const nric = /(?<![\p{L}\p{N}])[STFGM]\d{7}[A-Z](?![\p{L}\p{N}])/giu;
// ICAO Doc 9303: 30, 36 or 44 signs of capitals, digits and fillers; two fillers stand side by side in each paper.
const mrz = /(?<![A-Z0-9<])(?=[A-Z0-9<]*<<)[A-Z0-9<]{28,}(?![A-Z0-9<])/g;

const marks = [
  ["mrz", mrz],
  ["nik", nik],
  ["nric", nric],
] as const;

/**
 * The first mark of an identity paper in a text, and on which line (from 1); null where there is none. The number itself
 * is never given back.
 */
export function identityMark(text: string): IdentityMark | null {
  // Forms that only look alike: full-width digits, invisible signs in between.
  const plain = text.normalize("NFKC").replaceAll(/\p{Cf}/gu, "");
  const lines = plain.split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    for (const [kind, pattern] of marks) {
      pattern.lastIndex = 0;
      const read = kind === "mrz" ? line.replaceAll(/(?<=[A-Z0-9<]) (?=[A-Z0-9<])/g, "") : line;
      if (pattern.test(read)) return { kind, line: index + 1 };
    }
  }
  return null;
}

const paperNames = [
  ...["e?-?ktp", "paspor", "passports?", "nric", "kitas", "kitap", "identity ?cards?", "id ?cards?"],
  ...["kartu ?(?:tanda ?penduduk|keluarga|identitas)", "surat ?identitas", "national ?id"],
];
const papers = new RegExp(`(?<!\\p{L})(?:${paperNames.join("|")})(?!\\p{L})`, "iu");

/** Whether a file is called as an identity paper is: `Paspor - Tan.pdf`, `KTP_scan.docx`. */
export const isCalledIdentityPaper = (fileName: string): boolean =>
  papers.test(
    fileName
      .normalize("NFKC")
      .replace(/\.[^.]*$/, "")
      .replaceAll(/[\s_\-–.]+/g, " "),
  );
