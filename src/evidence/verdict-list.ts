/** What another body says of one occupation. `rating`: a number where its scale has more than two steps. */
export type VerdictRow = {
  code: string;
  title: string;
  short: boolean;
  rating: number | null;
  /** Place code; null: the whole country. */
  area: string | null;
};

/** The list of another body, as it is kept to be compared with. */
export type VerdictList = {
  verdictListId: string;
  organisationId: string;
  name: string;
  source: string;
  codeList: string;
  year: number | null;
  rows: VerdictRow[];
  fileName: string;
  fileHash: string;
  importedBy: string | null;
  importedAt: Date;
  synthetic: boolean;
  releasedTo: string[];
};

const words: readonly (readonly [boolean, readonly string[]])[] = [
  [
    true,
    [
      ...["yes", "y", "true", "s", "short", "shortage", "in shortage", "national shortage"],
      ...["ya", "kurang", "kekurangan", "kekurangan tenaga kerja", "langka", "kritis"],
    ],
  ],
  [
    false,
    [
      ...["no", "n", "false", "ns", "not short", "not-short", "no shortage", "not in shortage"],
      ...["tidak", "tidak kurang", "tidak kekurangan", "tidak langka", "tidak kritis"],
    ],
  ],
];
const shortOf = new Map(words.flatMap(([short, all]) => all.map((word) => [word, short] as const)));

/** What a rating may be, for a sentence. */
export const ratingWords = "yes/no, ya/tidak, S/NS, short/not short, kurang/tidak kurang, 1/0";

/** @returns whether a word says short; a number; null when it is neither */
export function readRating(text: string): boolean | number | null {
  const word = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  const short = shortOf.get(word);
  if (short !== undefined) return short;
  return /^[+-]?\d{1,6}([.,]\d{1,6})?$/.test(word) ? Number(word.replace(",", ".")) : null;
}
