import { formsOf, importanceOf, wordsOf } from "../vocabulary/index.ts";
import { standingOn, type Agency, type HeldMandate } from "./agency.ts";

/** A body that fits, with what says so: the mandate, and the words of the text that stand in it. */
export type FoundAgency = {
  agency: Agency;
  /** Share of the text's weight that the mandate's words carry, 0 to 1. */
  score: number;
  held: HeldMandate;
  words: string[];
};

/** Words that every text of a cooperation has: alone they are no evidence. */
const everywhere = new Set(
  (
    "indonesia singapura singapore republik republic kerja sama cooperation kerjasama work pihak party parties " +
    "kegiatan activity activities program programme lembaga instansi agency body bidang field tugas task badan national nasional"
  ).split(" "),
);

/** A match of fewer points than this is chance: one common word out of many. */
const leastScore = 0.12;

type Term = { word: string; forms: Map<string, number> };

const termOf = (word: string): Term => ({
  word,
  forms: new Map([[word, 1], ...formsOf(word).map(({ form, worth }) => [form, worth] as const)]),
});

const telling = (text: string): string[] => [
  ...new Set(
    wordsOf(text)
      .map(({ word }) => word)
      .filter((word) => importanceOf(word) >= 0.4 && !everywhere.has(word) && !/^\d+$/.test(word)),
  ),
];

/** How surely two words mean the same: 1 for the same word, less where only a form is shared, else 0. */
function likeness(one: Term, other: Term): number {
  let best = 0;
  for (const [form, worth] of one.forms) best = Math.max(best, worth * (other.forms.get(form) ?? 0));
  return best;
}

/**
 * The bodies of a party that may do what a text asks for, on a day, the best first: each by its best mandate. Words
 * count by how few mandates have them (inverse document frequency over the mandates that hold on the day), and by how
 * surely they are the same word. Where no word is shared there is no evidence, and nobody is named.
 * @param text a scope line or a few words, in either language
 * @param day `YYYY-MM-DD`
 */
export function searchAgencies(
  agencies: readonly Agency[],
  { text, day, party }: { text: string; day: string; party?: string | undefined },
): FoundAgency[] {
  const asked = telling(text).map(termOf);
  const standing = standingOn(agencies, day);
  const rows = standing.flatMap(({ agency, mandates }) =>
    mandates.map((held) => ({
      agency,
      held,
      terms: telling(`${held.mandate.text.id} ${held.mandate.text.en}`).map(termOf),
    })),
  );
  const matches = rows.map(({ terms }) =>
    asked.map((term) => Math.max(0, ...terms.map((other) => likeness(term, other)))),
  );
  // A word that many mandates have tells little; one that none has still belongs to what was asked for.
  const weight = asked.map((_, index) => {
    const having = matches.filter((row) => (row[index] ?? 0) >= 0.5).length;
    return Math.log(1 + rows.length / (1 + having));
  });
  const whole = weight.reduce((sum, one) => sum + one, 0);
  const best = new Map<string, FoundAgency>();
  rows.forEach(({ agency, held }, index) => {
    if (party !== undefined && agency.party !== party) return;
    const match = matches[index] ?? [];
    const sure = match.map((one) => (one >= 0.5 ? one : 0));
    const score = whole === 0 ? 0 : sure.reduce((sum, one, at) => sum + one * (weight[at] ?? 0), 0) / whole;
    if (score < leastScore) return;
    const words = asked.filter((_, at) => (sure[at] ?? 0) > 0).map(({ word }) => word);
    const before = best.get(agency.key);
    if (!before || before.score < score) best.set(agency.key, { agency, score, held, words });
  });
  // Of two that fit alike, who does the work comes before who pays for it.
  const pays = ({ held }: FoundAgency) => (held.mandate.delivers ? 0 : 1);
  return [...best.values()].toSorted(
    (one, other) =>
      other.score - one.score || pays(one) - pays(other) || (one.agency.key < other.agency.key ? -1 : 1),
  );
}
