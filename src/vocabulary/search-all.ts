import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import type { Bilingual } from "../platform/index.ts";
import { currentVersion, schemeName } from "./classification.ts";
import { conceptsOnPage } from "./concept.ts";
import type { LabelIndex } from "./label-index.ts";
import { conceptKinds, type ConceptKind } from "./scheme-content.ts";
import { bySchemes } from "./scheme-names.ts";
import { readTyped } from "./search-concepts.ts";
import type { FoundLine, RankedHit } from "./search-store.ts";
import type { VocabularyStores } from "./stores.ts";
import { searchText } from "./text-search.ts";

/** Lines of each version where several are searched; a search in one has pages of `conceptsOnPage`. */
const linesInGroup = 6;

/** Labels that are ranked by likeness; what else has the words follows them. */
const mostRanked = 200;
/** Below this a label is like the text by accident. */
const leastScore = 0.5;

/** What was found in one version. `source`: whom the publisher wants named wherever the list is shown. */
export type FoundGroup = {
  scheme: string;
  version: string;
  versionTitle: Bilingual;
  source: string | null;
  synthetic: boolean;
  total: number;
  lines: Omit<FoundLine, "versionId">[];
};

/**
 * Looks for concepts in every scheme at once: by the beginning of a code, by words of a label in either language, and
 * by labels that are like what was typed (typing errors, synonyms, affixes). Searches the version in use of each
 * scheme, and with `replaced` all others too.
 * @returns `groups`, a version each, in the order of `bySchemes`; `kinds` and `schemes`: how many each filter would show;
 *   nothing typed: no groups
 */
export const searchAll = useCase<VocabularyStores>()({
  name: "vocabulary.search-all",
  kind: "read",
  policy: [anyone],
  input: z.object({
    q: z.string().max(200),
    /** None: every kind. */
    kinds: z.array(z.enum(conceptKinds)).default([]),
    /** None: every scheme. */
    schemes: z.array(schemeName).max(50).default([]),
    replaced: z.boolean().default(false),
    /** Only versions in which occupations ask for skills. */
    withSkills: z.boolean().default(false),
    /** Counts only where one version is searched. */
    offset: z.int().min(0).max(100_000).default(0),
  }),
  async run({ stores: { vocabulary, labelIndexes } }, { q, kinds, schemes, replaced, withSkills, offset }) {
    const all = (await vocabulary.versionFacts()).toSorted((a, b) => bySchemes(a.scheme, b.scheme));
    const current = [...Map.groupBy(all, (one) => one.scheme).values()].flatMap(
      (some) => currentVersion(some) ?? [],
    );
    const skilled = withSkills ? new Set(await vocabulary.versionsWithSkills()) : null;
    const versions = (replaced ? all : current).filter((one) => !skilled || skilled.has(one.versionId));
    const typed = readTyped(q);
    if (!typed || versions.length === 0)
      return { ok: true, q, groups: [], kinds: [], schemes: [], total: 0, single: false, offset };
    const shown = versions.filter((one) => schemes.length === 0 || schemes.includes(one.scheme));
    const single = shown.length === 1;
    const { lines, counts } = await vocabulary.searchAll({
      versionIds: versions.map((one) => one.versionId),
      shownIds: shown.map((one) => one.versionId),
      ...typed,
      ranked: typed.words.length ? rankLabels(await labelIndexes.take(vocabulary), q) : [],
      kinds,
      limit: single ? conceptsOnPage : linesInGroup,
      offset: single ? offset : 0,
    });
    const sum = (accept: (one: (typeof counts)[number]) => boolean) =>
      counts.filter(accept).reduce((total, { count }) => total + count, 0);
    const ofKind = (kind: ConceptKind) => kinds.length === 0 || kinds.includes(kind);
    const groups = shown
      .map((one): FoundGroup => {
        const total = sum(({ versionId, kind }) => versionId === one.versionId && ofKind(kind));
        const { scheme, version, title: versionTitle, source, synthetic } = one;
        const own = lines.filter(({ versionId }) => versionId === one.versionId);
        const found = own.map(({ versionId: _, ...line }) => line);
        return { scheme, version, versionTitle, source, synthetic, total, lines: found };
      })
      .filter(({ total }) => total > 0);
    const isShown = new Set(shown.map(({ versionId }) => versionId));
    return {
      ok: true,
      q,
      groups,
      total: groups.reduce((total, group) => total + group.total, 0),
      single,
      offset: single ? offset : 0,
      kinds: conceptKinds
        .map((kind) => ({ kind, count: sum((one) => one.kind === kind && isShown.has(one.versionId)) }))
        .filter(({ count }) => count > 0),
      schemes: [...new Set(versions.map(({ scheme }) => scheme))]
        .map((scheme) => {
          const ids = new Set(versions.filter((one) => one.scheme === scheme).map((one) => one.versionId));
          return { scheme, count: sum(({ versionId, kind }) => ids.has(versionId) && ofKind(kind)) };
        })
        .filter(({ count }) => count > 0),
    };
  },
});

/** The labels that are likest to a text, over all versions in use. */
function rankLabels(index: LabelIndex, text: string): RankedHit[] {
  return searchText(index.text, text, { top: mostRanked })
    .filter(({ score }) => score >= leastScore)
    .flatMap((hit) => {
      const concept = index.concepts[hit.concept];
      const label = concept?.labels[hit.label];
      const version = concept && index.versions[concept.version];
      if (!concept || !label || !version) return [];
      const { text: found, language, kind } = label;
      return [{ versionId: version.versionId, code: concept.code, text: found, language, kind }];
    });
}
