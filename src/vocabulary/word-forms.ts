/** Another form of a word that words of the same stem share, and how surely they mean the same (0 to 1). */
export type Form = { form: string; worth: number };

/** Found by measuring: `npm run bench -- code`. */
const worthOf = { plural: 0.97, field: 0.9, stem: 0.8, cognate: 0.84 };
const longestWord = 40;
const letters = /^[a-z]+$/;
const vowel = /[aeiou]/;

/**
 * The forms by which a folded word is found beside itself: English and Indonesian stems, and a spelling that both
 * languages share (`system`, `sistem`). A word of either language may stand in a text of the other.
 */
export function formsOf(word: string): Form[] {
  if (word.length < 4 || word.length > longestWord || !letters.test(word)) return [];
  const forms = new Map<string, number>();
  const offer = (form: string, worth: number) => {
    if (form !== word && (forms.get(form) ?? 0) < worth) forms.set(form, worth);
  };
  const singular = singularOf(word);
  offer(singular, worthOf.plural);
  offer(englishStem(singular), worthOf.stem);
  for (const stem of fieldStems(word)) offer(stem, worthOf.field);
  for (const stem of indonesianStems(word)) offer(stem, worthOf.stem);
  const cognate = cognateOf(word);
  if (cognate !== null) offer(cognate, worthOf.cognate);
  return Array.from(forms, ([form, worth]) => ({ form, worth }));
}

/** An English word without the ending of its plural. */
export function singularOf(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || !letters.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2);
  return /(ous|ss|us|is)$/.test(word) ? word : word.slice(0, -1);
}

const englishEndings: readonly { pattern: RegExp; least: number }[] = [
  { pattern: /(ization|isation|izing|ising|izer|iser|ised|ized|ize|ise)$/, least: 3 },
  { pattern: /(ations?|ators?|ating|ated|ate|ative)$/, least: 3 },
  { pattern: /(ments?|ness|ships?)$/, least: 3 },
  { pattern: /(ions?|ive|ors?)$/, least: 4 },
  { pattern: /(ings?|ers?|ed)$/, least: 3 },
  { pattern: /(ally|ly|al)$/, least: 4 },
  { pattern: /(ists?|ics?|ical|ian|ysts?)$/, least: 4 },
];

/** `developing`, `developer`, `development`: `develop`. Lighter than a dictionary, so it is only ever one form more. */
function englishStem(word: string): string {
  let stem = word;
  for (const { pattern, least } of englishEndings) {
    const shorter = word.replace(pattern, "");
    if (shorter !== word && shorter.length >= least && vowel.test(shorter)) {
      stem = shorter.replace(/([^aeiouls])\1$/, "$1");
      break;
    }
  }
  const ending = stem.replace(/e$/, "").replace(/i$/, "y");
  return ending.length >= 3 ? ending : word;
}

const longestChain = 2;

/**
 * Everything that may be left of an Indonesian word without its affixes, nasalised initials restored both ways:
 * `pemrogram` gives `program`, `menulis` gives `tulis`, `memperbaiki` gives `baik`. Rules: Tata Bahasa Baku.
 */
function indonesianStems(word: string): string[] {
  if (word.length < 5) return [];
  const seen = new Set<string>();
  const strip = (form: string, chain: number) => {
    if (form.length < 3 || !vowel.test(form) || seen.has(form)) return;
    seen.add(form);
    if (chain > 0) for (const shorter of withoutPrefix(form)) strip(shorter, chain - 1);
  };
  for (const form of withoutSuffix(word)) strip(form, longestChain);
  seen.delete(word);
  return [...seen];
}

/** What a field of work is called after: `pergudangan` gives `gudang`, `pelatihan` gives `latih`. */
function fieldStems(word: string): string[] {
  const [, inner] = /^(pe.{4,})an$/.exec(word) ?? [];
  return inner === undefined
    ? []
    : withoutPrefix(inner).filter((stem) => stem.length >= 4 && vowel.test(stem));
}

function withoutSuffix(word: string): string[] {
  const forms = [word];
  for (const pattern of [/(lah|kah|pun)$/, /(nya|ku|mu)$/, /kan$/, /an$/, /i$/]) {
    const before =
      pattern.source === "an$" || pattern.source === "i$" ? [word, forms[1] ?? word] : forms.slice();
    for (const form of new Set(before)) {
      const shorter = form.replace(pattern, "");
      if (shorter !== form && shorter.length >= 4) forms.push(shorter);
    }
  }
  return forms;
}

function withoutPrefix(word: string): string[] {
  const [, short] = /^(?:di|ke|se)(.{3,})$/.exec(word) ?? [];
  const [, plain] = /^(?:ber|ter|per)(.{3,})$/.exec(word) ?? [];
  // `belajar`, `pelajar`; `bekerja`, `beternak`.
  const [, dissimilated] = /^(?:[bp]el(ajar.*)|be(kerja.*|ternak.*))$/.exec(word)?.filter(Boolean) ?? [];
  const [, nasal] = /^[mp]e(.{3,})$/.exec(word) ?? [];
  const found = nasal === undefined ? [] : withoutNasal(nasal, word.startsWith("p"));
  return [short, plain, dissimilated, ...found].filter((form) => form !== undefined);
}

/** What stood behind `me-` or `pe-`: the initial that the nasal replaced is put back, both where two may have. */
function withoutNasal(rest: string, noun: boolean): string[] {
  if (/^ny[aeiou]/.test(rest)) return [`s${rest.slice(2)}`, rest];
  // `mengelas`, `mengecat`: stems of one syllable take `nge`.
  const single = /^nge[^aeiou]/.test(rest) && rest.length <= 6 ? [rest.slice(3)] : [];
  if (/^ng[aeiou]/.test(rest)) return [rest.slice(2), `k${rest.slice(2)}`, ...single];
  if (/^ng[ghk]/.test(rest)) return [rest.slice(2)];
  if (/^m[bfvp]/.test(rest)) return [rest.slice(1)];
  if (/^m[aeiour]/.test(rest)) return [`p${rest.slice(1)}`, rest];
  if (/^n[cdjstz]/.test(rest)) return [rest.slice(1)];
  if (/^n[aeiou]/.test(rest)) return [`t${rest.slice(1)}`, rest];
  if (/^[lrwymn]/.test(rest) || (noun && /^[^aeiou]/.test(rest))) return [rest];
  return [];
}

const spellings: readonly (readonly [RegExp, string])[] = [
  [/ph/g, "f"],
  [/th/g, "t"],
  [/ch/g, "k"],
  [/[qc](?=[aoulrtk]|$)/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/x/g, "ks"],
  [/y/g, "i"],
  [/v/g, "f"],
  [/z/g, "s"],
  [/(.)\1+/g, "$1"],
  [/(tions?|sions?|tian)$/, "si"],
  [/(ties|ti)$/, "tas"],
  [/(iks|ikal)$/, "ik"],
  [/ists?$/, "is"],
  [/(ers?|ors?|ur)$/, "r"],
  [/ies?$/, "i"],
  [/e?s?$/, ""],
];

/** The spelling that an international word has in neither language and both come to; null for short words. */
function cognateOf(word: string): string | null {
  if (word.length < 5) return null;
  const spelling = spellings.reduce((form, [pattern, by]) => form.replace(pattern, by), word);
  return spelling.length >= 4 ? `~${spelling}` : null;
}
