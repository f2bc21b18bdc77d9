import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it, test } from "vitest";
import { realFile } from "../src/platform/test-files.ts";
import { synonymKey, synonymProblem, type NewSynonym } from "../src/vocabulary/synonym.ts";

type Row = Record<string, string>;

const text = (file: string) => readFileSync(new URL(`vocabulary/${file}`, import.meta.url), "utf8");
const table = (file: string): Row[] => parse(text(file), { columns: true, skip_empty_lines: false });

const columns: Record<string, string> = {
  "groups.csv": "code,parent,kind_of,title_id,title_en",
  "occupations.csv":
    "code,group,isco,relation,title_id,title_en,alternatives_id,alternatives_en,definition_id,definition_en,kkni",
  "skills.csv": "code,group,title_id,title_en,alternatives_id,alternatives_en,definition_id,definition_en",
  "occupation-skills.csv": "occupation,skill,relation,level",
  "skill-skills.csv": "skill,relation,to",
  "levels.csv": "framework,level,title_id,title_en",
  "equivalences.csv": "from_scheme,from_code,to_scheme,to_code,basis,source,status",
  "synonyms.csv": "language,kind,form,meaning",
};
const files = Object.keys(columns);

const groups = table("groups.csv");
const occupations = table("occupations.csv");
const skills = table("skills.csv");
const asked = table("occupation-skills.csv");
const links = table("skill-skills.csv");
const levels = table("levels.csv");
const claims = table("equivalences.csv");
const synonyms = table("synonyms.csv");

const kinds = { occupation: occupations, skill: skills, level: levels, group: groups };
const bilingual = ["id", "en"] as const;

const cell = (row: Row, column: string) => row[column] ?? "";
const codes = (rows: readonly Row[]) => rows.map((row) => cell(row, "code"));
const levelCode = (row: Row) => `${row["framework"]}-${row["level"]}`;
const alternatives = (row: Row, language: string) =>
  cell(row, `alternatives_${language}`).split("|").filter(Boolean);

/** What stands in a list more than once; capitals do not count. */
function twice(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((one) => {
    const folded = one.toLowerCase();
    return seen.has(folded) || !seen.add(folded);
  });
}

/** What an upward path passes through twice, if there is such a path. */
function cycles(up: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const walk = (code: string, path: readonly string[]): void => {
    if (path.includes(code)) found.push([...path, code].join(" → "));
    else for (const wider of up.get(code) ?? []) walk(wider, [...path, code]);
  };
  for (const code of up.keys()) walk(code, []);
  return found;
}

describe("what the starter vocabulary refuses to be", () => {
  it("has no code twice, in any file", () => {
    const all = [...codes(groups), ...codes(occupations), ...codes(skills), ...levels.map(levelCode)];
    expect(twice(all)).toEqual([]);
  });

  it.each(Object.entries(kinds))("gives no two of kind %s the same title in a language", (_, rows) => {
    for (const language of bilingual) {
      expect(twice(rows.map((row) => cell(row, `title_${language}`)))).toEqual([]);
    }
  });

  it("gives no other spelling to two occupations or two skills, nor one that is a title", () => {
    for (const rows of [occupations, skills]) {
      for (const language of bilingual) {
        const titles = rows.map((row) => cell(row, `title_${language}`));
        const spellings = rows.flatMap((row) => alternatives(row, language));
        expect(twice([...titles, ...spellings])).toEqual([]);
      }
    }
  });

  it("links no pair of skills twice, none with itself, and asks for no skill twice in one occupation", () => {
    expect(links.filter((link) => link["skill"] === link["to"])).toEqual([]);
    const pairs = links.map((link) => [cell(link, "skill"), cell(link, "to")].toSorted().join(" "));
    expect(twice(pairs)).toEqual([]);
    expect(twice(asked.map((row) => `${row["occupation"]} ${row["skill"]}`))).toEqual([]);
  });

  it("is nowhere wider than itself: neither a skill nor a group", () => {
    const up = new Map<string, string[]>();
    for (const link of links.filter((one) => one["relation"] === "broader")) {
      up.set(cell(link, "skill"), [...(up.get(cell(link, "skill")) ?? []), cell(link, "to")]);
    }
    expect(cycles(up)).toEqual([]);
    expect(cycles(new Map(groups.map((row) => [cell(row, "code"), [cell(row, "parent")]])))).toEqual([]);
  });
});

describe("its files", () => {
  it.each(files)("%s has the columns that the README names, in that order", (file) => {
    expect(text(file).split("\n", 1)[0]).toBe(columns[file]);
  });

  it.each(files)("%s has no blanks at the ends of a cell, no empty line, no byte-order mark", (file) => {
    const rows = table(file);
    const cells = rows.flatMap((row) => Object.values(row));
    const words = cells.flatMap((one) => one.split("|"));
    expect(words.filter((one) => one !== one.trim() || /\s{2}|[\r\n\t]/.test(one))).toEqual([]);
    expect(text(file)).toMatch(/^[a-z].*[^\n]\n$/s);
    expect(text(file)).not.toContain("\n\n");
  });

  it("is large enough to begin with: 60 occupations, 300 skills, 600 links, 250 between skills and 250 synonyms", () => {
    expect(occupations.length).toBeGreaterThanOrEqual(60);
    expect(skills.length).toBeGreaterThanOrEqual(300);
    expect(asked.length).toBeGreaterThanOrEqual(600);
    expect(links.length).toBeGreaterThanOrEqual(250);
    expect(synonyms.length).toBeGreaterThanOrEqual(250);
  });
});

describe("occupations", () => {
  it("stand under a unit group's own code, or under a local one below it", () => {
    for (const row of occupations) {
      expect(row["isco"]).toMatch(/^\d{4}$/);
      expect(row["code"]).toMatch(new RegExp(`^${row["isco"]}(-L(0[1-9]|[1-9]\\d))?$`));
    }
  });

  it("say of a local code that the unit group is wider, and of an official one that it is the same or close", () => {
    const wrong = occupations.filter(({ code = "", relation = "" }) =>
      code.includes("-L") ? relation !== "broader" : !["exact", "close"].includes(relation),
    );
    expect(wrong).toEqual([]);
  });

  it("count local codes without a gap below each unit group", () => {
    const numbers = Map.groupBy(
      occupations.filter((row) => cell(row, "code").includes("-L")),
      (row) => cell(row, "isco"),
    );
    for (const [, rows] of numbers) {
      const found = rows.map((row) => Number(cell(row, "code").slice(6))).toSorted((a, b) => a - b);
      expect(found).toEqual(found.map((_, index) => index + 1));
    }
  });

  it("belong to a group of occupations and have a usual KKNI level", () => {
    const known = new Set(codes(groups.filter((row) => row["kind_of"] === "occupation")));
    expect(occupations.filter((row) => !known.has(cell(row, "group")))).toEqual([]);
    expect(occupations.filter((row) => !/^[1-9]$/.test(cell(row, "kkni")))).toEqual([]);
  });

  it("have a title, a definition and other spellings in both languages", () => {
    const poor = occupations.filter((row) =>
      bilingual.some(
        (language) =>
          !row[`title_${language}`] ||
          !/^\p{Lu}.*\.$/u.test(cell(row, `definition_${language}`)) ||
          alternatives(row, language).length < 2,
      ),
    );
    expect(poor).toEqual([]);
  });

  it("ask for 6 skills or more, some of them essential, none above their reach", () => {
    for (const occupation of occupations) {
      const own = asked.filter((row) => row["occupation"] === occupation["code"]);
      expect(own.length).toBeGreaterThanOrEqual(6);
      expect(own.some((row) => row["relation"] === "essential")).toBe(true);
      const highest = Math.max(...own.map((row) => Number(row["level"])));
      // A skill may be needed a level above the whole, which also has its plain sides.
      expect(highest).toBeLessThanOrEqual(Number(occupation["kkni"]) + 1);
    }
  });

  test("every unit group exists in ISCO-08 and in KBJI 2014", ({ skip }) => {
    const path = realFile("classifications/isco08_kbji2014_bilingual.csv", skip);
    const listed: Row[] = parse(readFileSync(path, "utf8"), { columns: true });
    const shared = listed.filter((row) => row["in_isco08"] === "1" && row["in_kbji2014"] === "1");
    const known = new Set(codes(shared));
    expect(occupations.filter((row) => !known.has(cell(row, "isco")))).toEqual([]);
  });
});

describe("skills", () => {
  it("carry their group's code and belong to a group of skills", () => {
    const known = new Set(codes(groups.filter((row) => row["kind_of"] === "skill")));
    for (const row of skills) {
      expect(known).toContain(row["group"]);
      expect(row["code"]).toMatch(new RegExp(`^${row["group"]}-\\d{2}$`));
    }
  });

  it("have a title and a definition in both languages", () => {
    const poor = skills.filter((row) =>
      bilingual.some(
        (language) => !row[`title_${language}`] || !/^\p{Lu}.*\.$/u.test(cell(row, `definition_${language}`)),
      ),
    );
    expect(poor).toEqual([]);
  });
});

describe("groups", () => {
  it("stand below a group of the same kind or at the top", () => {
    const kindOf = new Map(groups.map((row) => [cell(row, "code"), row["kind_of"]]));
    const astray = groups.filter((row) => row["parent"] && kindOf.get(row["parent"]) !== row["kind_of"]);
    expect(astray).toEqual([]);
    for (const row of groups) expect(row["code"]).toMatch(row["kind_of"] === "skill" ? /^S-/ : /^O-/);
  });
});

describe("links", () => {
  it("lead from an occupation to a skill that are both here, at a level from 1 to 9", () => {
    const [known, needed] = [new Set(codes(occupations)), new Set(codes(skills))];
    const wrong = asked.filter(
      ({ occupation = "", skill = "", relation = "", level = "" }) =>
        !known.has(occupation) ||
        !needed.has(skill) ||
        !["essential", "optional"].includes(relation) ||
        !/^[1-9]$/.test(level),
    );
    expect(wrong).toEqual([]);
  });

  it("lead from one skill to another that are both here", () => {
    const known = new Set(codes(skills));
    const wrong = links.filter(
      ({ skill = "", relation = "", to = "" }) =>
        !known.has(skill) || !known.has(to) || !["related", "broader"].includes(relation),
    );
    expect(wrong).toEqual([]);
  });
});

describe("levels and equivalences", () => {
  it("count each framework's levels from 1: KKNI to 9, AQRF to 8, WSQ and TSC to 6", () => {
    const found = Map.groupBy(levels, (row) => cell(row, "framework"));
    const counted = [...found].map(([framework, rows]) => [
      framework,
      rows.map((row) => Number(row["level"])),
    ]);
    const upTo = (top: number) => Array.from({ length: top }, (_, index) => index + 1);
    expect(counted).toEqual([
      ["kkni", upTo(9)],
      ["aqrf", upTo(8)],
      ["wsq", upTo(6)],
      ["tsc", upTo(6)],
    ]);
  });

  it("compare two frameworks, each by a level that is here, and say on what ground", () => {
    const known = new Set(levels.map(levelCode));
    const wrong = claims.filter(
      ({ from_scheme, from_code = "", to_scheme, to_code = "", basis }) =>
        from_scheme !== "jembatan" ||
        to_scheme !== "jembatan" ||
        !known.has(from_code) ||
        !known.has(to_code) ||
        from_code.split("-")[0] === to_code.split("-")[0] ||
        !basis,
    );
    expect(wrong).toEqual([]);
  });

  it("never call equal what no named document calls equal", () => {
    const wrong = claims.filter(
      ({ status = "", source }) =>
        !["referenced", "asserted"].includes(status) || (status === "referenced" && !source),
    );
    expect(wrong).toEqual([]);
  });
});

describe("synonyms", () => {
  const lines = synonyms as unknown as NewSynonym[];

  it("say something: two sides that are not found by the same words anyway", () => {
    expect(lines.filter((line) => synonymProblem(line) !== null)).toEqual([]);
  });

  it("say it once, in a language and of a kind that are known", () => {
    expect(twice(lines.map(synonymKey))).toEqual([]);
    const wrong = lines.filter(
      ({ language, kind }) =>
        !["id", "en", "both"].includes(language) || !["abbreviation", "synonym"].includes(kind),
    );
    expect(wrong).toEqual([]);
  });
});
