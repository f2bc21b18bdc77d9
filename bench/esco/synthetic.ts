import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { numbers } from "../col/waves.ts";

/** As many of each as ESCO v1.2 has. */
export const wholeEsco = {
  occupations: 3_007,
  skills: 13_896,
  skillGroups: 640,
  relations: 123_855,
  skillRelations: 5_818,
};

/** About as many different words as the English labels of ESCO v1.2 have. */
const lexiconWords = 14_000;

const base = "http://data.europa.eu/esco";
const syllables = "ba ko ri mu te la so ni pe du ka wo ti ga su re mo li fa ne".split(" ");

/** Writes a folder in ESCO's own layout, of its size, with made-up words; the same seed gives the same bytes. */
export async function writeSyntheticEsco(
  folder: string,
  counts: typeof wholeEsco,
  seed: number,
): Promise<void> {
  const next = numbers(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const coined = () =>
    Array.from({ length: 2 + below(3) }, () => syllables[below(syllables.length)]).join("");
  // As in a language, few words are said often: a lexicon of fixed size, its first words far more than its last.
  const lexicon = Array.from({ length: lexiconWords }, coined);
  const word = () => lexicon[Math.floor(lexiconWords * next() ** 3)] ?? "";
  const words = (count: number) => Array.from({ length: count }, word).join(" ");
  const id = (kind: string, i: number) =>
    `${base}/${kind}/${i.toString(16).padStart(8, "0")}-b51d-4f4e-8a2c-6f1c2d3e4f50`;
  const quoted = (lines: readonly string[]) => `"${lines.join("\n")}"`;
  const labels = (most: number) => quoted(Array.from({ length: below(most) }, () => words(2 + below(3))));
  const unitGroups = Array.from({ length: 436 }, (_, i) => String(1_111 + i * 20));

  const write = async (name: string, header: string, rows: Iterable<string>) => {
    const file = createWriteStream(join(folder, name));
    file.write(`${header}\n`);
    for (const row of rows) if (!file.write(`${row}\n`)) await once(file, "drain");
    file.end();
    await once(file, "finish");
  };
  const each = function* (count: number, row: (i: number) => string) {
    for (let i = 0; i < count; i++) yield row(i);
  };

  const groups = [1, 2, 3, 4].flatMap((digits) => [
    ...new Set(unitGroups.map((code) => code.slice(0, digits))),
  ]);
  await write(
    "ISCOGroups_en.csv",
    "conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description",
    groups.map(
      (code) => `ISCOGroup,${base}/isco/C${code},${code},${words(3)},released,,${base}/s,${words(60)}`,
    ),
  );
  await write(
    "occupations_en.csv",
    "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,inScheme,description,code",
    each(counts.occupations, (i) => {
      const group = unitGroups[i % unitGroups.length] ?? "";
      const code = `${group}.${Math.floor(i / unitGroups.length) + 1}`;
      return `Occupation,${id("occupation", i)},${group},${words(3)},${labels(24)},,released,2023-01-01,${base}/s,${words(60)},${code}`;
    }),
  );
  await write(
    "skills_en.csv",
    "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,inScheme,description",
    each(
      counts.skills,
      (i) =>
        `KnowledgeSkillCompetence,${id("skill", i)},knowledge,cross-sector,${words(3)},${labels(15)},,released,2023-01-01,${base}/s,${words(30)}`,
    ),
  );
  await write(
    "skillGroups_en.csv",
    "conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,description,code",
    each(
      counts.skillGroups,
      (i) => `SkillGroup,${id("skill", 1e6 + i)},${words(3)},,,released,${words(30)},S${i}`,
    ),
  );
  await write(
    "occupationSkillRelations.csv",
    "occupationUri,relationType,skillType,skillUri",
    each(counts.relations, (i) => {
      // A stride without a common factor never meets the same pair twice.
      const [from, to] = [i % counts.occupations, (i * 7 + Math.floor(i / counts.skills)) % counts.skills];
      return `${id("occupation", from)},${i % 3 ? "optional" : "essential"},knowledge,${id("skill", to)}`;
    }),
  );
  await write(
    "skillSkillRelations.csv",
    "originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri",
    each(
      counts.skillRelations,
      (i) => `${id("skill", i)},knowledge,optional,knowledge,${id("skill", counts.skills - 1 - i)}`,
    ),
  );
  await write(
    "broaderRelationsSkillPillar.csv",
    "conceptType,conceptUri,broaderType,broaderUri",
    each(counts.skills + counts.skillGroups - 1, (i) =>
      i < counts.skills
        ? `KnowledgeSkillCompetence,${id("skill", i)},SkillGroup,${id("skill", 1e6 + (i % counts.skillGroups))}`
        : `SkillGroup,${id("skill", 1e6 + i - counts.skills + 1)},SkillGroup,${id("skill", 1e6 + Math.floor((i - counts.skills) / 8))}`,
    ),
  );
}
