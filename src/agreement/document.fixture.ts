import {
  clauseKinds,
  documentFormat,
  type Clause,
  type Paragraph,
  type ProposalDocument,
} from "./document.ts";
import type { Figure } from "./figure.ts";

/** A source of numbers from 0 up to, not including, 1: the same seed, the same numbers (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const vocabulary = {
  id: "Para Pihak menempatkan tenaga ahli pada Innovation Center selama masa kerja sama dan melatih pelatih bidang teknologi setiap tahun sesuai anggaran".split(
    " ",
  ),
  en: "the Parties place experts at the Innovation Center for the term of the cooperation and train trainers in technology every year within the budget".split(
    " ",
  ),
};

/** Makes documents, and others out of them, at random and yet always alike. */
export function documentMaker(seed: number) {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const chance = (share: number) => random() < share;
  const uuid = () => {
    const hex = Array.from({ length: 32 }, () => below(16).toString(16)).join("");
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `7${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20),
    ].join("-");
  };
  const sentence = (language: "id" | "en", figures: readonly string[], length: number) => {
    const said = Array.from({ length }, () =>
      chance(0.06) && figures.length
        ? `{${oneOf(figures)}}`
        : chance(0.04)
          ? String(below(500))
          : oneOf(vocabulary[language]),
    );
    return said.length ? `${said.join(" ").replace(/ (?=\d)/, ", ")}.` : "";
  };
  const figure = (): Figure =>
    oneOf<() => Figure>([
      () => ({ type: "number", value: below(500), unit: oneOf(["person-week", "seat", "kit"] as const) }),
      () => ({ type: "money", value: below(900) * 1_000_000, currency: oneOf(["IDR", "SGD"] as const) }),
      () => ({ type: "day", value: `20${27 + below(5)}-0${1 + below(9)}-1${below(10)}` }),
    ])();
  const paragraph = (figures: readonly string[], words = 1 + below(40)): Paragraph => ({
    id: uuid(),
    role: chance(0.2) ? "heading" : "text",
    version: 1 + below(4),
    text: { id: sentence("id", figures, words), en: sentence("en", figures, words) },
    stale: chance(0.1) ? oneOf(["id", "en"] as const) : null,
  });
  const clause = (number: number, size = below(6), words?: number): Clause => {
    const names = ["weeks", "seats", "budget"].slice(0, below(4));
    const kind = oneOf(clauseKinds);
    return {
      ...{ id: uuid(), number, kind },
      figures: Object.fromEntries(names.map((name) => [name, figure()])),
      obligation:
        names[0] && chance(0.6)
          ? {
              party: oneOf(["ID", "SG"]),
              figure: names[0],
              from: "2027-01-01",
              until: "2029-12-31",
              evidence: { id: "BAST", en: "minutes" },
            }
          : null,
      links: chance(0.2) ? [{ kind: "hub", name: "Talent Hub" }] : [],
      paragraphs: Array.from({ length: size }, () => paragraph(names, words)),
    };
  };
  const numbered = (clauses: readonly Clause[]) =>
    clauses.map((one, index) => ({ ...one, number: index + 1 }));
  const document = (clauses = 1 + below(7), size?: number, words?: number): ProposalDocument => ({
    format: documentFormat,
    proposal: uuid(),
    name: "kerja-sama",
    title: { id: sentence("id", [], 4), en: sentence("en", [], 4) },
    parties: ["ID", "SG"],
    prevailing: null,
    amends: null,
    clauses: Array.from({ length: clauses }, (_, index) => clause(index + 1, size, words)),
    answers: [],
    synthetic: true,
  });

  const reworded = (text: string, language: "id" | "en", figures: readonly string[]) => {
    const words = text.split(" ");
    for (let changes = 1 + below(3); changes > 0; changes--) {
      const at = below(words.length + 1);
      words.splice(at, below(3), ...sentence(language, figures, below(3)).split(" ").filter(Boolean));
    }
    return words.join(" ");
  };
  const shuffled = <T>(list: readonly T[]): T[] => {
    if (list.length < 2) return [...list];
    const rest = [...list];
    const [taken] = rest.splice(below(rest.length), 1);
    rest.splice(below(rest.length + 1), 0, taken as T);
    return rest;
  };
  /** Another version of a document. @param share of its paragraphs that change */
  const revised = (from: ProposalDocument, share = 0.3): ProposalDocument => {
    const all = from.clauses.map((one): Clause => {
      const names = Object.keys(one.figures);
      const kept = one.paragraphs
        .filter(() => !chance(share / 6))
        .map((before): Paragraph => {
          if (!chance(share)) return before;
          const language = oneOf(["id", "en"] as const);
          const text = { ...before.text, [language]: reworded(before.text[language], language, names) };
          return { ...before, text, version: before.version + 1, stale: language === "id" ? "en" : "id" };
        });
      const grown = chance(share / 2) ? [...kept, paragraph(names)] : kept;
      return {
        ...one,
        paragraphs: chance(share / 2) ? shuffled(grown) : grown,
        figures: Object.fromEntries(
          Object.entries(one.figures).map(([name, value]) => [name, chance(share) ? figure() : value]),
        ),
        obligation:
          one.obligation && chance(share / 3) ? { ...one.obligation, until: "2031-06-30" } : one.obligation,
      };
    });
    const kept = all.filter(() => !chance(share / 8));
    const grown = chance(share) ? [...kept, clause(0)] : kept;
    const moved = chance(share) ? shuffled(grown) : grown;
    const [first, second] = moved;
    const swapped =
      first && second && first.paragraphs.length && chance(share)
        ? [
            { ...first, paragraphs: first.paragraphs.slice(1) },
            { ...second, paragraphs: [...second.paragraphs, first.paragraphs[0] as Paragraph] },
            ...moved.slice(2),
          ]
        : moved;
    return {
      ...from,
      clauses: numbered(swapped),
      title: chance(share) ? { ...from.title, en: reworded(from.title.en, "en", []) } : from.title,
      prevailing: chance(share) ? "both" : from.prevailing,
    };
  };
  /** The same words under new ids, as from a file that lost its marks. */
  const unmarked = (from: ProposalDocument): ProposalDocument => ({
    ...from,
    clauses: from.clauses.map((one) => ({
      ...one,
      id: uuid(),
      paragraphs: one.paragraphs.map((each) => ({ ...each, id: uuid() })),
    })),
  });
  return { document, revised, unmarked };
}
