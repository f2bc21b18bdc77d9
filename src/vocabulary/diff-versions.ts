import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { currentVersion, schemeName, versionName } from "./classification.ts";
import { conceptsOnPage } from "./concept.ts";
import type { UsageStores, VocabularyStores } from "./stores.ts";

const mostRows = 100_000;

/**
 * What changed between two versions of one scheme, and which of it our own records rest on: before an upgrade, the
 * codes that somebody has to look at come first. Left out, `to` is the version in use and `from` the one before it.
 * @returns `from`, `to`, and all `versions` of the scheme; each part (see `diffParts`) with its count, how many of its
 *   codes are in use, and the rows from `offset` on, at most `limit`; local codes are ours and in no part
 * Refusals: VERSION_NOT_FOUND; VERSION_WITH_ITSELF when both are the same; VERSION_ALONE when there is no other.
 */
export const diffVersions = useCase<VocabularyStores & UsageStores>()({
  name: "vocabulary.diff-versions",
  kind: "read",
  policy: [anyone],
  input: z.object({
    scheme: schemeName,
    from: versionName.optional(),
    to: versionName.optional(),
    offset: z.int().min(0).max(mostRows).default(0),
    limit: z.int().min(1).max(mostRows).default(conceptsOnPage),
  }),
  async run({ stores: { vocabulary, usage } }, { scheme, from, to, offset, limit }) {
    const shown = scheme.toUpperCase();
    const versions = (await vocabulary.versionFacts()).filter((version) => version.scheme === scheme);
    const find = (name: string) => versions.find(({ version }) => version === name);
    for (const name of [from, to])
      if (name !== undefined && !find(name))
        return refuse("VERSION_NOT_FOUND", { scheme: shown, version: name });
    if (from !== undefined && from === to)
      return refuse("VERSION_WITH_ITSELF", { scheme: shown, version: from });
    const besides = (name: string | undefined) => versions.filter(({ version }) => version !== name);
    const after = to === undefined ? currentVersion(besides(from)) : find(to);
    const before = from === undefined ? currentVersion(besides(after?.version)) : find(from);
    if (!before || !after) return refuse("VERSION_ALONE", { scheme: shown });
    const uses = await usage.conceptsInUse(scheme, before.version);
    const parts = await vocabulary.diff(before.versionId, after.versionId, uses, limit, offset);
    return { ok: true, from: before, to: after, versions, ...parts, offset };
  },
});
