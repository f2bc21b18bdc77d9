import type { Bilingual, Language } from "../platform/index.ts";
import type { ConceptKind, MatchRelation } from "./scheme-content.ts";

/** One imported edition of a classification. Dates are instants, hashes 64 hexadecimal digits. */
export type Version = {
  versionId: string;
  scheme: string;
  version: string;
  title: Bilingual;
  /** Who published the list, as the importer stated it. */
  source: string | null;
  fileName: string;
  fileHash: string;
  importedAt: Date;
  synthetic: boolean;
  /** How many concepts each level has, by its number: `{"1": 10, "2": 43, …}`. */
  levels: Record<string, number>;
  /** How many concepts of each kind stood in its files: `{"occupation": 284, "skill": 2925}`. */
  kinds: Partial<Record<ConceptKind, number>>;
  /** Local codes that were added below its official ones; counted nowhere else. */
  local: number;
};

export type NewVersion = Omit<Version, "levels" | "kinds" | "local"> & {
  organisationId: string;
  importedBy: string | null;
};

export const conceptsIn = (version: Pick<Version, "levels">): number =>
  Object.values(version.levels).reduce((sum, count) => sum + count, 0);

/** Lines of one page of a list of concepts. */
export const conceptsOnPage = 50;

/** A line of a classification's tree. `children` is how many concepts stand directly below. */
export type ConceptLine = { code: string; level: number; title: Bilingual; children: number };

/**
 * `file`: stood in the imported file. `join`: taken over from the matching concept of the other scheme.
 * `translation`: proposed and reviewed here. `coding`: a typed title that somebody coded. `local`: of a local code.
 */
export type LabelOrigin = "file" | "join" | "translation" | "coding" | "local";
export type Label = { language: Language; origin: LabelOrigin; text: string };

/** A concept of another scheme, and what it is to ours. */
export type Match = {
  relation: MatchRelation;
  scheme: string;
  version: string;
  versionTitle: Bilingual;
  code: string;
  title: Bilingual;
};

/**
 * The same code in another version of the same scheme; `title` is null where that version does not have it.
 */
export type ElsewhereLine = {
  version: string;
  versionTitle: Bilingual;
  synthetic: boolean;
  title: Bilingual | null;
};

/**
 * Whether a title says something else in another version: letters are compared, not blanks, capitals or the
 * language that only one of the two has.
 */
export function titleChanged(here: Bilingual, there: Bilingual): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, " ").trim().toLowerCase();
  return (["id", "en"] as const).some((language) => {
    const [a, b] = [here[language], there[language]];
    return a !== undefined && b !== undefined && plain(a) !== plain(b);
  });
}

/** A line of the thread, as the modules that use concepts write it; the shape is the thread's. */
type RecordLine = {
  kind: string;
  id: string;
  title: Bilingual;
  note: Bilingual | null;
  path: string;
  synthetic: boolean;
};

/** The record of a concept, for a thread that rests on it. */
export function conceptRecord(
  scheme: string,
  version: string,
  code: string,
  title: Bilingual,
  synthetic = false,
): RecordLine {
  const id = `${scheme}/${version}/${code}`;
  const note = `${scheme.toUpperCase()} ${version} · ${code}`;
  return {
    kind: "vocabulary.concept",
    id,
    title,
    note: { id: note, en: note },
    path: `/vocabulary/${id}`,
    synthetic,
  };
}

/** The record of a version: what was imported, from which bytes. */
export function versionRecord(version: Version): RecordLine {
  const id = `${version.scheme}/${version.version}`;
  const count = conceptsIn(version);
  const hash = version.fileHash.slice(0, 8);
  return {
    kind: "vocabulary.version",
    id,
    title: version.title,
    note: { id: `${count} kode · berkas ${hash}`, en: `${count} codes · file ${hash}` },
    path: `/vocabulary/${id}`,
    synthetic: version.synthetic,
  };
}
