import type { Bilingual, Language, ReportRow } from "../platform/index.ts";

/**
 * What a concept is. `unit`: a unit of competence; `level`: one of a qualification framework; `group`: a heading
 * that is neither occupation nor skill.
 */
export const conceptKinds = ["occupation", "skill", "unit", "level", "group"] as const;
export type ConceptKind = (typeof conceptKinds)[number];

/** `broader`: `to` is the wider; `essential`, `optional`: `from` asks for the skill `to`; `related`: both ways. */
export const relationKinds = ["broader", "essential", "optional", "related"] as const;
export type RelationKind = (typeof relationKinds)[number];

/** What a concept of another scheme is to ours: `broader` says that the other is the wider (SKOS `broadMatch`). */
export const matchRelations = ["exact", "close", "broader", "narrower", "related"] as const;
export type MatchRelation = (typeof matchRelations)[number];

/** The same link, seen from its other end. */
export const seenFromThere: Readonly<Record<MatchRelation, MatchRelation>> = {
  exact: "exact",
  close: "close",
  broader: "narrower",
  narrower: "broader",
  related: "related",
};

/** A concept as an importer writes it. */
export type NewConcept = {
  code: string;
  /** Left out: `occupation`. */
  kind?: ConceptKind;
  /** 1 is the broadest, 9 the deepest; classifications of digits count their digits. */
  level: number;
  /** The one way up that the tree shows; further ones are relations of kind `broader`. */
  parent: string | null;
  uri?: string;
  labels: Partial<Record<Language, string>>;
  alternatives?: Partial<Record<Language, readonly string[]>>;
  /** Found by, never shown as a name. */
  hidden?: Partial<Record<Language, readonly string[]>>;
  definition?: Bilingual;
  /** Columns of the file that the scheme does not know, kept as found. */
  extra: Record<string, string> | null;
};

export type NewRelation = {
  from: string;
  kind: RelationKind;
  to: string;
  /** How much of the skill is asked for, on KKNI's nine levels. */
  level?: number;
  extra?: Record<string, string>;
};

/** A concept says which code of another scheme it stands for; the version is whichever is current. */
export type NewReference = { code: string; relation: MatchRelation; scheme: string; to: string };

/** Lines of one page of links that dangle. */
export const danglingOnPage = 50;

/** A relation whose other end is not in the files. */
export type Dangling = { file: string; row: number; from: string; kind: string; to: string };

/** One version of a scheme, as read from its files. */
export type SchemeContent = {
  concepts: NewConcept[];
  relations: NewRelation[];
  references: NewReference[];
  dangling: Dangling[];
  /** What an officer should know and what stopped nothing: at most 100 rows, and how many of each code. */
  warnings: ReportRow[];
  warningCounts: Record<string, number>;
  /** The files mark their rows as made up. */
  synthetic: boolean;
  /** SHA-256 of the bytes; of several files, of their hashes in the order of their names. */
  fileHash: string;
};

export type SchemeCounts = Record<`${ConceptKind}s`, number> & {
  /** Occupation to skill. */
  relations: number;
  /** Between skills, or between units. */
  skillRelations: number;
  /** Between occupations. */
  occupationRelations: number;
  broader: number;
  references: number;
  labels: number;
};

/** How much of everything a version holds. */
export function countContent({ concepts, relations, references }: SchemeContent): SchemeCounts {
  const kindOf = new Map(concepts.map(({ code, kind = "occupation" }) => [code, kind]));
  const counts: SchemeCounts = {
    occupations: 0,
    skills: 0,
    units: 0,
    levels: 0,
    groups: 0,
    relations: 0,
    skillRelations: 0,
    occupationRelations: 0,
    broader: 0,
    references: references.length,
    labels: 0,
  };
  for (const { kind = "occupation", labels, alternatives, hidden } of concepts) {
    counts[`${kind}s`] += 1;
    counts.labels += Object.keys(labels).length;
    for (const more of [alternatives, hidden])
      for (const texts of Object.values(more ?? {})) counts.labels += texts.length;
  }
  for (const { from, kind, to } of relations) {
    if (kind === "broader") counts.broader += 1;
    else if (kindOf.get(from) !== "occupation") counts.skillRelations += 1;
    else counts[kindOf.get(to) === "occupation" ? "occupationRelations" : "relations"] += 1;
  }
  return counts;
}
