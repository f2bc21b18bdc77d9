import { languages, type Bilingual, type Language } from "../platform/index.ts";

export const itemKinds = ["handover-note", "material", "playbook"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** A code of the vocabulary that an item teaches or speaks of, with its title as it was then. */
export type Taught = { scheme: string; version: string; code: string; title: Bilingual };

/** A handover note, teaching material or playbook. Its words are in its versions. */
export type Item = {
  organisationId: string;
  itemId: string;
  kind: ItemKind;
  title: Bilingual;
  summary: Bilingual | null;
  about: Taught[];
  /** A name of the list in licence.ts, or somebody's own words. */
  licence: string;
  author: string;
  /** What it came out of, as a placement. */
  recordKind: string | null;
  recordId: string | null;
  /** Number of the newest version. */
  newest: number;
  releasedTo: string[];
  publicAskedBy: string | null;
  publicAskedAt: Date | null;
  withdrawnOn: string | null;
  withdrawnWhy: string | null;
  revision: number;
  madeBy: string | null;
  madeAt: Date;
  synthetic: boolean;
};

/** One language of one version: words, or a file with the words that were read out of it (null: none could be). */
export type Version = {
  versionId: string;
  itemId: string;
  number: number;
  language: Language;
  text: string | null;
  fileHash: string | null;
  fileLabel: string | null;
  note: string | null;
  releasedTo: string[];
  madeBy: string | null;
  madeAt: Date;
};

/** Longest texts, in letters. */
export const longest = {
  title: 200,
  summary: 1_000,
  author: 200,
  note: 1_000,
  text: 200_000,
  course: 200,
  comment: 2_000,
  why: 500,
} as const;
export const mostCodes = 20;
export const itemsOnPage = 25;

export const itemPath = (itemId: string): string => `/knowledge/${itemId}`;

type Numbered = Pick<Version, "number" | "language">;

/** The newest version in each language, the newest first; a reader may see fewer than there are. */
export function newestOf<V extends Numbered>(versions: readonly V[]): V[] {
  return languages
    .flatMap((language) =>
      versions
        .filter((one) => one.language === language)
        .toSorted((a, b) => b.number - a.number)
        .slice(0, 1),
    )
    .toSorted((a, b) => b.number - a.number);
}

/**
 * What stands in no language, or in an older one than the newest version.
 * @returns languages that are `missing` altogether, and those that are `behind` the newest version
 */
export function languageGaps(versions: readonly Numbered[]): { missing: Language[]; behind: Language[] } {
  const newest = Math.max(0, ...versions.map(({ number }) => number));
  const has = (language: Language, number?: number) =>
    versions.some((one) => one.language === language && (number === undefined || one.number === number));
  return {
    missing: languages.filter((language) => !has(language)),
    behind: languages.filter((language) => has(language) && !has(language, newest)),
  };
}

type RecordLine = {
  kind: string;
  id: string;
  title: Bilingual;
  note: Bilingual;
  path: string;
  synthetic: boolean;
};

const kindNames: Record<ItemKind, Bilingual & { id: string; en: string }> = {
  "handover-note": { id: "Catatan serah terima", en: "Handover note" },
  material: { id: "Bahan ajar", en: "Teaching material" },
  playbook: { id: "Panduan kerja", en: "Playbook" },
};

/** An item on the thread: made by what it came out of, about the codes that it teaches. */
export function itemRecords(
  item: Pick<
    Item,
    "itemId" | "kind" | "title" | "author" | "recordKind" | "recordId" | "about" | "synthetic"
  >,
) {
  const { itemId, kind, title, author, recordKind, recordId, about, synthetic } = item;
  const ref = { kind: "knowledge.item", id: itemId };
  const record: RecordLine = {
    ...ref,
    title,
    note: { id: `${kindNames[kind].id} · ${author}`, en: `${kindNames[kind].en} · ${author}` },
    path: itemPath(itemId),
    synthetic,
  };
  return {
    records: [record],
    links: [
      ...(recordKind && recordId
        ? [{ from: ref, relation: "made-by" as const, to: { kind: recordKind, id: recordId } }]
        : []),
      ...about.map(({ scheme, version, code }) => ({
        from: ref,
        relation: "about" as const,
        to: { kind: "vocabulary.concept", id: `${scheme}/${version}/${code}` },
      })),
    ],
  };
}
