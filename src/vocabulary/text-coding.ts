import type { Bilingual, Language } from "../platform/index.ts";
import { lookUpCode, type LookedUp } from "./code-lookup.ts";
import { carryOver, isAbove, type Carried, type Via } from "./code-links.ts";
import type { LabelKind, LabelOrigin } from "./concept.ts";
import type { LabelIndex, LabelledConcept } from "./label-index.ts";
import { isSureCode } from "./sure-code.ts";
import { conceptKinds, type ConceptKind, type MatchRelation } from "./scheme-content.ts";
import { textSteps } from "./text-index.ts";
import { searchText } from "./text-search.ts";

/** A concept that a reason speaks of, and what the code that was found is to it. */
export type FoundThrough = {
  scheme: string;
  version: string;
  code: string;
  kind: ConceptKind;
  title: Bilingual;
  /** `broader`: the code that was found is the wider. */
  relation: MatchRelation;
  /** The way leads over the scheme's own tree only. */
  tree: boolean;
};

/** How a code was found: typed itself, by its beginning, or by a label. */
export const codeSteps = ["code", "beginning", ...textSteps] as const;
export type CodeStep = (typeof codeSteps)[number];

/** Why a code was found: which label matched, by which step, and which typed words; or that the code was typed. */
export type CodeReason = {
  /** Of a code that was typed, its title. */
  label: string;
  language: Language;
  labelKind: LabelKind;
  origin: LabelOrigin;
  step: CodeStep;
  words: string[];
  /** The concept that has the label, where it is not the code itself. */
  via: FoundThrough | null;
};

export type CodeHit = {
  code: string;
  kind: ConceptKind;
  level: number;
  /** An office added the code below an official one. */
  local: boolean;
  title: Bilingual;
  /** 0 to 1, in thousandths. */
  score: number;
  reason: CodeReason;
};

/** What is looked for: codes of one version, of some kinds, on one level or (`null`) on all. */
export type CodeTarget = { version: number; level: number | null; kinds: readonly ConceptKind[] | null };

/** Groups that stand above one code, at most. */
const codesAbove = 5;

/** Labels that are weighed before links carry them to the wanted codes. */
const hitsWeighed = 60;

export const thousandths = (score: number): number => Math.round(score * 1_000) / 1_000;

/** Finds the codes that a typed text may mean, the likeliest first, each with its reason. */
export type Coder = (text: string, top: number) => CodeHit[];

/** A coder for one target. */
export function openCoder(index: LabelIndex, target: CodeTarget): Coder {
  const { lookUp, find } = openFinder(index, target);
  return (text, top) => {
    const typed = lookUp(text);
    return typed.length > 0 ? typed.slice(0, top) : find(text, top).flatMap((one) => hitOf(index, one));
  };
}

/** The two likeliest codes of a text, and whether the first is `sure` enough to be taken without a person. */
export type BulkCoder = (text: string) => { first: CodeHit | null; second: CodeHit | null; sure: boolean };

/** A coder of many texts for one target; `least`: the lowest score that is sure. */
export function openBulkCoder(index: LabelIndex, target: CodeTarget, least: number): BulkCoder {
  const { lookUp, find } = openFinder(index, target);
  const areApart = (one: number, other: number) =>
    !isAbove(index.links, one, other) && !isAbove(index.links, other, one);
  return (text) => {
    const [code, next = null] = lookUp(text);
    if (code) return { first: code, second: next, sure: code.reason.step === "code" && code.score >= least };
    const found = find(text, rivals);
    const [first = null, second = null] = found.slice(0, 2).flatMap((one) => hitOf(index, one));
    return { first, second, sure: isSureCode(index.text, text, found, { least, areApart }) };
  };
}

/** Codes that are looked at beside the first, to see whether it stands alone. */
const rivals = 6;

/** Looks for codes by what was typed of a code, and by labels. */
function openFinder(index: LabelIndex, target: CodeTarget) {
  const { version, level, kinds } = target;
  const compared = comparableKinds(kinds);
  const accepted = index.those(`kinds ${[...compared].join()}`, ({ kind }) => compared.has(kind));
  const wanted = index.those(
    `target ${version} ${level} ${kinds?.join()}`,
    (concept) =>
      concept.version === version &&
      (level === null || concept.level === level) &&
      (kinds === null || kinds.includes(concept.kind)),
  );
  const lookUp = (text: string) =>
    lookUpCode(index, version, wanted, text).flatMap((one) => codeHitOf(index, one, text));
  const find = (text: string, top: number) => {
    const hits = searchText(index.text, text, {
      top: hitsWeighed,
      accept: (number) => accepted[number] === 1,
    });
    const carried = carryOver(hits, index.links, (number) => wanted[number] === 1, {
      top: level === null ? top + codesAbove * top : top,
    });
    // Where every level is wanted, the groups above a code that was found say nothing new.
    const told = level === null ? carried.filter(({ via }) => !via.some((step) => step.tree)) : carried;
    return told.slice(0, top);
  };
  return { lookUp, find };
}

/** A code that was typed; a concept without any title is not found. */
function codeHitOf(
  index: LabelIndex,
  { concept: number, score, step, via }: LookedUp,
  text: string,
): CodeHit | [] {
  const concept = index.concepts[number]!;
  const found = index.concepts[via[0]?.concept ?? number]!;
  const [language = "id", label] =
    (["id", "en"] as const).flatMap((one) =>
      found.title[one] ? [[one, found.title[one]] as const] : [],
    )[0] ?? [];
  if (label === undefined) return [];
  const { code, kind, level, local, title } = concept;
  return {
    code,
    kind,
    level,
    local,
    title,
    score: thousandths(score),
    reason: {
      label,
      language,
      labelKind: "preferred",
      origin: "file",
      step,
      words: [text],
      via: via.length > 0 ? { ...through(index, found), ...relationOver(via) } : null,
    },
  };
}

function hitOf(index: LabelIndex, { concept: number, score, hit, via }: Carried): CodeHit | [] {
  const concept = index.concepts[number];
  const found = index.concepts[hit.concept];
  const label = found?.labels[hit.label];
  if (!concept || !found || !label) return [];
  const { code, kind, level: depth, local, title } = concept;
  return {
    code,
    kind,
    level: depth,
    local,
    title,
    score: thousandths(score),
    reason: {
      label: label.text,
      language: label.language,
      labelKind: label.kind,
      origin: label.origin,
      step: hit.step,
      words: hit.words,
      via: via.length > 0 ? { ...through(index, found), ...relationOver(via) } : null,
    },
  };
}

/** A skill's name says nothing about an occupation's code, and the other way about. */
function comparableKinds(kinds: readonly ConceptKind[] | null): ReadonlySet<ConceptKind> {
  if (kinds === null) return new Set(conceptKinds);
  return kinds.some((kind) => occupational.has(kind)) ? new Set([...occupational, ...kinds]) : new Set(kinds);
}

const occupational: ReadonlySet<ConceptKind> = new Set(["occupation", "group"]);

function through(index: LabelIndex, { version, code, kind, title }: LabelledConcept) {
  const { scheme, version: name } = index.versions[version]!;
  return { scheme, version: name, code, kind, title };
}

/** What the end of a way is to its beginning: the loosest of its steps. */
function relationOver(via: readonly Via[]): Pick<FoundThrough, "relation" | "tree"> {
  const looseness: readonly MatchRelation[] = ["exact", "close", "broader", "narrower", "related"];
  const relation = via.reduce<MatchRelation>(
    (loosest, step) =>
      looseness.indexOf(step.relation) > looseness.indexOf(loosest) ? step.relation : loosest,
    "exact",
  );
  return { relation, tree: via.every((step) => step.tree) };
}
