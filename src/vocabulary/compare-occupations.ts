import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse, type Bilingual, type Outcome } from "../platform/index.ts";
import { schemeName, versionName } from "./classification.ts";
import type { ConceptLine, VersionFacts } from "./concept.ts";
import { compareOccupations as compare, type AskedSkill } from "./occupation-comparison.ts";
import type { AskedLine } from "./relation.ts";
import type { VocabularyStore } from "./store.ts";
import type { VocabularyStores } from "./stores.ts";

const occupationInput = z.object({
  scheme: schemeName,
  version: versionName,
  code: z.string().min(1).max(60),
});

/** One of the two: itself, and where it comes from. */
export type ComparedOccupation = { version: VersionFacts; concept: ConceptLine; skills: number };

/** A skill of either side, as rows of the comparison name it: `scheme/version/code`. */
export type SkillName = { scheme: string; version: string; code: string; title: Bilingual };

/**
 * Compares what two occupations, of one scheme or of two, ask of people. Skills of two schemes are the same where an
 * exact link says so; nothing is guessed from their names.
 * @param input without `b` only A is looked up, for somebody who has still to choose
 * @returns both occupations, `comparison` (see `compareOccupations` of the core; `matched` is false where no skill of the
 *   one scheme is linked to one of the other), and `names` of its skills
 * Refusals: VERSION_NOT_FOUND, CONCEPT_NOT_FOUND.
 */
export const compareOccupations = useCase<VocabularyStores>()({
  name: "vocabulary.compare-occupations",
  kind: "read",
  policy: [anyone],
  input: z.object({ a: occupationInput, b: occupationInput.optional() }),
  async run({ stores: { vocabulary } }, input) {
    const versions = await vocabulary.versionFacts();
    const a = await findOccupation(vocabulary, versions, input.a);
    if (!a.ok) return a;
    const b = input.b ? await findOccupation(vocabulary, versions, input.b) : null;
    if (b && !b.ok) return b;
    const asked = await vocabulary.askedSkills(
      [a, ...(b ? [b] : [])].map(({ version: { versionId }, concept: { code } }) => ({ versionId, code })),
    );
    const skillsOf = ({ version, concept }: typeof a) =>
      asked.filter((line) => line.versionId === version.versionId && line.by === concept.code);
    const count = (lines: readonly AskedLine[]) => new Set(lines.map((line) => line.code)).size;
    const side = (one: typeof a): ComparedOccupation => {
      const { version, concept } = one;
      return { version, concept, skills: count(skillsOf(one)) };
    };
    const names: Record<string, SkillName> = {};
    if (!b) return { ok: true, a: side(a), b: null, comparison: null, names };
    const [ofA, ofB] = [skillsOf(a), skillsOf(b)];
    const pairs = await pairsOf(a.version, b.version, ofA, ofB);
    const nameIn = ({ scheme, version }: VersionFacts, code: string) => `${scheme}/${version}/${code}`;
    const asAsked = (version: VersionFacts, lines: readonly AskedLine[]) =>
      lines.map(({ code, essential, level, proficiency }): AskedSkill => ({
        skill: nameIn(version, code),
        essential,
        level,
        proficiency,
      }));
    for (const [from, lines] of [
      [a.version, ofA],
      [b.version, ofB],
    ] as const) {
      for (const { code, title } of lines)
        names[nameIn(from, code)] = { scheme: from.scheme, version: from.version, code, title };
    }
    return {
      ok: true,
      a: side(a),
      b: side(b),
      comparison: compare(
        asAsked(a.version, ofA),
        asAsked(b.version, ofB),
        pairs && pairs.map(({ one, other }) => [nameIn(a.version, one), nameIn(b.version, other)] as const),
      ),
      names,
    };

    /** Null where no skill of the one version is linked to one of the other: then there is nothing to compare by. */
    async function pairsOf(
      one: VersionFacts,
      other: VersionFacts,
      ofOne: readonly AskedLine[],
      ofOther: readonly AskedLine[],
    ) {
      if (one === other) return [];
      const found = await vocabulary.exactPairs(
        { ...sideOf(one), codes: ofOne.map(({ code }) => code) },
        { ...sideOf(other), codes: ofOther.map(({ code }) => code) },
      );
      return found.length || (await vocabulary.skillsMatched(sideOf(one), sideOf(other))) ? found : null;
    }
  },
});

const sideOf = ({ versionId, scheme }: VersionFacts) => ({ versionId, scheme });

async function findOccupation(
  vocabulary: VocabularyStore,
  versions: readonly VersionFacts[],
  { scheme, version: name, code }: z.output<typeof occupationInput>,
): Promise<Outcome<{ version: VersionFacts; concept: ConceptLine }>> {
  const version = versions.find((one) => one.scheme === scheme && one.version === name);
  if (!version) return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version: name });
  const concept = (await vocabulary.lines(version.versionId, [code]))[0];
  return concept ? { ok: true, version, concept } : refuse("CONCEPT_NOT_FOUND", { code });
}
