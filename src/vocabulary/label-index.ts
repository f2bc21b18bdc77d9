import { buildCodeLinks, type CodeLinks, type Link } from "./code-links.ts";
import type { LabelKind, LabelOrigin } from "./concept.ts";
import { currentVersion } from "./classification.ts";
import type { LabelledContent } from "./label-store.ts";
import { readLocalCode } from "./local-code.ts";
import type { Bilingual } from "../platform/index.ts";
import type { ConceptKind } from "./scheme-content.ts";
import type { VocabularyStore } from "./store.ts";
import { buildTextIndex, type Synonym, type TextIndex } from "./text-index.ts";

export type LabelOfConcept = { text: string; language: "id" | "en"; kind: LabelKind; origin: LabelOrigin };

/** A concept as it is found and shown; its position in the index is its number. */
export type LabelledConcept = {
  /** Position of its version in the index. */
  version: number;
  code: string;
  kind: ConceptKind;
  level: number;
  local: boolean;
  title: Bilingual;
  labels: readonly LabelOfConcept[];
};

export type IndexedVersion = { versionId: string; scheme: string; version: string; synthetic: boolean };

/** Every label of the versions in use, ready to be searched. Never changes; another revision is another index. */
export type LabelIndex = {
  revision: number;
  versions: readonly IndexedVersion[];
  concepts: readonly LabelledConcept[];
  text: TextIndex;
  links: CodeLinks;
  /** For each concept 1 where the test holds; the same name is tested once. */
  those(name: string, test: (concept: LabelledConcept) => boolean): Uint8Array;
  /** Number of a concept by version and code; -1 when it is not here. */
  numberOf(version: number, code: string): number;
};

/** Tests whose answers an index remembers. */
const testsKept = 32;

/** Puts the rows of the store together. */
function buildLabelIndex(
  revision: number,
  versions: readonly IndexedVersion[],
  content: LabelledContent,
  synonyms: readonly Synonym[],
): LabelIndex {
  const numbers = versions.map(() => new Map<string, number>());
  const concepts = content.concepts.map(([version, code, kind, level, , local], number) => {
    numbers[version]?.set(code, number);
    return { version, code, kind, level, local, title: {} as Bilingual, labels: [] as LabelOfConcept[] };
  });
  const numberOf = (version: number, code: string) => numbers[version]?.get(code) ?? -1;
  for (const [version, code, language, kind, origin, text] of content.labels) {
    const concept = concepts[numberOf(version, code)];
    if (!concept) continue;
    if (kind === "preferred") concept.title[language] = text;
    // What another scheme lent is found there, and a link leads here: it must not count twice.
    if (origin !== "join") concept.labels.push({ text, language, kind, origin });
  }
  const parents = Int32Array.from(content.concepts, ([version, , , , parent]) =>
    parent === null ? -1 : numberOf(version, parent),
  );
  const links: Link[] = [];
  for (const [fromVersion, fromCode, relation, toVersion, toCode] of content.links) {
    const [from, to] = [numberOf(fromVersion, fromCode), numberOf(toVersion, toCode)];
    if (from >= 0 && to >= 0) links.push({ from, to, relation });
  }
  const answers = new Map<string, Uint8Array>();
  return {
    revision,
    versions,
    concepts,
    those(name, test) {
      const before = answers.get(name);
      if (before) return before;
      const found = Uint8Array.from(concepts, (concept) => Number(test(concept)));
      if (answers.size >= testsKept) answers.clear();
      answers.set(name, found);
      return found;
    },
    text: buildTextIndex(
      concepts,
      synonyms,
      // What two classifications call the same thing teaches which words stand for each other.
      links.filter(({ relation }) => relation === "exact"),
    ),
    links: buildCodeLinks(
      concepts.length,
      links,
      parents,
      (number) => readLocalCode(concepts[number]!.code) !== null,
    ),
    numberOf,
  };
}

/** The version of a scheme that a question asks for in place of the current one. */
export type WantedVersion = { scheme: string; version: string };

/**
 * The indexes that one process keeps: of the versions in use, and of the last other choice of versions. Each question
 * asks for the revision first, so that what somebody changed in another process counts from the next question on.
 */
export type LabelIndexes = {
  take(vocabulary: VocabularyStore, wanted?: WantedVersion): Promise<LabelIndex>;
};

/** Kept at a time: the current versions, and one more choice. */
const kept = 2;

export function openLabelIndexes(): LabelIndexes {
  // The last used first.
  let indexes: { key: string; index: LabelIndex }[] = [];
  let building: Promise<unknown> = Promise.resolve();

  function find(key: string, revision: number): LabelIndex | undefined {
    const found = indexes.find((one) => one.key === key && one.index.revision >= revision);
    if (found && indexes[0] !== found) indexes = [found, ...indexes.filter((one) => one !== found)];
    return found?.index;
  }

  async function build(vocabulary: VocabularyStore, key: string, wanted: WantedVersion | undefined) {
    // Read before the labels: what changes meanwhile makes this index old, never wrongly new.
    const revision = await vocabulary.revision();
    const before = find(key, revision);
    if (before) return before;
    const versions = chosenVersions(await vocabulary.versionFacts(), wanted);
    const content = await vocabulary.labelledContent(versions.map(({ versionId }) => versionId));
    const index = buildLabelIndex(revision, versions, content, await vocabulary.acceptedSynonyms());
    indexes = [{ key, index }, ...indexes.filter((one) => one.key !== key)].slice(0, kept);
    return index;
  }

  return {
    async take(vocabulary, wanted) {
      const key = wanted ? `${wanted.scheme}/${wanted.version}` : "";
      const found = find(key, await vocabulary.revision());
      if (found) return found;
      // One at a time: who waits takes what was built meanwhile.
      const next = building.then(() => build(vocabulary, key, wanted));
      building = next.catch(() => {});
      return next;
    },
  };
}

/** Of each scheme the version in use, or the one that is wanted. */
function chosenVersions<V extends IndexedVersion & { importedAt: Date }>(
  versions: readonly V[],
  wanted: WantedVersion | undefined,
): IndexedVersion[] {
  return [...Map.groupBy(versions, ({ scheme }) => scheme)].flatMap(([scheme, candidates]) => {
    const named = candidates.find(({ version }) => version === wanted?.version);
    const chosen = scheme === wanted?.scheme && named ? named : currentVersion(candidates);
    if (!chosen) return [];
    const { versionId, version, synthetic } = chosen;
    return [{ versionId, scheme, version, synthetic }];
  });
}
