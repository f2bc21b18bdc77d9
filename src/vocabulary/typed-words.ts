import { formsOf, singularOf } from "./word-forms.ts";
import { wordsLike } from "./word-likeness.ts";
import { importanceOf, wordsOf } from "./text-words.ts";
import { rarityOf, type SynonymSide, type TextIndex, type TextStep } from "./text-index.ts";

/** A word of the index that stands for a typed one; `beside`: only where this word follows it, or -1. */
export type WordMatch = { word: number; worth: number; step: TextStep; beside: number };

export type TypedWord = {
  word: string;
  /** As it was typed; more than once where it was repeated. */
  asTyped: string[];
  weight: number;
  /** The surest first. */
  matches: WordMatch[];
};

export type Typed = {
  /** Each word once. */
  words: TypedWord[];
  asTyped: string[];
  /** All words, in their order, by their numbers in the index; -1 for unknown ones. */
  numbers: number[];
  folded: string;
  weight: number;
};

/** Found by measuring: `npm run bench -- code`. */
const worthOf = { joined: 0.97, synonym: 0.95, phrase: 0.8, furtherSynonym: 0.85 };
const mostWords = 32;
const shortestPart = 3;
/** A learnt meaning starts from words that are surely meant. */
const sureEnough = 0.7;

/** What somebody typed, in words of the index. */
export function readTyped(index: TextIndex, text: string): Typed {
  const found = wordsOf(text).slice(0, mostWords);
  const sequence = found.map(({ word }) => word);
  const asTyped = found.map(({ start, end }) => text.slice(start, end));
  const places = Map.groupBy(sequence.keys(), (i) => sequence[i]!);
  const synonyms = synonymsIn(index, sequence);
  const words = Array.from(places, ([word, at]): TypedWord => {
    const matches = new Matches(index);
    for (const side of new Set(at.flatMap((i) => synonyms[i]!))) matches.addSynonym(side);
    matches.addWord(word);
    for (const i of at) matches.addJoined(sequence[i - 1], word, sequence[i + 1]);
    if (matches.count === 0) matches.addLike(word);
    matches.addMeanings();
    return {
      word,
      asTyped: at.map((i) => asTyped[i]!),
      weight: matches.weightOf(word),
      matches: matches.sorted(),
    };
  });
  return {
    words,
    asTyped,
    numbers: sequence.map((word) => index.numberOf.get(word) ?? -1),
    folded: sequence.join(" "),
    weight: words.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** Of each typed word, the sides of synonyms that it is part of. */
function synonymsIn({ synonyms }: TextIndex, sequence: readonly string[]): SynonymSide[][] {
  const singular = sequence.map(singularOf);
  const found: SynonymSide[][] = sequence.map(() => []);
  for (const [i, word] of singular.entries()) {
    for (const side of synonyms.get(word) ?? []) {
      if (side.words.every((one, k) => singular[i + k] === one))
        for (let k = 0; k < side.words.length; k++) found[i + k]!.push(side);
    }
  }
  return found;
}

/** The words of the index that stand for one typed word, each as surely as its surest way says. */
class Matches {
  readonly #index: TextIndex;
  readonly #best = new Map<number, WordMatch>();
  readonly #joined: WordMatch[] = [];
  #synonymWeight = 0;

  constructor(index: TextIndex) {
    this.#index = index;
  }

  get count(): number {
    return this.#best.size + this.#joined.length;
  }

  #offer(word: number, worth: number, step: TextStep): void {
    const before = this.#best.get(word);
    if (!before || before.worth < worth) this.#best.set(word, { word, worth, step, beside: -1 });
  }

  /** The word itself and those of the same stem, in either language. */
  addWord(word: string, worth = 1, step?: TextStep): void {
    const { numberOf, byForm } = this.#index;
    const own = numberOf.get(word);
    if (own !== undefined) this.#offer(own, worth, step ?? "words");
    for (const one of byForm.get(word) ?? []) this.#offer(one.word, worth * one.worth, step ?? "affix");
    for (const { form, worth: formWorth } of formsOf(word)) {
      const same = numberOf.get(form);
      if (same !== undefined) this.#offer(same, worth * formWorth, step ?? "affix");
      for (const one of byForm.get(form) ?? [])
        this.#offer(one.word, worth * formWorth * one.worth, step ?? "affix");
    }
  }

  /** `backend`, `back-end` and `back end` are one word. */
  addJoined(before: string | undefined, word: string, after: string | undefined): void {
    const { numberOf } = this.#index;
    for (const joined of [before && before + word, after && word + after]) {
      const number = joined && numberOf.get(joined);
      if (typeof number === "number") this.#offer(number, worthOf.joined, "words");
    }
    for (let cut = shortestPart; cut <= word.length - shortestPart; cut++) {
      const first = numberOf.get(word.slice(0, cut));
      const second = first === undefined ? undefined : numberOf.get(word.slice(cut));
      if (first === undefined || second === undefined) continue;
      this.#joined.push({ word: first, worth: worthOf.joined, step: "words", beside: second });
    }
  }

  /** Labels in which either side stands; those that have only a word of the other side, by its share of the weight. */
  addSynonym({ stands, other }: SynonymSide): void {
    const { idf, numberOf, synonyms } = this.#index;
    this.#offer(stands, worthOf.synonym, "synonym");
    const weights = other.map((word) => idf[numberOf.get(word) ?? -1] ?? 0);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    this.#synonymWeight = Math.max(this.#synonymWeight, all);
    for (const [i, word] of other.entries()) {
      const worth = other.length === 1 ? worthOf.synonym : (worthOf.phrase * weights[i]!) / (all || 1);
      if (worth >= 0.2) this.addWord(word, worth, "synonym");
    }
    for (const further of synonyms.get(singularOf(other[0]!)) ?? []) {
      if (
        further.words.length === other.length &&
        further.words.every((word, i) => word === singularOf(other[i]!))
      )
        this.#offer(further.stands, worthOf.furtherSynonym, "synonym");
    }
  }

  /** Words of similar spelling. */
  addLike(word: string): void {
    for (const one of wordsLike(this.#index.letters, word)) this.#offer(one.word, one.worth, "letters");
  }

  /** Words that other labels use in the same meaning. */
  addMeanings(): void {
    const { offsets, words, worth } = this.#index.meanings;
    for (const { word, worth: sure } of [...this.#best.values()]) {
      if (sure < sureEnough || word + 1 >= offsets.length) continue;
      for (let i = offsets[word]!; i < offsets[word + 1]!; i++)
        this.#offer(words[i]!, sure * worth[i]!, "meaning");
    }
  }

  /** A word that the index does not know weighs what its surest match weighs; an abbreviation what it stands for. */
  weightOf(word: string): number {
    const { idf, numberOf, concepts } = this.#index;
    const own = numberOf.get(word);
    const known = own === undefined ? 0 : idf[own]!;
    const rare = rarityOf(concepts / 200, concepts) * importanceOf(word);
    if (this.#synonymWeight > 0) return Math.max(known, Math.min(this.#synonymWeight, 1.5 * rare));
    if (own !== undefined) return known;
    const best = this.sorted()[0];
    return best ? idf[best.word]! : rare;
  }

  sorted(): WordMatch[] {
    return [...this.#best.values(), ...this.#joined].sort((a, b) => b.worth - a.worth || a.word - b.word);
  }
}
