import { readFileSync } from "node:fs";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { olderCodes, parentsUntil2022, provinces as economyProvinces, wavePlans } from "./economy.ts";
import { outlooks } from "./outlook.ts";
import { surveyColumns } from "./survey.ts";

const text = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
const table = (file: string) => parseCsv(text(file), { columns: true }) as Record<string, string>[];

type Words = { id: string; en: string };
type Corridor = {
  synthetic: boolean;
  notice: Words;
  corridor: { code: string; name: Words; operator: string };
  parties: { code: string; name: Words; zones: string[] }[];
  organisations: { key: string; party: string; kind: string; name: Words }[];
  people: {
    username: string;
    name: string;
    jobTitle: Words;
    memberships: { organisation: string; role: string; from: string; until?: string }[];
  }[];
  duties: {
    title: Words;
    about: Words;
    nextActor: Words;
    actor: { organisation: string; role?: string; person?: string };
    page: string;
    dueInDays: number;
  }[];
};
const corridor = parseYaml(text("corridor.yaml")) as Corridor;
const memberships = corridor.people.flatMap((person) =>
  person.memberships.map((membership) => ({ ...membership, username: person.username })),
);
const holds = (organisation: string, role: string) =>
  memberships
    .filter((m) => m.organisation === organisation && m.role === role && !m.until)
    .map((m) => m.username);

describe("the demo corridor", () => {
  it("says that it is synthetic, in both languages", () => {
    expect(corridor.synthetic).toBe(true);
    expect(corridor.notice.id).toContain("Data contoh (buatan)");
    expect(corridor.notice.en).toContain("Sample data (synthetic)");
  });

  it("names everything in both languages", () => {
    const { parties, organisations, people, duties } = corridor;
    const words = [
      corridor.corridor.name,
      ...[...parties, ...organisations].map((named) => named.name),
      ...people.map((person) => person.jobTitle),
      ...duties.flatMap((duty) => [duty.title, duty.about, duty.nextActor]),
    ];
    expect(words.filter((word) => !word.id || !word.en)).toEqual([]);
  });

  it("knows every organisation, party and person that it names, and no key twice", () => {
    const keys = corridor.organisations.map((organisation) => organisation.key);
    const usernames = corridor.people.map((person) => person.username);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(usernames).size).toBe(usernames.length);
    expect(keys).toContain(corridor.corridor.operator);
    expect(corridor.organisations.filter((o) => !["ID", "SG"].includes(o.party))).toEqual([]);
    expect(memberships.filter((m) => !keys.includes(m.organisation))).toEqual([]);
    for (const { actor } of corridor.duties) {
      const owed = memberships.filter((m) => m.organisation === actor.organisation && !m.until);
      expect(owed.some((m) => m.role === actor.role || m.username === actor.person)).toBe(true);
    }
  });

  it("gives only roles that there are, from a day on and never until a day before it", () => {
    const roles = [
      "officer",
      "statistician",
      "head",
      "registrar",
      "reader",
      "filing",
      "expert",
      "instructor",
    ];
    expect(memberships.filter((m) => !roles.includes(m.role))).toEqual([]);
    expect(memberships.filter((m) => !/^\d{4}-\d\d-\d\d$/.test(m.from))).toEqual([]);
    expect(memberships.filter((m) => m.until !== undefined && m.until < m.from)).toEqual([]);
  });

  it("can put four eyes on a list where it is made: one computes, another approves", () => {
    const [computes] = holds(corridor.corridor.operator, "statistician");
    const [approves] = holds(corridor.corridor.operator, "head");
    expect(computes).toBeDefined();
    expect(approves).toBeDefined();
    expect(computes).not.toBe(approves);
  });

  it("has a desk on each side, a reader at the channel, a role that ended, a person with two desks", () => {
    expect(holds("kemnaker-biro-kerja-sama", "officer")).not.toEqual([]);
    expect(holds("kemnaker-biro-kerja-sama", "registrar")).not.toEqual([]);
    expect(holds("mom", "officer")).not.toEqual([]);
    expect(holds("kemenko-perekonomian", "reader")).not.toEqual([]);
    expect(memberships.filter((m) => m.until !== undefined && m.until < "2025-08-01")).not.toEqual([]);
    const twice = corridor.people.filter(
      (person) => new Set(person.memberships.filter((m) => !m.until).map((m) => m.organisation)).size > 1,
    );
    expect(twice).not.toEqual([]);
  });

  it("leads each duty to the page where it is done, and never to the home page that it stands on", () => {
    const pages = ["released-list", "newest-survey", "/desk", "/vocabulary"];
    expect(corridor.duties.filter(({ page }) => !pages.includes(page))).toEqual([]);
  });

  it("counts the waves of its survey as they are", () => {
    const periods = wavePlans.map(({ period }) => period.slice(0, 4));
    const since2020 = periods.filter((year) => year >= "2020");
    const about = corridor.duties.map((duty) => duty.about);
    const spans = about.flatMap(({ id, en }) => [id, en].join(" ").match(/\d{4}–\d{4}/g) ?? []);
    expect(spans.length).toBeGreaterThan(0);
    const known = [`${periods[0]}–${periods.at(-1)}`, `${since2020[0]}–${since2020.at(-1)}`];
    expect(spans.filter((span) => !known.includes(span))).toEqual([]);
    const counts = about.flatMap(({ id, en }) => [
      /(\d+) putaran/.exec(id)?.[1],
      /(\d+) waves/.exec(en)?.[1],
    ]);
    expect(new Set(counts.filter(Boolean))).toEqual(new Set([String(periods.length)]));
  });

  it("has exactly one duty that is late when the demo is loaded", () => {
    expect(corridor.duties.filter((duty) => duty.dueInDays < 0)).toHaveLength(1);
  });
});

describe("the provinces", () => {
  const provinces = table("provinces.csv");
  const codes = provinces.map((province) => province["code"]);

  it("are 38 in three zones, each named in both languages", () => {
    expect(new Set(codes).size).toBe(38);
    expect(new Set(provinces.map((province) => province["zone"]))).toEqual(new Set(["WIB", "WITA", "WIT"]));
    expect(provinces.filter((province) => !province["name_id"] || !province["name_en"])).toEqual([]);
  });

  it("come from a province that there is", () => {
    expect(provinces.filter((p) => p["parent"] && !codes.includes(p["parent"]))).toEqual([]);
  });

  it("were 34 before 2022, and the invented economy knows the same ones", () => {
    expect(provinces.filter((province) => province["valid_from"]! < "2022")).toHaveLength(34);
    const young = provinces.filter((province) => province["valid_from"]! >= "2022");
    expect(Object.fromEntries(young.map((p) => [p["code"], p["parent"]]))).toEqual(parentsUntil2022);
    expect(economyProvinces.map((province) => province.code)).toEqual(codes);
  });
});

describe("the sample classification", () => {
  const newer = table("occupations.csv");
  const older = table("occupations-2010.csv");

  it.each([
    ["occupations.csv", newer],
    ["occupations-2010.csv", older],
  ])("%s has every parent, no code twice, titles in both languages, and is marked synthetic", (_, rows) => {
    const codes = new Set(rows.map((row) => row["code"]!));
    expect(codes.size).toBe(rows.length);
    expect([...codes].filter((code) => code.length > 1 && !codes.has(code.slice(0, -1)))).toEqual([]);
    expect(rows.filter((row) => Number(row["level"]) !== row["code"]!.length)).toEqual([]);
    expect(rows.filter((row) => !row["title_id"] || !row["title_en"])).toEqual([]);
    expect(rows.filter((row) => row["synthetic"] !== "true")).toEqual([]);
  });

  it("spans the ten major groups, and each of its unit groups has a place in the economy", () => {
    expect(newer.filter((row) => row["level"] === "1").map((row) => row["code"])).toEqual([..."0123456789"]);
    const units = newer.filter((row) => row["level"] === "4").map((row) => row["code"]);
    expect(outlooks.map((outlook) => outlook.code)).toEqual(units);
  });

  it("differs from the older list by the merged codes alone", () => {
    const units = (rows: typeof newer) =>
      rows.filter((row) => row["level"] === "4").map((row) => row["code"]!);
    const kept = new Set(units(older));
    expect(units(newer).filter((code) => !kept.has(code))).toEqual(Object.keys(olderCodes));
    expect(Object.values(olderCodes).filter((code) => !kept.has(code))).toEqual([]);
  });
});

describe("the mappings of the sample survey", () => {
  it.each(["mapping.yaml", "mapping-2010.yaml"])("%s names its sources in words for people", (file) => {
    const { source, education } = parseYaml(text(file)) as { source: string; education: { source: string } };
    expect(`${source} ${education.source}`).not.toMatch(/\.ts|[a-z]+-[a-z]+-\d+/);
  });

  it.each([
    ["mapping.yaml", "kbji/contoh"],
    ["mapping-2010.yaml", "kbji/contoh-2010"],
  ])("%s is synthetic, reads %s, and names columns that the survey has", (file, codeList) => {
    const mapping = parseYaml(text(file)) as { synthetic: boolean; occupation: { codeList: string } };
    expect(mapping.synthetic).toBe(true);
    expect(mapping.occupation.codeList).toBe(codeList);
    expect(wavePlans.some((plan) => plan.codeList === codeList)).toBe(true);
    const named = [...text(file).matchAll(/column: ([A-Z_]+)|columns: \[([A-Z_, ]+)\]/g)].flatMap((match) =>
      (match[1] ?? match[2]!).split(", "),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((column) => !(surveyColumns as readonly string[]).includes(column))).toEqual([]);
  });
});
