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
 * @returns both occupations, `comparison` (see `compareOccupations`), and `names` of its skills
 * Refusals: VERSION_NOT_FOUND, CONCEPT_NOT_FOUND.
 */
export const compareOccupations = useCase<VocabularyStores>()({
  name: "vocabulary.compare-occupations",
  kind: "read",
  policy: [anyone],
  input: z.object({ a: occupationInput, b: occupationInput }),
  async run({ stores: { vocabulary } }, input) {
    const versions = await vocabulary.versionFacts();
    const a = await findOccupation(vocabulary, versions, input.a);
    if (!a.ok) return a;
    const b = await findOccupation(vocabulary, versions, input.b);
    if (!b.ok) return b;
    const sides = [a, b].map(({ version, concept }) => ({
      versionId: version.versionId,
      code: concept.code,
    }));
    const asked = await vocabulary.askedSkills(sides);
    const skillsOf = ({ version, concept }: typeof a) =>
      asked.filter((line) => line.versionId === version.versionId && line.by === concept.code);
    const [ofA, ofB] = [skillsOf(a), skillsOf(b)];
    const pairs =
      a.version === b.version
        ? []
        : await vocabulary.exactPairs(
            { ...sideOf(a.version), codes: ofA.map((line) => line.code) },
            { ...sideOf(b.version), codes: ofB.map((line) => line.code) },
          );
    const nameIn = ({ scheme, version }: VersionFacts, code: string) => `${scheme}/${version}/${code}`;
    const asAsked = (version: VersionFacts, lines: readonly AskedLine[]) =>
      lines.map(({ code, essential, level }): AskedSkill => ({
        skill: nameIn(version, code),
        essential,
        level,
      }));
    const names: Record<string, SkillName> = {};
    for (const [side, lines] of [
      [a.version, ofA],
      [b.version, ofB],
    ] as const) {
      for (const { code, title } of lines)
        names[nameIn(side, code)] = { scheme: side.scheme, version: side.version, code, title };
    }
    const count = (lines: readonly AskedLine[]) => new Set(lines.map((line) => line.code)).size;
    return {
      ok: true,
      a: { version: a.version, concept: a.concept, skills: count(ofA) } satisfies ComparedOccupation,
      b: { version: b.version, concept: b.concept, skills: count(ofB) } satisfies ComparedOccupation,
      comparison: compare(
        asAsked(a.version, ofA),
        asAsked(b.version, ofB),
        pairs.map(({ one, other }) => [nameIn(a.version, one), nameIn(b.version, other)] as const),
      ),
      names,
    };
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
