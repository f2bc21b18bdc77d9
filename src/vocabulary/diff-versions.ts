import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { schemeName, versionName } from "./classification.ts";
import { conceptsOnPage } from "./concept.ts";
import type { UsageStores, VocabularyStores } from "./stores.ts";

const mostRows = 100_000;

/**
 * What changed between two versions of one scheme, and which of it our own records rest on: before an upgrade, the
 * codes that somebody has to look at come first.
 * @returns `from`, `to`; each part (see `diffParts`) with its count, how many of its codes are in use, and the rows
 *   from `offset` on, at most `limit`; local codes are ours and in no part
 * Refusals: VERSION_NOT_FOUND; VERSION_WITH_ITSELF when both are the same.
 */
export const diffVersions = useCase<VocabularyStores & UsageStores>()({
  name: "vocabulary.diff-versions",
  kind: "read",
  policy: [anyone],
  input: z.object({
    scheme: schemeName,
    from: versionName,
    to: versionName,
    offset: z.int().min(0).max(mostRows).default(0),
    limit: z.int().min(1).max(mostRows).default(conceptsOnPage),
  }),
  async run({ stores: { vocabulary, usage } }, { scheme, from, to, offset, limit }) {
    if (from === to) return refuse("VERSION_WITH_ITSELF", { scheme: scheme.toUpperCase(), version: to });
    const [before, after] = [await vocabulary.version(scheme, from), await vocabulary.version(scheme, to)];
    if (!before || !after) {
      const version = before ? to : from;
      return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version });
    }
    const uses = await usage.conceptsInUse(scheme, from);
    const parts = await vocabulary.diff(before.versionId, after.versionId, uses, limit, offset);
    return { ok: true, from: before, to: after, ...parts, offset };
  },
});
