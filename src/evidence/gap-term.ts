import { readWord } from "./file-words.ts";

/**
 * What the people short are made of. `unfilled`: posts open for more than 90 days, as they are reported;
 * `reporting-rate`: the share of such posts that is reported at all; `employed`: people; `growth`: a logarithm a year, as
 * lists have it; `exit-rate`: a share a year; of a programme `seats` a year and the shares that complete, are certified and enter the occupation; `inflow`:
 * people a year who come from neighbouring occupations, those who leave for them taken off, as a mean of three years.
 */
export const needTerms = ["unfilled", "reporting-rate", "employed", "growth", "exit-rate"] as const;
export const programmeTerms = ["seats", "completion", "certification", "entry"] as const;
/**
 * `coded-vacancies`: vacancies coded to a unit group and the local codes below it, by which its gap is shared;
 * `published`: people short as another body publishes them.
 */
const otherTerms = ["inflow", "coded-vacancies", "published"] as const;
export const termKinds = [...needTerms, ...programmeTerms, ...otherTerms] as const;
export type TermKind = (typeof termKinds)[number];

/** What Indonesian files call them. */
export const termWords: Readonly<Record<TermKind, readonly string[]>> = {
  unfilled: ["lowongan terbuka"],
  "reporting-rate": ["bagian dilaporkan"],
  employed: ["orang bekerja"],
  growth: ["laju pertumbuhan", "pertumbuhan"],
  "exit-rate": ["bagian keluar"],
  seats: ["daya tampung"],
  completion: ["bagian lulus"],
  certification: ["bagian tersertifikasi"],
  entry: ["bagian masuk"],
  inflow: ["perpindahan masuk neto"],
  "coded-vacancies": ["lowongan berkode"],
  published: ["kekurangan terbitan"],
};

/** How sure a value is: its 95 % interval, or the counts behind a rate. */
export type TermSpread =
  | { kind: "interval"; low: number; high: number }
  | { kind: "counts"; successes: number; trials: number };

export type GapTerm = {
  kind: TermKind;
  /** Of a programme term its name; empty: of the programmes that are not named. */
  programme: string | null;
  value: number;
  spread: TermSpread | null;
  year: number;
  /** A default of the office and no observation. */
  assumed: boolean;
  /** Where it comes from, as whoever entered it says; null when a computed list has it. */
  source: string | null;
  list: string | null;
};

const rates: readonly TermKind[] = ["reporting-rate", "exit-rate", "completion", "certification", "entry"];

export const isRate = (kind: TermKind): boolean => rates.includes(kind);

/** Below a hundredth of all posts reported, what is not reported would be all that one sees. */
export const leastReporting = 0.01;

const isProgrammeTerm = (kind: TermKind): kind is (typeof programmeTerms)[number] =>
  (programmeTerms as readonly string[]).includes(kind);

/**
 * Reads the name of a term: `employed`, `seats:BLK Bekasi`, or `seats` for what is not named; also in Indonesian, as
 * `daya tampung:BLK Bekasi`.
 * @returns null when there is no such term
 */
export function readTermName(text: string): Pick<GapTerm, "kind" | "programme"> | null {
  const [word = "", ...rest] = text.split(":");
  const kind = readWord(termWords, word);
  const programme = rest.join(":").replaceAll(/\s+/g, " ").trim();
  if (!kind || (!isProgrammeTerm(kind) && rest.length > 0) || programme.length > 120) return null;
  if (rest.length > 0 && programme === "") return null;
  return { kind, programme: isProgrammeTerm(kind) ? programme : null };
}

/** The same name as it is kept: `seats:BLK Bekasi`. */
export const termName = ({ kind, programme }: Pick<GapTerm, "kind" | "programme">): string =>
  programme ? `${kind}:${programme}` : kind;

/** Whether a term can have a value; a count has no halves to refuse, as estimates have. */
export function isPossible(kind: TermKind, value: number): boolean {
  if (!Number.isFinite(value) || Math.abs(value) > 1e9) return false;
  if (kind === "reporting-rate") return value >= leastReporting && value <= 1;
  if (isRate(kind)) return value >= 0 && value <= 1;
  if (kind === "growth") return value > -1 && value <= 1;
  return kind === "inflow" || value >= 0;
}
