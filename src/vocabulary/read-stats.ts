import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { currentVersion, schemes, unitGroupDigits, type Scheme } from "./classification.ts";
import type { Version } from "./concept.ts";
import type { VocabularyStores } from "./stores.ts";

type Current = Pick<Version, "version" | "title" | "levels" | "synthetic">;

/**
 * What is in the vocabulary: every version, the current one of each scheme, and how their unit groups
 * overlap.
 * @returns `schemes` by name (null where none is imported); `shared` four-digit codes of KBJI and ISCO,
 *   `added` by KBJI, `missing` from it, all three null when one of the two is absent
 */
export const readStats = useCase<VocabularyStores>()({
  name: "vocabulary.read-stats",
  kind: "read",
  policy: [anyone],
  input: z.object({}),
  async run({ stores: { vocabulary } }) {
    const versions = await vocabulary.versions();
    const current = (scheme: Scheme) =>
      currentVersion(versions.filter((version) => version.scheme === scheme));
    const [kbji, isco] = [current("kbji"), current("isco")];
    const overlap =
      kbji && isco && (await vocabulary.overlap(kbji.versionId, isco.versionId, unitGroupDigits));
    const shown = Object.fromEntries(schemes.map((scheme) => [scheme, line(current(scheme))]));
    return {
      ok: true,
      schemes: shown as Record<Scheme, Current | null>,
      versions,
      shared: overlap?.shared ?? null,
      added: overlap?.added ?? null,
      missing: overlap?.missing ?? null,
    };
  },
});

function line(version: Version | null): Current | null {
  if (!version) return null;
  const { version: name, title, levels, synthetic } = version;
  return { version: name, title, levels, synthetic };
}
