import { buildCodeLinks } from "../../src/vocabulary/code-links.ts";
import type { IndexedConcept, IndexedLabel } from "../../src/vocabulary/text-index.ts";
import { csvRows } from "./csv-rows.ts";
import { isHeldOut, splitOf, withoutLeaks, type CodeSet, type Question, type Split } from "./set.ts";

export type Titles = Partial<Record<"id" | "en", string>>;
type Coded = { code: string; titles: Titles };

const filled = (text: string | undefined) => {
  const plain = (text ?? "").replaceAll(/\s+/g, " ").trim();
  return plain === "" ? undefined : plain;
};

function titles(id: string | undefined, en: string | undefined): Titles {
  const [inIndonesian, inEnglish] = [filled(id), filled(en)];
  return { ...(inIndonesian && { id: inIndonesian }), ...(inEnglish && { en: inEnglish }) };
}

/** Job titles of six digits (`NNNN.NN`), in Indonesian. */
export function readJobTitles(path: string): Coded[] {
  return csvRows(path).map((row) => ({
    code: row["kbji_code"] ?? row["kode"] ?? row["code"] ?? "",
    titles: titles(row["title_id"] ?? row["judul"], undefined),
  }));
}

/** Codes of up to four digits with the titles of both lists; `kbji`: those that KBJI has. */
export function readJoin(path: string): (Coded & { kbji: boolean; isco: boolean })[] {
  return csvRows(path).map((row) => ({
    code: row["code"] ?? "",
    titles: titles(row["title_id"], row["title_en"]),
    kbji: row["in_kbji2014"] !== "0",
    isco: row["in_isco08"] !== "0",
  }));
}

const labelsOf = (titles: Titles, kind: IndexedLabel["kind"] = "preferred"): IndexedLabel[] =>
  (["id", "en"] as const).flatMap((language) => {
    const text = titles[language];
    return text === undefined ? [] : [{ text, language, kind, origin: "file" as const }];
  });

/** Unit groups (one concept each, first) and job titles (one each) below them. */
function tree(groups: readonly Coded[], jobs: readonly Coded[]) {
  const groupOf = new Map(groups.map(({ code }, i) => [code, i]));
  const concepts: IndexedConcept[] = [...groups, ...jobs].map(({ titles }) => ({ labels: labelsOf(titles) }));
  const parents = concepts.map((_, i) =>
    i < groups.length ? -1 : (groupOf.get(jobs[i - groups.length]!.code.slice(0, 4)) ?? -1),
  );
  return { concepts, parents, groupOf, links: buildCodeLinks(concepts.length, [], parents) };
}

/** A third of the job titles of one half of the unit groups kept out: title → unit group. */
export function kbjiSet(
  jobTitles: readonly Coded[],
  join: ReturnType<typeof readJoin> | null,
  split: Split,
): CodeSet {
  const joined = new Map((join ?? []).map((one) => [one.code, one.titles]));
  const codes = [...new Set(jobTitles.map(({ code }) => code.slice(0, 4)))].toSorted();
  const groups = codes.map((code) => ({ code, titles: joined.get(code) ?? {} }));
  const isQuestion = ({ code, titles }: Coded) =>
    splitOf(code.slice(0, 4)) === split && !/\.(00|99)$/.test(code) && isHeldOut(titles.id ?? "");
  const { concepts, links, groupOf } = tree(
    groups,
    jobTitles.filter((job) => !isQuestion(job)),
  );
  const asked = jobTitles.filter(isQuestion).map(({ code, titles }): Question => {
    return { text: titles.id ?? "", right: new Set([groupOf.get(code.slice(0, 4))!]) };
  });
  return {
    name: "kbji job titles → unit group",
    concepts,
    synonyms: [],
    questions: withoutLeaks(asked, concepts),
    target: (concept) => concept < groups.length,
    links,
  };
}

/**
 * Unit groups of both lists joined by code. A quarter of one half has lost its English titles: the English title
 * must find the group by what the others teach about the two languages.
 */
export function crossLanguageSet(
  join: ReturnType<typeof readJoin>,
  jobTitles: readonly Coded[],
  asked: "id" | "en",
  split: Split,
): CodeSet {
  const groups = join.filter(({ code, kbji }) => kbji && code.length === 4);
  const other = asked === "en" ? "id" : "en";
  const isQuestion = ({ code, titles }: Coded) =>
    titles.id !== undefined && titles.en !== undefined && splitOf(code) === split && isHeldOut(code);
  const shown = groups.map((group) =>
    isQuestion(group) ? { ...group, titles: { [other]: group.titles[other] } as Titles } : group,
  );
  const isHidden = new Set(groups.filter(isQuestion).map(({ code }) => code));
  // In English the job titles below stay; in Indonesian they would tell.
  const jobs = jobTitles.filter(({ code }) => asked === "en" || !isHidden.has(code.slice(0, 4)));
  const { concepts, links, groupOf } = tree(shown, jobs);
  const questions = groups.filter(isQuestion).map(({ code, titles }): Question => {
    return { text: titles[asked] ?? "", right: new Set([groupOf.get(code)!]) };
  });
  return {
    name: `${asked === "en" ? "English" : "Indonesian"} title → group named in the other language only`,
    concepts,
    synonyms: [],
    questions: withoutLeaks(questions, concepts),
    target: (concept) => concept < groups.length,
    links,
  };
}
