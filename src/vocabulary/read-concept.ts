import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse, type Bilingual } from "../platform/index.ts";
import { currentVersion, schemeName, titleLanguage, versionName } from "./classification.ts";
import { titleChanged, type ConceptDetail, type Match, type Mention, type VersionFacts } from "./concept.ts";
import type { RelatedLines } from "./relation.ts";
import { matchRelations, seenFromThere } from "./scheme-content.ts";
import { bySchemes } from "./scheme-names.ts";
import type { UsageStores, VocabularyStores } from "./stores.ts";

/** Lines of each list around a concept that its page shows; the list's own page has the rest. */
const relatedShown = 12;
/** Concepts of one version that are matched in one way. */
const mentionsShown = 40;

/**
 * One concept: its labels with their origin, the way down to it, what stands around it, its matches in other
 * schemes, and the same code in the other versions of its own (`changed`: the title says something else there).
 * @returns `related` lists with their totals, only those that have lines; `matches` seen from this concept, and
 *   `unseenMatches`, how many more there are; `matchSources`: whom their publishers want named; `organisations`:
 *   names of those who added a label or the code; `inUse`: how many records that the reader may see rest on it
 * Refusals: VERSION_NOT_FOUND, CONCEPT_NOT_FOUND.
 */
export const readConcept = useCase<VocabularyStores & UsageStores>()({
  name: "vocabulary.read-concept",
  kind: "read",
  policy: [anyone],
  input: z.object({
    scheme: schemeName,
    version: versionName,
    code: z.string().min(1).max(60),
    language: titleLanguage,
  }),
  async run({ stores: { vocabulary, identity, usage } }, { scheme, version: name, code, language }) {
    const versions = await vocabulary.versionFacts();
    const version = versions.find((one) => one.scheme === scheme && one.version === name);
    if (!version) return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version: name });
    const { versionId } = version;
    const found = await vocabulary.concept(versionId, code);
    const concept = found?.way.at(-1);
    if (!found || !concept) return refuse("CONCEPT_NOT_FOUND", { code });
    const { way, ...detail } = found;
    const lines = await vocabulary.relatedLines(versionId, code, relatedShown, language);
    const related = Array.from(
      Map.groupBy(lines, (line) => line.list),
      ([list, some]): RelatedLines => ({
        list,
        total: some[0]?.total ?? 0,
        lines: some.map(({ total: _, ...line }) => line),
      }),
    );
    const mentions = await vocabulary.mentions(
      { versionId, scheme, code },
      referredTo(version, versions),
      mentionsShown,
    );
    const { matches, unseen } = readMatches(mentions, versions);
    const named = addedBy(detail);
    const all = named.size > 0 ? await identity.organisations() : [];
    return {
      ok: true,
      version,
      concept,
      ...detail,
      ancestors: way.slice(0, -1),
      related,
      matches,
      unseenMatches: unseen,
      matchSources: sourcesOf(matches, versions),
      organisations: Object.fromEntries(
        all
          .filter(({ organisationId }) => named.has(organisationId))
          .map(({ organisationId, name: of }) => [organisationId, of]),
      ) as Record<string, Bilingual>,
      inUse: await usage.conceptInUse(scheme, name, code),
      // Local codes are counted in each version: the same one elsewhere is another code.
      elsewhere: (concept.local ? [] : versions)
        .filter((one) => one.scheme === scheme && one !== version)
        .map((other) => {
          const there = mentions.find((one) => one.relation === null && one.versionId === other.versionId);
          const title = there?.kind ? there.title : null;
          return {
            version: other.version,
            versionTitle: other.title,
            synthetic: other.synthetic,
            title,
            changed: title !== null && titleChanged(concept.title, title),
          };
        }),
    };
  },
});

const addedBy = ({ labels, localOrganisation }: ConceptDetail) =>
  new Set([...labels.map((label) => label.organisation), localOrganisation].filter((id) => id !== null));

/**
 * The versions that references mean: the current one of each scheme. Nobody follows a reference back to what
 * is invented from what is real, nor to a list that another one has replaced.
 */
function referredTo(here: VersionFacts, versions: readonly VersionFacts[]) {
  const current = [...Map.groupBy(versions, (one) => one.scheme).values()].flatMap(
    (some) => currentVersion(some) ?? [],
  );
  const onward = current.map((one) => one.versionId);
  const followed = current.filter((one) => here.synthetic || !one.synthetic).map((one) => one.versionId);
  return { onward, back: current.includes(here) ? followed : [] };
}

/**
 * Matches seen from here, each once: schemes in order, in each the exact ones first; `unseen`: how many more the store
 * counted.
 */
function readMatches(mentions: readonly Mention[], versions: readonly VersionFacts[]) {
  const matches = new Map<string, Match>();
  for (const version of versions) {
    for (const mention of mentions) {
      if (mention.relation === null || mention.versionId !== version.versionId) continue;
      const relation = mention.onward ? mention.relation : seenFromThere[mention.relation];
      const { code, kind, title } = mention;
      const { scheme, version: name, title: versionTitle, synthetic } = version;
      const key = `${relation} ${scheme}/${name}/${code}`;
      matches.set(key, { relation, scheme, version: name, versionTitle, synthetic, code, kind, title });
    }
  }
  const alike = Map.groupBy(
    mentions.filter((one) => one.relation !== null),
    ({ versionId, relation, onward }) => `${versionId} ${relation} ${onward}`,
  );
  const unseen = [...alike.values()].reduce((sum, some) => sum + (some[0]?.total ?? 0) - some.length, 0);
  const place = (match: Match) =>
    versions.findIndex((one) => one.scheme === match.scheme && one.version === match.version);
  const nearness = (match: Match) => matchRelations.indexOf(match.relation);
  const sorted = [...matches.values()].toSorted(
    (a, b) => bySchemes(a.scheme, b.scheme) || place(a) - place(b) || nearness(a) - nearness(b),
  );
  return { matches: sorted, unseen };
}

/** Whom publishers want named where their concepts are shown, by `scheme/version`. */
function sourcesOf(matches: readonly Match[], versions: readonly VersionFacts[]): Record<string, string> {
  const shown = new Set(matches.map(({ scheme, version }) => `${scheme}/${version}`));
  return Object.fromEntries(
    versions.flatMap(({ scheme, version, source }) =>
      source && shown.has(`${scheme}/${version}`) ? [[`${scheme}/${version}`, source]] : [],
    ),
  );
}
