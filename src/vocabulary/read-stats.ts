import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import type { Language } from "../platform/index.ts";
import { currentVersion, schemes, unitGroupDigits, versionOn, type Scheme } from "./classification.ts";
import type { Version } from "./concept.ts";
import type { VocabularyStores } from "./stores.ts";

type Current = Pick<Version, "version" | "title" | "levels" | "synthetic">;

/**
 * What is in the vocabulary: every version, the one of each scheme that is meant when none is named (`on` a day:
 * that was meant on that day), and how their unit groups overlap.
 * @returns `titles`: by version id how many concepts have a title in each language; `meant`: the version by scheme;
 *   `schemes`: that of KBJI and ISCO (null where there is none); `shared` four-digit codes of the two, `added` by KBJI,
 *   `missing` from it, all three null when one of them is absent
 */
export const readStats = useCase<VocabularyStores>()({
  name: "vocabulary.read-stats",
  kind: "read",
  policy: [anyone],
  input: z.object({ on: z.iso.date().optional() }),
  async run({ stores: { vocabulary } }, { on }) {
    const versions = await vocabulary.versions();
    const current = (scheme: string) => {
      const own = versions.filter((version) => version.scheme === scheme);
      return on === undefined ? currentVersion(own) : versionOn(own, on);
    };
    const meant = [...new Set(versions.map(({ scheme }) => scheme))].flatMap((scheme) => {
      const version = current(scheme)?.version;
      return version === undefined ? [] : [[scheme, version] as const];
    });
    const [kbji, isco] = [current("kbji"), current("isco")];
    const overlap =
      kbji && isco && (await vocabulary.overlap(kbji.versionId, isco.versionId, unitGroupDigits));
    const shown = Object.fromEntries(schemes.map((scheme) => [scheme, line(current(scheme))]));
    return {
      ok: true,
      on: on ?? null,
      meant: Object.fromEntries(meant) as Record<string, string>,
      schemes: shown as Record<Scheme, Current | null>,
      versions,
      titles: titlesOf(await vocabulary.titleCounts()),
      shared: overlap?.shared ?? null,
      added: overlap?.added ?? null,
      missing: overlap?.missing ?? null,
    };
  },
});

function titlesOf(counts: readonly { versionId: string; language: Language; titles: number }[]) {
  const titles: Record<string, Partial<Record<Language, number>>> = {};
  for (const { versionId, language, titles: count } of counts)
    titles[versionId] = { ...titles[versionId], [language]: count };
  return titles;
}

function line(version: Version | null): Current | null {
  if (!version) return null;
  const { version: name, title, levels, synthetic } = version;
  return { version: name, title, levels, synthetic };
}
