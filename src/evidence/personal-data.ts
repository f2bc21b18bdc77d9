/** What looks like the data of a person in a text. */
const personalKinds = ["national-id", "phone", "email"] as const;
export type PersonalKind = (typeof personalKinds)[number];
export type PersonalPassage = { kind: PersonalKind; from: number; to: number };

/** What stands in a text where a passage was taken out; pages say it in the reader's language. */
export const blankMark = "[dihapus: data pribadi]";

const between = String.raw`[ .\-/]?`;
const notBefore = String.raw`(?<![\d+@])`;
const notAfter = String.raw`(?!${between}\d)`;
const digits = (least: number, most: number) => String.raw`(?:${between}\d){${least},${most}}`;

const patterns: readonly { kind: PersonalKind; pattern: RegExp; fits?: (digits: string) => boolean }[] = [
  { kind: "email", pattern: /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu },
  {
    kind: "national-id",
    pattern: new RegExp(`${notBefore}\\d${digits(15, 15)}${notAfter}`, "gu"),
    fits: isNationalId,
  },
  // Abroad with its plus; a mobile or a fixed line of Indonesia with 62 or 0.
  { kind: "phone", pattern: new RegExp(`(?<!\\d)\\+\\d${digits(7, 14)}${notAfter}`, "gu") },
  {
    kind: "phone",
    pattern: new RegExp(`${notBefore}(?:62${between}|0)8${digits(7, 11)}${notAfter}`, "gu"),
  },
  {
    kind: "phone",
    pattern: new RegExp(
      `${notBefore}\\(?(?:62${between}|0)[2-79]\\d{1,2}\\)?${digits(5, 8)}${notAfter}`,
      "gu",
    ),
  },
];

/** Sixteen digits in a row, or in groups with a day and a month where a national id has them (40 more for women). */
function isNationalId(written: string): boolean {
  if (/^\d{16}$/.test(written)) return true;
  const plain = written.replaceAll(/\D/g, "");
  const [day, month] = [Number(plain.slice(6, 8)) % 40, Number(plain.slice(8, 10))];
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/**
 * Passages of a text that look like an Indonesian national id, a telephone number or an e-mail address: in the order of
 * the text, none over another. It is a guess: a person looks at each.
 */
export function findPersonal(text: string): PersonalPassage[] {
  const found: PersonalPassage[] = [];
  for (const { kind, pattern, fits = () => true } of patterns)
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (fits(match[0]) && found.every((one) => to <= one.from || one.to <= from))
        found.push({ kind, from, to });
    }
  return found.toSorted((a, b) => a.from - b.from);
}

/** The text without a passage, wherever it stands; null where it stands nowhere. @param longest of the text */
export function withoutPassage(text: string, passage: string, longest: number): string | null {
  if (passage === "" || !text.includes(passage)) return null;
  return text.replaceAll(passage, () => blankMark).slice(0, longest);
}

/** A free text of a set of answers: the declared interest, or the title or the remarks of a line. */
export type TextPlace = "interest" | "title" | "note";

/** What looks like the data of a person in a set of answers, each with the text that holds it. */
export function personalIn(answers: {
  interest: string | null;
  lines: readonly { position: number; typed: string; note: string | null }[];
}): { place: TextPlace; line: number | null; kind: PersonalKind; passage: string }[] {
  const texts = [
    ...answers.lines.flatMap(({ position, typed, note }) => [
      { place: "title" as const, line: position, text: typed },
      { place: "note" as const, line: position, text: note ?? "" },
    ]),
    { place: "interest" as const, line: null, text: answers.interest ?? "" },
  ];
  return texts.flatMap(({ place, line, text }) =>
    findPersonal(text).map(({ kind, from, to }) => ({ place, line, kind, passage: text.slice(from, to) })),
  );
}

/** Which of the lines in their order a line is, counted from 1: places have gaps. */
export const ordinalOf = (lines: readonly { position: number }[], line: number | null): number =>
  lines.findIndex(({ position }) => position === line) + 1;
