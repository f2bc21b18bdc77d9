import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { realFile, testFolder } from "../platform/test-files.ts";
import { readMapping, readSurvey } from "./survey-file.ts";
import { checkMapping } from "./survey-mapping.ts";
import { openWaves, readRecords, type RecordGroup } from "./waves.ts";

const folder = testFolder();
const header = "PERIOD,PROV,WEIGHT,STATUS,JOB,LAST,EMPLOYEE,PAY,HOURS,SCHOOL,PSU";

async function survey(
  name: string,
  lines: readonly string[],
  changes: Record<string, unknown> = {},
): Promise<string> {
  const job = { codeList: "kbji/2014", digits: 4, none: [""] };
  const checked = checkMapping(
    {
      id: "small",
      title: { id: "Kecil", en: "Small" },
      publisher: "Jembatan",
      source: "written for a test",
      licence: "Apache-2.0",
      synthetic: true,
      weight: { column: "WEIGHT" },
      period: { column: "PERIOD", pattern: "YYYY-MM" },
      area: { column: "PROV", codeList: "bps-provinces" },
      occupation: { column: "JOB", ...job },
      lastOccupation: { column: "LAST", none: [""] },
      status: { employed: is("STATUS", "1"), unemployed: is("STATUS", "2"), outside: "otherwise" },
      employee: is("EMPLOYEE", "1"),
      pay: { column: "PAY", zeroIs: "missing" },
      hours: { column: "HOURS", zeroIs: "value" },
      education: { column: "SCHOOL", levels: { "1": "none", "8": "bachelor", "9": "unknown" }, source: "" },
      cluster: { columns: ["PROV", "PSU"] },
      ...changes,
    },
    "small.yaml",
  );
  if (!checked.ok) throw new Error(JSON.stringify(checked.rows));
  const outParquet = folder.path(`${name}.parquet`);
  const path = folder.write(`${name}.csv`, `${[header, ...lines].join("\n")}\n`);
  const read = await readSurvey({ path, mapping: checked.mapping, knownCodes: null, outParquet });
  if (!read.ok) throw new Error(JSON.stringify(read.rows));
  return outParquet;
}

function is(column: string, value: string) {
  return { column, in: [value] };
}

const people = [
  "2021-08,31,10,1,2511,,1,5000000,40,8,a",
  "2020-08,15,20,1,2512,,1,0,0,9,a",
  "2020-08,15,30,2,,3511,0,,,1,b",
  "2020-08,31,40,3,,,0,,,1,a",
  "2020-08,31,50,1,3511,,0,700000,35,1,a",
];

describe("waves", () => {
  test("are one for each period, in the order of time, with one code table for all", async () => {
    const [first, second, third] = await openWaves({ parquets: [await survey("two", people)], level: 2 });
    expect(third).toBeUndefined();
    expect(first).toMatchObject({
      period: "2020-08",
      codeList: "kbji/2014",
      occupations: ["25", "35"],
      areas: ["15", "31"],
      weight: Float64Array.from([20, 30, 40, 50]),
      area: Int32Array.from([0, 0, 1, 1]),
      stratum: null,
      status: Uint8Array.from([1, 2, 0, 1]),
      occupation: Int32Array.from([0, -1, -1, 1]),
      lastOccupation: Int32Array.from([-1, 1, -1, -1]),
      employee: Uint8Array.from([1, 0, 0, 0]),
      pay: Float64Array.from([NaN, NaN, NaN, 700000]),
      hours: Float64Array.from([0, NaN, NaN, 35]),
      education: Int8Array.from([-1, 0, 0, 0]),
    });
    expect(second).toMatchObject({
      period: "2021-08",
      occupations: ["25", "35"],
      occupation: Int32Array.from([0]),
    });
  });

  test("name a cluster by all its columns, the same in every file", async () => {
    const [one] = await openWaves({ parquets: [await survey("clusters", people)], level: 1 });
    const [other] = await openWaves({ parquets: [await survey("clusters-2", people.slice(3))], level: 1 });
    const [a15, b15, a31, again] = one?.cluster ?? [];
    expect(new Set([a15, b15, a31]).size).toBe(3);
    expect(again).toBe(a31);
    expect(other?.cluster?.[0]).toBe(a31);
    expect(Number.isSafeInteger(a31)).toBe(true);
  });

  test("of different code lists stay apart, and a survey that never asked has no last occupation", async () => {
    const older = { codeList: "kbji/2002", digits: 4, none: [""], column: "JOB" };
    const parquets = [
      await survey("new", people.slice(1)),
      await survey("old", [people[1]!], { occupation: older, lastOccupation: undefined, cluster: undefined }),
    ];
    const waves = await openWaves({ parquets, level: 4 });
    expect(waves.map(({ period, codeList }) => [period, codeList])).toEqual([
      ["2020-08", "kbji/2002"],
      ["2020-08", "kbji/2014"],
    ]);
    expect(waves[0]).toMatchObject({ lastOccupation: null, cluster: null });
    expect(waves[1]?.lastOccupation).not.toBeNull();
  });

  test("coded more coarsely than the level have no occupation at it", async () => {
    const coarse = { column: "JOB", codeList: "kbji/2014", digits: 1, none: [""] };
    const parquet = await survey("coarse", ["2020-08,15,20,1,2,,1,0,0,9,a"], { occupation: coarse });
    expect((await openWaves({ parquets: [parquet], level: 4 }))[0]).toMatchObject({
      occupations: [],
      occupation: Int32Array.from([-1]),
    });
  });

  test("of one area hold its people only; no files are no waves", async () => {
    const waves = await openWaves({ parquets: [await survey("area", people)], level: 1, area: "15" });
    expect(waves.map(({ areas, weight }) => [areas, [...weight]])).toEqual([[["15"], [20, 30]]]);
    expect(await openWaves({ parquets: [], level: 1 })).toEqual([]);
  });
});

describe("the records under a number", () => {
  const rowsOf = async (where: RecordGroup, occupationPrefix: string, area?: string) => {
    const parquet = await survey("records", people);
    const request = { parquet, period: "2020-08", where, occupationPrefix, offset: 0, limit: 10 };
    const found = await readRecords(area === undefined ? request : { ...request, area });
    expect(found.count).toBe(found.records.length);
    return { rows: found.records.map(({ row }) => row), weightSum: found.weightSum };
  };

  test("are those of its group, by main job, and by last job for the unemployed", async () => {
    expect(await rowsOf("all", "")).toEqual({ rows: [3, 4, 5, 6], weightSum: 140 });
    expect(await rowsOf("employed", "")).toEqual({ rows: [3, 6], weightSum: 70 });
    expect(await rowsOf("employed", "35")).toEqual({ rows: [6], weightSum: 50 });
    expect(await rowsOf("unemployed", "35")).toEqual({ rows: [4], weightSum: 30 });
    expect(await rowsOf("timed", "")).toEqual({ rows: [6], weightSum: 50 });
    expect(await rowsOf("certified", "")).toEqual({ rows: [6], weightSum: 50 });
    expect(await rowsOf("paid", "")).toEqual({ rows: [], weightSum: 0 });
    expect(await rowsOf("employed", "", "31")).toEqual({ rows: [6], weightSum: 50 });
    expect(await rowsOf("employed", "25", "'; DROP TABLE x; --")).toEqual({ rows: [], weightSum: 0 });
  });

  test("come a page at a time, with the row of the source file and nothing else of the person", async () => {
    const parquet = await survey("page", people);
    const request = { parquet, period: "2020-08", where: "all" as const, occupationPrefix: "" };
    const page = await readRecords({ ...request, offset: 3, limit: 2 });
    expect(page).toEqual({
      count: 4,
      weightSum: 140,
      records: [
        {
          row: 6,
          weight: 50,
          status: "employed",
          occupation: "3511",
          lastOccupation: null,
          area: "31",
          employee: false,
          education: "none",
          pay: 700000,
          hours: 35,
        },
      ],
    });
  });
});

test("SAKERNAS opens as it was read: 16,368 persons, 10,641 employed, 3,290 employees", async ({ skip }) => {
  const path = realFile("sakernas-2020-jambi/sakernas-2020-08-jambi.csv", skip);
  const read = await readMapping("mappings/sakernas-2020.yaml");
  if (!read.ok) throw new Error("the mapping is wrong");
  const parquet = folder.path("sakernas.parquet");
  await readSurvey({ path, mapping: read.mapping, knownCodes: null, outParquet: parquet });
  const [wave] = await openWaves({ parquets: [parquet], level: 1 });
  if (!wave) throw new Error("no wave");
  const count = (list: Iterable<number>, holds: (value: number) => boolean) => [...list].filter(holds).length;
  expect(wave.weight).toHaveLength(16_368);
  expect(wave.weight.reduce((sum, weight) => sum + weight, 0)).toBe(2_703_853);
  expect(Math.max(...wave.weight)).toBe(987);
  expect(count(wave.status, (status) => status === 1)).toBe(10_641);
  expect(count(wave.status, (status) => status === 2)).toBe(416);
  expect(count(wave.employee, (employee) => employee === 1)).toBe(3290);
  expect(count(wave.occupation, (occupation) => occupation < 0)).toBe(5760);
  expect(count(wave.pay, (pay) => pay > 0)).toBe(6936);
  expect(wave).toMatchObject({ period: "2020-08", areas: ["15"], cluster: null, lastOccupation: null });
  const request = { parquet, period: "2020-08", where: "employed" as const, occupationPrefix: "2" };
  const records = await readRecords({ ...request, offset: 0, limit: 1 });
  const ofGroup = wave.occupations.indexOf("2");
  expect(records.count).toBe(count(wave.occupation, (occupation) => occupation === ofGroup));
});

test("what is written is what is opened, whatever the order of the people", async () => {
  const person = fc.tuple(
    fc.constantFrom("15", "31"),
    fc.integer({ min: 1, max: 999 }),
    fc.constantFrom("2511", "3511"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 30 }), async (list) => {
      const lines = list.map(([area, weight, code]) => `2020-08,${area},${weight},1,${code},,1,1e6,40,8,a`);
      const [wave] = await openWaves({ parquets: [await survey("any", lines)], level: 4 });
      const opened = list.map((_, i) => [
        wave?.areas[wave.area[i]!],
        wave?.weight[i],
        wave?.occupations[wave.occupation[i]!],
      ]);
      expect(opened).toEqual(list);
    }),
    { numRuns: 10 },
  );
}, 60_000);
