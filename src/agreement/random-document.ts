import {
  clauseKinds,
  documentFormat,
  type Clause,
  type Paragraph,
  type ProposalDocument,
} from "./document.ts";
import { currencies, units, type Figure, type Figures } from "./figure.ts";

/** Numbers that look random and are the same for the same seed: trials that anybody can repeat. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 up to, not including, `below`; mulberry32 by T. Ettinger, 2017. */
  below(below: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  }

  one<T>(of: readonly T[]): T {
    const found = of[this.below(of.length)];
    if (found === undefined) throw new RangeError("nothing to choose from");
    return found;
  }

  /** True in so many of a hundred cases. */
  percent(share: number): boolean {
    return this.below(100) < share;
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.below(16).toString(16)).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

const vocabulary = {
  id:
    "pihak kementerian tenaga ahli pelatihan instruktur balai vokasi kerja sama menyediakan " +
    "menempatkan selama minggu peserta angkatan perangkat anggaran tahun setiap laporan pejabat " +
    "penghubung dan yang untuk dengan pada",
  en:
    "party ministry expert training instructor centre vocational cooperation provides places " +
    "during week participant cohort kit budget year each report liaison officer and which for " +
    "with at",
};

/** What stands in texts besides plain words: signs of markup, letters beyond the usual, names in braces that are no figure. */
const oddities = [
  "“kutipan”",
  "(a)",
  "A&B",
  "<b>",
  "50%",
  "No. 7",
  "{bukan}",
  "naïve",
  "Ωμέγα",
  "数据",
  "🙂",
  "C++",
  "o’clock",
  "x_1",
  "—",
];

export function randomWords(chance: Chance, language: "id" | "en", most: number): string {
  const words = vocabulary[language].split(" ");
  return Array.from({ length: chance.below(most + 1) }, () =>
    chance.percent(8) ? chance.one(oddities) : chance.one(words),
  ).join(" ");
}

export function randomFigure(chance: Chance): Figure {
  const kind = chance.below(3);
  if (kind === 0)
    return { type: "number", value: chance.below(5_000) + chance.below(4) / 4, unit: chance.one(units) };
  if (kind === 1)
    return { type: "money", value: chance.below(9_000_000) * 1_000 + 250, currency: chance.one(currencies) };
  const two = (number: number) => String(number + 1).padStart(2, "0");
  return {
    type: "day",
    value: `20${26 + chance.below(9)}-${two(chance.below(12))}-${two(chance.below(28))}`,
  };
}

/** A document of some twenty paragraphs as ministries might write it, and as none would. */
export function randomDocument(chance: Chance): ProposalDocument {
  const title = {
    id: `Usulan ${randomWords(chance, "id", 5)}`.trim(),
    en: `Proposal ${randomWords(chance, "en", 5)}`.trim(),
  };
  return {
    format: documentFormat,
    proposal: chance.uuid(),
    name: "acak",
    title,
    parties: ["ID", "SG"],
    prevailing: null,
    amends: null,
    clauses: Array.from({ length: 1 + chance.below(6) }, (_, i) => randomClause(chance, i + 1)),
    answers: [],
    synthetic: chance.percent(50),
  };
}

function randomClause(chance: Chance, number: number): Clause {
  const names = ["weeks", "seats", "budget", "start"].slice(0, chance.below(5));
  const figures = Object.fromEntries(names.map((name) => [name, randomFigure(chance)]));
  const heading = randomParagraph(chance, "heading", {}, number);
  const texts = Array.from({ length: 1 + chance.below(4) }, () =>
    randomParagraph(chance, "text", figures, number),
  );
  return {
    id: chance.uuid(),
    number,
    kind: chance.one(clauseKinds),
    figures,
    obligation: null,
    links: [],
    paragraphs: chance.percent(80) ? [heading, ...texts] : texts,
  };
}

function randomParagraph(
  chance: Chance,
  role: Paragraph["role"],
  figures: Figures,
  number: number,
): Paragraph {
  const names = Object.keys(figures);
  const text = (language: "id" | "en") => {
    const parts = Array.from({ length: 1 + chance.below(role === "heading" ? 1 : 4) }, () => [
      randomWords(chance, language, role === "heading" ? 5 : 14),
      names.length > 0 && chance.percent(60) ? `{${chance.one(names)}}` : "",
    ]);
    const blank = chance.percent(10) ? "\n" : chance.percent(10) ? "  " : " ";
    return parts
      .flat()
      .filter((part) => part !== "")
      .join(blank);
  };
  return {
    id: chance.uuid(),
    role,
    version: 1 + chance.below(40),
    text: {
      id: `${language(role, number, "id")} ${text("id")}`.trim(),
      en: chance.percent(90) ? text("en") : "",
    },
    stale: null,
  };
}

/** A beginning of its own, as headings have. */
const language = (role: Paragraph["role"], number: number, of: "id" | "en"): string =>
  role === "heading" ? (of === "id" ? `Bagian ${number}` : `Part ${number}`) : "";
