import type { Bilingual, Language } from "../platform/index.ts";
import { conceptUri } from "./concept-uri.ts";
import type { LabelKind, VersionFacts } from "./concept.ts";
import type { ConceptKind, MatchRelation, RelationKind } from "./scheme-content.ts";

/** A concept with all that is said of it, as files take it away. */
export type ExportedConcept = {
  code: string;
  kind: ConceptKind;
  level: number;
  parent: string | null;
  uri: string | null;
  definition: Bilingual | null;
  extra: Record<string, string>;
  local: boolean;
  labels: { language: Language; kind: LabelKind; text: string }[];
  /** What it says of concepts of its own version, its parent among the broader. */
  relations: {
    kind: RelationKind;
    code: string;
    level: number | null;
    uri: string | null;
    title: Bilingual;
  }[];
  /** Concepts of other schemes, and what they are to it; `version` null: no version here has the code. */
  matches: {
    relation: MatchRelation;
    scheme: string;
    version: string | null;
    code: string;
    uri: string | null;
    title: Bilingual;
  }[];
};

/** What the head of a file needs to know. */
export type ExportedVersion = {
  version: VersionFacts;
  /** The language in which most concepts have a title. */
  language: Language;
  /** Names of all columns that concepts keep in `extra`, in order. */
  columns: readonly string[];
};

type Named = { scheme: string; version: string };

/** The one identifier of a concept in all files: the publisher's where it is one, else ours. */
export function iriOf({ scheme, version }: Named, code: string, uri: string | null): string {
  return conceptUri({ scheme, version, code }, uri !== null && URL.canParse(uri) ? uri : null);
}

export const versionIri = ({ scheme, version }: Named): string =>
  `urn:jembatan:version:${encodeURIComponent(scheme)}:${encodeURIComponent(version)}`;

/** The identifier of a match; of a code that no version here has, one without a version. */
export function matchIri({ scheme, version, code, uri }: ExportedConcept["matches"][number]): string {
  if (version !== null) return iriOf({ scheme, version }, code, uri);
  return `urn:jembatan:code:${encodeURIComponent(scheme)}:${encodeURIComponent(code)}`;
}

/** A title in one language, else in the other, else the code. */
export const titleIn = (title: Bilingual, language: Language, code: string): string =>
  title[language] ?? title[language === "id" ? "en" : "id"] ?? code;

export const labelsOf = (
  { labels }: Pick<ExportedConcept, "labels">,
  kind: LabelKind,
  language: Language,
): string[] => labels.filter((one) => one.kind === kind && one.language === language).map(({ text }) => text);

/** What a writer of one format does with a version, concept by concept. */
export type VersionWriter = {
  mediaType: string;
  /** Of the file's name. */
  extension: string;
  /** Parts of the file, each of which goes once through all concepts, in order. */
  parts: readonly {
    /** Text before the first concept. */
    head: (version: ExportedVersion) => string;
    /** The head ends with a thing like those that follow. */
    headCounts: boolean;
    /** What stands between two things of this part. */
    between: string;
    /** None: this part has nothing to say of that concept. */
    write: (concept: ExportedConcept, version: ExportedVersion) => string[];
    /** Text after the last one. */
    tail: (version: ExportedVersion) => string;
  }[];
};
