import { formsOf, importanceOf, wordsOf } from "../vocabulary/index.ts";
import { standingOn, type Agency, type HeldMandate } from "./agency.ts";

/** A body that fits, with what says so: the mandate, and the words of the text that stand in it. */
export type FoundAgency = {
  agency: Agency;
  /** How much of what the text says in words of mandates this one says, 0 to 1; rare words count more. */
  score: number;
  held: HeldMandate;
  words: string[];
};

/** Words of the work of every office and every cooperation, whatever its field: they are no evidence. */
const everywhere = new Set(
  (
    "indonesia indonesian singapura singapore singaporean republik republic kerja sama cooperation cooperate kerjasama work " +
    "pihak party parties negara country countries state nation nations national nasional bilateral internasional international " +
    "pemerintah pemerintahan government governments kementerian ministry ministries lembaga instansi agency agencies body bodies " +
    "badan board pejabat official officials resmi kebijakan policy policies kegiatan activity activities program programme " +
    "programmes bidang field tugas task tasks pengembangan development develop dikembangkan developed mengembangkan rencana plan " +
    "plans daftar list lists layanan service services penyelenggara provider providers pusat centre centres center quality mutu " +
    "standar standard standards luar dalam negeri abroad foreign termasuk including include dibiayai pembiayaan paid pay pays " +
    "funding biaya cost costs hasil go short text texts naskah surat letter letters usulan proposal proposals dibutuhkan " +
    "demand persetujuan approval pengesahan new baru bersama kapasitas capacity antar antarkementerian between sumber daya " +
    "resource resources orang people kesiapan tenaga that this these those which who whose is are be been was were has have had " +
    "may shall will can must not no where when each every all any such than then them they it ini itu adalah ialah tidak dapat " +
    "akan telah sudah setiap semua seluruh setelah sebelum selama hingga sampai paling secara melalui terhadap tentang atas bila jika"
  ).split(" "),
);

/** Two words mean the same from here on: one form, or two forms of one stem. */
const sure = 0.6;
/** The same word, or its plural. */
const same = 0.95;
/** A text of so many words is a sentence or more: there one word may stand by chance. */
const sentence = 8;

type Term = { word: string; forms: Map<string, number> };
/** A word of the text with its other forms there, and how often it is said. */
type Asked = { terms: Term[]; said: number };

const termOf = (word: string): Term => ({
  word,
  forms: new Map([[word, 1], ...formsOf(word).map(({ form, worth }) => [form, worth] as const)]),
});

/** One word in two: neither half says which field it is of (`tenaga listrik`, `latihan perang`, `jalan tol`). */
const compounds = [
  [/\b(balai )?latihan kerja\b/gi, "$1pelatihan"],
  [/\bpeta jalan\b/gi, "roadmap"],
  [/\btenaga kerja\b/gi, "ketenagakerjaan"],
  [/\btenaga ahli\b/gi, "ahli"],
] as const;

const telling = (text: string): string[] =>
  wordsOf(compounds.reduce((said, [two, one]) => said.replace(two, one), text))
    .map(({ word }) => word)
    .filter((word) => importanceOf(word) >= 0.4 && !everywhere.has(word) && !/^\d+$/.test(word));

/** How surely two words mean the same: 1 for the same word, less where only a form is shared, else 0. */
function likeness(one: Term, other: Term): number {
  let best = 0;
  for (const [form, worth] of one.forms) best = Math.max(best, worth * (other.forms.get(form) ?? 0));
  return best;
}

/** What is asked for: `talent` and `talents` are one word, said twice. */
function askedIn(text: string): Asked[] {
  const asked: Asked[] = [];
  for (const word of telling(text)) {
    const term = termOf(word);
    const before = asked.find(({ terms }) => terms.some((other) => likeness(term, other) >= sure));
    if (!before) asked.push({ terms: [term], said: 1 });
    else {
      before.said += 1;
      if (!before.terms.some((other) => other.word === word)) before.terms.push(term);
    }
  }
  return asked;
}

/**
 * The bodies of a party that may do what a text asks for, on a day, the best first: each by its best mandate. Words
 * count by how few bodies have them (inverse document frequency over the mandates that hold on the day), and by how
 * surely they are the same word; words that no mandate has say nothing about who fits, however long the text. In a
 * sentence or more, one word alone is chance where it is another form, or said once and only one body has it. Where no
 * word is shared there is no evidence, and nobody is named.
 * @param text a scope line or a few words, in either language
 * @param day `YYYY-MM-DD`
 */
export function searchAgencies(
  agencies: readonly Agency[],
  { text, day, party }: { text: string; day: string; party?: string | undefined },
): FoundAgency[] {
  const asked = askedIn(text);
  const rows = standingOn(agencies, day).flatMap(({ agency, mandates }) =>
    mandates.map((held) => {
      const { id, en } = held.mandate.text;
      const terms = [...new Set(telling(`${id} ${en}`))].map(termOf);
      const match = asked.map((one) => {
        const best = Math.max(0, ...one.terms.flatMap((term) => terms.map((other) => likeness(term, other))));
        return best >= sure ? best : 0;
      });
      return { agency, held, match };
    }),
  );
  const bodiesWith = (least: number) =>
    asked.map(
      (_, at) =>
        new Set(rows.filter(({ match }) => (match[at] ?? 0) >= least).map(({ agency }) => agency.key)).size,
    );
  const having = bodiesWith(sure);
  const clearly = bodiesWith(same);
  const weight = having.map((bodies) => (bodies === 0 ? 0 : Math.log(1 + rows.length / bodies)));
  const whole = weight.reduce((sum, one) => sum + one, 0);
  const best = new Map<string, FoundAgency>();
  for (const { agency, held, match } of rows) {
    if (party !== undefined && agency.party !== party) continue;
    const hits = [...match.keys()].filter((at) => match[at]);
    const [only] = hits;
    if (only === undefined) continue;
    const rare = clearly[only] === 1 && asked[only]?.said === 1;
    const chance = hits.length === 1 && (rare || (match[only] ?? 0) < same);
    if (chance && asked.length >= sentence) continue;
    const score = hits.reduce((sum, at) => sum + (match[at] ?? 0) * (weight[at] ?? 0), 0) / whole;
    const words = hits.flatMap((at) => asked[at]?.terms.map(({ word }) => word) ?? []);
    const before = best.get(agency.key);
    if (!before || before.score < score) best.set(agency.key, { agency, score, held, words });
  }
  // Of two that fit alike, who does the work comes before who pays for it.
  const pays = ({ held }: FoundAgency) => (held.mandate.delivers ? 0 : 1);
  return [...best.values()].toSorted(
    (one, other) =>
      other.score - one.score || pays(one) - pays(other) || (one.agency.key < other.agency.key ? -1 : 1),
  );
}
