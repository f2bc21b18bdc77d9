import type { Bilingual, Language } from "../platform/index.ts";
import { printedCode } from "./local-code.ts";
import type { ConceptKind, MatchRelation } from "./scheme-content.ts";
import { schemeShortName } from "./scheme-names.ts";

/** What is known of a version without counting it. Dates are instants, hashes 64 hexadecimal digits. */
export type VersionFacts = {
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
};

/** One imported edition of a classification. */
export type Version = VersionFacts & {
  /** How many concepts each level has, by its number: `{"1": 10, "2": 43, …}`. */
  levels: Record<string, number>;
  /** How many concepts of each kind stood in its files: `{"occupation": 284, "skill": 2925}`. */
  kinds: Partial<Record<ConceptKind, number>>;
  /** Local codes that were added below its official ones; counted nowhere else. */
  local: number;
  /** Links whose other end is not in its files. */
  dangling: number;
};

export type NewVersion = VersionFacts & {
  organisationId: string;
  importedBy: string | null;
};

export const conceptsIn = (version: Pick<Version, "levels">): number =>
  Object.values(version.levels).reduce((sum, count) => sum + count, 0);

/** Lines of one page of a list of concepts. */
export const conceptsOnPage = 50;

/**
 * A line of a classification's tree. `children` is how many concepts stand directly below; `local`: an office
 * added the code below an official one.
 */
export type ConceptLine = {
  code: string;
  kind: ConceptKind;
  level: number;
  title: Bilingual;
  local: boolean;
  children: number;
};

/** Where a concept is read: in pages, in the API and on the thread. */
export const conceptPath = (scheme: string, version: string, code: string): string =>
  `/vocabulary/${scheme}/${version}/${encodeURIComponent(code)}`;

/**
 * Whether a code identifies and tells people nothing: a machine's (ESCO gives skills UUIDs), or one that we made of
 * the words of its own title (`infocomm.data-analyst`). Codes that people use have figures or capitals.
 */
export const isOpaque = (code: string): boolean => /\p{Ll}/u.test(code) && !/\p{Lu}/u.test(code);

/**
 * `file`: stood in the imported file. `join`: taken over from the matching concept of the other scheme.
 * `translation`: proposed and reviewed here. `coding`: a typed title that somebody coded. `local`: of a local code.
 */
export type LabelOrigin = "file" | "join" | "translation" | "coding" | "local";
/** `hidden`: found by, never shown as a name. */
export type LabelKind = "preferred" | "alternative" | "hidden";

/** `organisation`: who translated or coded it; null where it stood in a file. */
export type Label = {
  language: Language;
  kind: LabelKind;
  origin: LabelOrigin;
  text: string;
  organisation: string | null;
};

/** What only the page of a concept shows. */
export type ConceptDetail = {
  /** As the publisher gives it. */
  uri: string | null;
  definition: Bilingual | null;
  /** Columns of the file that the scheme does not know. */
  extra: Record<string, string>;
  localOrganisation: string | null;
  localSince: string | null;
  labels: Label[];
};

/**
 * A concept outside the version that is read, as the store finds it: linked to ours (`onward`: our side says so, else
 * the other), or with `relation` null the same code in another version. `kind` null: the code is not there. `total`: how
 * many there are of this relation in that version.
 */
export type Mention = {
  relation: MatchRelation | null;
  onward: boolean;
  versionId: string;
  code: string;
  kind: ConceptKind | null;
  title: Bilingual;
  total: number;
};

/** A concept of another scheme, and what it is to ours. `kind` null: that version does not have the code. */
export type Match = {
  relation: MatchRelation;
  scheme: string;
  version: string;
  versionTitle: Bilingual;
  synthetic: boolean;
  code: string;
  kind: ConceptKind | null;
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
  const note = (language: Language) =>
    [`${schemeShortName(scheme)} ${version}`, ...(isOpaque(code) ? [] : [printedCode(code, language)])].join(
      " · ",
    );
  return {
    kind: "vocabulary.concept",
    id,
    title,
    note: { id: note("id"), en: note("en") },
    path: conceptPath(scheme, version, code),
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
