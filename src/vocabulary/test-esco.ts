import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { readEsco } from "./esco-files.ts";

export const at = "http://data.europa.eu/esco";
export const uri = {
  analyst: `${at}/occupation/aaaa0001`,
  tester: `${at}/occupation/aaaa0002`,
  sql: `${at}/skill/bbbb0001`,
  data: `${at}/skill/bbbb0002`,
  group: `${at}/skill/cccc0001`,
};

/** A small ESCO of v1.1; cells with a comma or a line end are quoted by the writer of the row. */
const files = () => ({
  "ISCOGroups_en.csv": [
    "conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description",
    `ISCOGroup,${at}/isco/C2,2,Professionals,released,,,Those who know`,
    `ISCOGroup,${at}/isco/C25,25,ICT professionals,released,,,`,
    `ISCOGroup,${at}/isco/C2511,2511,Systems analysts,released,,,`,
  ],
  "occupations_en.csv": [
    "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,description,code,naceCode",
    `Occupation,${uri.analyst},2511,data analyst,"data examiner\nanalyst of data",dataanalist,released,Reads data.,2511.3,62.01`,
    `Occupation,${uri.tester},2511,data tester,tester of data | data checker,,released,,2511.3.1,`,
  ],
  "skills_en.csv": [
    "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status,definition,description",
    `KnowledgeSkillCompetence,${uri.sql},knowledge,cross-sector,SQL,,released,The word.,The language.`,
    `KnowledgeSkillCompetence,${uri.data},skill/competence,transversal,read data,,obsolete,,`,
  ],
  "skillGroups_en.csv": [
    "conceptType,conceptUri,preferredLabel,altLabels,status,description,code",
    `SkillGroup,${uri.group},working with computers,,released,,S5`,
    `SkillGroup,${at}/isced-f/0611,computer use,,released,,`,
  ],
  "occupationSkillRelations.csv": [
    "occupationUri,relationType,skillType,skillUri",
    `${uri.analyst},essential,knowledge,${uri.sql}`,
    `${uri.analyst},optional,skill/competence,${uri.data}`,
    `${uri.tester},essential,knowledge,${uri.sql}`,
  ],
  "skillSkillRelations.csv": [
    "originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri",
    `${uri.data},skill/competence,optional,knowledge,${uri.sql}`,
  ],
  "broaderRelationsSkillPillar.csv": [
    "conceptType,conceptUri,broaderType,broaderUri",
    `KnowledgeSkillCompetence,${uri.sql},SkillGroup,${at}/isced-f/0611`,
    `KnowledgeSkillCompetence,${uri.sql},SkillGroup,${uri.group}`,
  ],
});
export type Content = string | Uint8Array;

/** The small ESCO, fresh for each test, which may change its lines before it is read. */
export function smallEsco() {
  const folder = testFolder();
  const place = folder.path("esco");
  const esco = {
    folder,
    place,
    own: files() as Record<string, string[]>,
    lines: (name: string): string[] => (esco.own[name] ??= []),
    bytesOf: (name: string) => `${esco.lines(name).join("\n")}\n`,
    /** Begins anew with an empty folder; the lines stay. */
    clear: () => rmSync(place, { recursive: true, force: true }),
    read(change: Record<string, Content> = {}) {
      mkdirSync(place, { recursive: true });
      for (const name of Object.keys(esco.own)) writeFileSync(join(place, name), esco.bytesOf(name));
      for (const [name, content] of Object.entries(change)) writeFileSync(join(place, name), content);
      return readEsco(place, { fileName: "esco" });
    },
    async content() {
      const outcome = await esco.read();
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.rows));
      const byCode = new Map(outcome.concepts.map((concept) => [concept.code, concept]));
      return { ...outcome, concept: (code: string) => byCode.get(code) };
    },
    original: files,
  };
  beforeEach(() => {
    esco.own = files();
    esco.clear();
  });
  return esco;
}
