import type { MatchRelation } from "./scheme-content.ts";

/** Words that files use for what the second code is to the first, without regard to case; `null`: no match at all. */
const words: readonly (readonly [MatchRelation | null, readonly string[]])[] = [
  ["exact", ["exact", "exactmatch", "equal", "=", "sama", "sama persis", "sepadan"]],
  ["close", ["close", "closematch", "partial", "part", "~", "hampir sama", "mendekati", "sepadan sebagian"]],
  ["broader", ["broader", "broad", "broadmatch", "broadermatch", "<", "lebih luas"]],
  ["narrower", ["narrower", "narrow", "narrowmatch", "narrowermatch", ">", "lebih sempit"]],
  ["related", ["related", "relatedmatch", "terkait", "berkaitan"]],
  [null, ["wrongmatch", "nomatch", "tidak sepadan"]],
];

const relationOf = new Map(words.flatMap(([relation, all]) => all.map((word) => [word, relation])));

/** What a file may say, for a sentence. */
export const relationWords = "exact, close, broader, narrower, related";

/**
 * Reads what the second code is to the first: our own words, those of SKOS (`skos:exactMatch`, as a whole address
 * too) and Indonesian ones. `broader`, SKOS `broadMatch`: the second is the wider.
 * @returns the relation; `null` when the file says that the two do not match; undefined for any other word
 */
export function readMatchRelation(text: string): MatchRelation | null | undefined {
  const word = text.trim().toLowerCase();
  return relationOf.get(word) ?? relationOf.get(word.replace(/^.*[#:/]/, ""));
}

/** A version, as far as its name may stand in a heading. */
export type Side = { scheme: string; version: string };

const generic = {
  from: ["source", "source code", "source_code", "from_code", "from code", "asal", "dari", "kode asal"],
  to: ["target", "target code", "target_code", "to_code", "to code", "tujuan", "ke", "kode tujuan"],
};

/** Headings under which a scheme's own tables are published, besides those made of its name. */
const published: Readonly<Record<string, readonly string[]>> = {
  isco: ["isco 08 code", "isco-08 code", "isco08", "isco08_code", "isco-08"],
  onet: ["o*net id", "o*net-soc code", "onetsoc_code", "o*net-soc 2019 code"],
  esco: ["esco or isco uri", "esco uri", "esco code", "concepturi"],
};

/** Headings of a column with codes of a version; `named`: the scheme's name alone tells which side it is. */
function headingsOf({ scheme, version }: Side, named: boolean): string[] {
  const names = [
    `${scheme} ${version}`,
    `${scheme}${version}`,
    `${scheme}-${version}`,
    `${scheme}_${version}`,
  ];
  if (named) names.push(scheme);
  const made = names.flatMap((name) => [
    name,
    `${name} code`,
    `${name}_code`,
    `kode ${name}`,
    `kode_${name}`,
  ]);
  return named ? [...made, ...(published[scheme] ?? [])] : made;
}

/** Headings of a file that joins two versions, by our own names. */
export function crosswalkHeadings(from: Side, to: Side): Record<"from" | "to" | "relation", string[]> {
  const named = from.scheme !== to.scheme;
  return {
    from: [...new Set([...generic.from, ...headingsOf(from, named)])],
    to: [...new Set([...generic.to, ...headingsOf(to, named)])],
    relation: [
      "match",
      "type of match",
      "type_of_match",
      "mapping type",
      "relasi",
      "hubungan",
      "kesepadanan",
    ],
  };
}

/**
 * The code that a spreadsheet made `found` of, when `known` has it: zeros in front are gone, or behind a point.
 * @returns null where no such code is known
 */
export function codeBeforeExcel(found: string, known: (code: string) => boolean): string | null {
  if (!/^\d+(\.\d+)?$/.test(found)) return null;
  const behind = found.includes(".") ? ["", "0"] : ["", ".0", ".00"];
  for (const more of behind) {
    for (const zeros of ["", "0", "00", "000"]) {
      const code = `${zeros}${found}${more}`;
      if (code !== found && known(code)) return code;
    }
  }
  return null;
}
