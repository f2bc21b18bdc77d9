/** Another form of a word, and how much it still is the word (0 to 1). */
export type WordForm = { form: string; worth: number };

const vowel = /[aeiou]/;
const letters = /^[a-z]+$/;

/** The worth of forms; each was the best of a few values on held-out labels (docs/adr/0012). */
const worth = { inflection: 0.97, derivation: 0.8, affix: 0.8, cognate: 0.84 };

/**
 * The word itself and what else it may be: English endings and Indonesian affixes taken off, and the spelling that
 * words of Latin and Greek share in both languages. A form stands beside the word, never in its place.
 */
export function formsOf(word: string): WordForm[] {
  const forms = new Map([[word, 1]]);
  const put = (form: string, value: number) => {
    if ((forms.get(form) ?? 0) < value) forms.set(form, value);
  };
  const plural = withoutInflection(word);
  if (plural !== word) put(plural, worth.inflection);
  const stem = englishStem(plural);
  if (stem) put(stem, worth.derivation);
  for (const root of indonesianRoots(word)) put(root, worth.affix);
  const shared = cognate(word);
  if (shared) put(shared, worth.cognate);
  return Array.from(forms, ([form, value]) => ({ form, worth: value }));
}

function withoutInflection(word: string): string {
  if (word.length < 4 || !letters.test(word)) return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2);
  if (/[^sui]s$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Endings that make an English word of another, with the least that must be left; the first that fits is taken off. */
const endings: readonly (readonly [RegExp, number])[] = [
  [/(ization|isation|izing|ising|izer|iser|ised|ized|ize|ise)$/, 3],
  [/(ations?|ators?|ating|ated|ate|ative)$/, 3],
  [/(ments?|ness|ships?)$/, 3],
  [/(ions?|ive|ors?)$/, 4],
  [/(ings?|ers?|ed)$/, 3],
  [/(ally|ly|al)$/, 4],
  [/(ists?|ics?|ical|ian|ysts?)$/, 4],
];

function englishStem(word: string): string | null {
  if (word.length < 4 || !letters.test(word)) return null;
  let stem = word;
  for (const [ending, least] of endings) {
    const cut = word.replace(ending, "");
    if (cut === word || cut.length < least || !vowel.test(cut)) continue;
    stem = cut.replace(/([^aeiouls])\1$/, "$1");
    break;
  }
  stem = stem.replace(/e$/, "").replace(/i$/, "y");
  return stem.length >= 3 && stem !== word ? stem : null;
}

/**
 * Roots that an Indonesian word may come from: particles, possessives, suffixes, then up to two prefixes with the
 * sounds that me- and pe- swallow (menulis → tulis, pemrogram → program, penyiar → siar). Without a list of roots
 * several are possible; what is no word matches nothing.
 * Source: the morphology that Nazief and Adriani (1996) state; the rules are written anew here.
 */
export function indonesianRoots(word: string): string[] {
  if (word.length < 5 || !letters.test(word)) return [];
  const bases = new Set([word]);
  const trim = (ending: RegExp) => {
    for (const base of [...bases]) {
      const cut = base.replace(ending, "");
      if (cut !== base && cut.length >= 4) bases.add(cut);
    }
  };
  trim(/(lah|kah|pun)$/);
  trim(/(nya|ku|mu)$/);
  const stripped = [...bases];
  for (const ending of [/kan$/, /an$/, /i$/]) {
    for (const base of stripped) {
      const cut = base.replace(ending, "");
      if (cut !== base && cut.length >= 4) bases.add(cut);
    }
  }
  const roots = new Set<string>();
  const seen = new Set<string>();
  const take = (base: string, prefixes: number) => {
    if (seen.has(base)) return;
    seen.add(base);
    if (base !== word) roots.add(base);
    if (prefixes === 0) return;
    for (const root of withoutPrefix(base))
      if (root.length >= 3 && vowel.test(root)) take(root, prefixes - 1);
  };
  for (const base of bases) take(base, 2);
  return [...roots];
}

function withoutPrefix(word: string): string[] {
  const rest = /^(?:me|pe)(.+)$/.exec(word)?.[1];
  const found = rest === undefined ? [] : withoutNasal(rest, word.startsWith("pe"));
  for (const prefix of [
    /^(?:ber|ter|per)(?=[a-z]{3})/,
    /^(?:bel|pel)(?=ajar)/,
    /^be(?=kerja|ternak)/,
    /^(?:di|ke|se)(?=[a-z]{3})/,
  ]) {
    if (prefix.test(word)) found.push(word.replace(prefix, ""));
  }
  return found;
}

/** What follows me- or pe-, with the first sound that the nasal may have swallowed. */
function withoutNasal(rest: string, agent: boolean): string[] {
  if (/^ny[aeiou]/.test(rest)) return [`s${rest.slice(2)}`, rest];
  if (/^nge[^aeiou]/.test(rest) && rest.length <= 6)
    return [rest.slice(3), `k${rest.slice(2)}`, rest.slice(2)];
  if (/^ng[aeiou]/.test(rest)) return [rest.slice(2), `k${rest.slice(2)}`];
  if (/^ng[ghk]/.test(rest)) return [rest.slice(2)];
  if (/^m[bfvp]/.test(rest)) return [rest.slice(1)];
  if (/^m[aeiour]/.test(rest)) return [`p${rest.slice(1)}`, rest];
  if (/^n[dcjzts]/.test(rest)) return [rest.slice(1)];
  if (/^n[aeiou]/.test(rest)) return [`t${rest.slice(1)}`, rest];
  if (/^[lrwymn]/.test(rest)) return [rest];
  return agent && /^[bcdfghjkpqstv]/.test(rest) ? [rest] : [];
}

/** Spellings that differ by rule between the two languages: technician and teknisi, analyst and analis. */
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
  [/(iks?|ikal)$/, "ik"],
  [/ists?$/, "is"],
  [/(ers?|ors?|ur)$/, "r"],
  [/ies?$/, "i"],
  [/e?s?$/, ""],
];

function cognate(word: string): string | null {
  if (word.length < 5 || !letters.test(word)) return null;
  const shared = spellings.reduce((text, [from, to]) => text.replace(from, to), word);
  // The sign keeps it apart from real words.
  return shared.length >= 4 ? `~${shared}` : null;
}
