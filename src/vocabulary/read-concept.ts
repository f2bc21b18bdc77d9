import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { ancestorsOf, schemeName, versionName } from "./classification.ts";
import { titleChanged } from "./concept.ts";
import type { VocabularyStores } from "./stores.ts";

/** Children that fit a concept's page; a list has the rest. */
const childrenShown = 100;

/**
 * One concept: its labels with their origin, its place in the tree, its matches in other schemes, and the
 * same code in the other versions of its own (`changed`: the title says something else there).
 * Refusals: VERSION_NOT_FOUND, CONCEPT_NOT_FOUND.
 */
export const readConcept = useCase<VocabularyStores>()({
  name: "vocabulary.read-concept",
  kind: "read",
  policy: [anyone],
  input: z.object({ scheme: schemeName, version: versionName, code: z.string().min(1).max(60) }),
  async run({ stores: { vocabulary } }, { scheme, version: name, code }) {
    const version = await vocabulary.version(scheme, name);
    if (!version) return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version: name });
    const { versionId } = version;
    const way = await vocabulary.lines(versionId, [...ancestorsOf(code), code]);
    const concept = way.at(-1);
    if (concept?.code !== code) return refuse("CONCEPT_NOT_FOUND", { code });
    const children = concept.children
      ? await vocabulary.list(versionId, { kind: "children", parent: code }, childrenShown, 0)
      : { lines: [], total: 0 };
    const elsewhere = await vocabulary.elsewhere(versionId, scheme, code);
    return {
      ok: true,
      version,
      concept,
      labels: await vocabulary.labels(versionId, code),
      extra: await vocabulary.extra(versionId, code),
      ancestors: way.slice(0, -1),
      children: children.lines,
      matches: await vocabulary.matches(versionId, code),
      elsewhere: elsewhere.map((line) => ({
        ...line,
        changed: line.title !== null && titleChanged(concept.title, line.title),
      })),
    };
  },
});
