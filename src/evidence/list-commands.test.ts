import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { commandLine } from "../test-command-line.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification, importPlaces } from "../vocabulary/index.server.ts";
import { smallClassification, smallMapping, smallPlaces, surveyRows } from "./survey.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
vi.setConfig({ testTimeout: 60_000 });
const folder = testFolder();
const { ministry } = principals;

/** Runs a command for the ministry, as a person in a terminal would. */
const command = commandLine(db, "--organisation", "ministry");
const jembatan = (words: string) => command(words.split(" "));

beforeAll(async () => {
  await db.run(importPlaces, ministry.statistician, {
    path: folder.write("places.csv", smallPlaces),
    fileName: "places.csv",
  });
  await db.run(importClassification, ministry.statistician, {
    scheme: "kbji",
    path: folder.write("kbji.csv", smallClassification),
    fileName: "kbji.csv",
  });
});

describe("an option with a wrong value is named, with what it takes, in the language that was asked for", () => {
  test.each([
    ["--level 9", "bilangan bulat 1 sampai 4"],
    ["--replicates 5", "bilangan bulat 10 sampai 2000"],
    ["--from 2024-13", "bulan seperti 2024-08"],
    ["--pass-share 0", "persen di atas 0 sampai 100"],
    ["--min-available 13", "bilangan bulat 1 sampai 12"],
  ])("%s", async (option, allowed) => {
    const { code, err } = await jembatan(`--lang id col compute --dataset small ${option}`);
    expect(code).toBe(2);
    expect(err).toContain(`'${option.split(" ")[0]} <`);
    expect(err).toContain(allowed);
  });
});

describe("lists on the command line", () => {
  const survey = async (period: string) => {
    const file = folder.write(`${period}.csv`, surveyRows(period, 80));
    return jembatan(`import survey ${file} --mapping ${folder.write("survey.yaml", smallMapping)}`);
  };

  test("a window, the least number and the share are kept with the list", async () => {
    for (const period of ["2023-08", "2024-08", "2025-08"])
      expect(await survey(period)).toMatchObject({ code: 0 });
    const settings = "--level 1 --from 2024-01 --min-available 3 --pass-share 60 --replicates 20";
    const { code, out } = await jembatan(`--json col compute --dataset small ${settings}`);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      list: {
        periods: ["2024-08", "2025-08"],
        parameters: { minAvailable: 3, passShare: 0.6, replicates: 20 },
        datasets: [{ fileHash: expect.stringMatching(/^[0-9a-f]{64}$/) }, {}],
      },
    });
  });

  test("with a price index pay growth is real, and the list keeps the index of its waves with base and source", async () => {
    const prices = folder.write(
      "prices.csv",
      "tahun;indeks;tahun_dasar;sumber\n2022;100;2022;Rekaan\n2023;103;;\n2024;105;;\n2025;108;;\n",
    );
    const settings = `--level 1 --replicates 20 --from 2024-01 --deflator ${prices}`;
    const { code, out } = await jembatan(`--json col compute --dataset small ${settings}`);
    expect(code).toBe(0);
    const { list } = JSON.parse(out) as { list: { pay: string; parameters: { deflator: object } } };
    expect(list.pay).toBe("real");
    expect(list.parameters.deflator).toEqual({
      source: "Rekaan",
      baseYear: 2022,
      index: { "2024": 105, "2025": 108 },
    });
  });

  test("a price index without the first or the last wave is refused: no pay is half deflated", async () => {
    const prices = folder.write("half.yaml", "source: Rekaan\nbaseYear: 2022\nindex: { 2024-08: 105 }\n");
    const { code, err } = await jembatan(`col compute --dataset small --level 1 --deflator ${prices}`);
    expect(code).toBe(1);
    expect(err).toMatch(/lacks 2023-08, 2025-08/);
  });

  test("a table has a heading on each column and words for people, in the language that was asked for", async () => {
    const { code, out } = await jembatan("--lang id col list");
    expect(code).toBe(0);
    expect(out).toMatch(/^No\. +Kode +Pekerjaan +Hasil +Indikator +Replikasi sama +Orang bekerja$/m);
    expect(out).toContain("draf");
    expect(out).not.toMatch(/not-short|undetermined/);
  });

  test("lists of one title are told apart by period, level, code list, time, state and coverage, before their title", async () => {
    const { out } = await jembatan("col list --all");
    expect(out).toMatch(
      / Aug 2024 – Aug 2025 +major groups \(1 digit\) +KBJI 2014 .+draft .+all of Indonesia +First list of occupations · Small survey$/m,
    );
  });

  test("an area that the list does not have is a sentence and exit 1, not an empty table", async () => {
    const { code, out, err } = await jembatan("col list --area zz");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^There is no area “zz” here\..+\n$/);
  });

  test("a window without a wave is a sentence and exit 1", async () => {
    const { code, err } = await jembatan("col compute --dataset small --level 1 --to 2010-01");
    expect(code).toBe(1);
    expect(err).toMatch(/no survey wave between/);
  });

  test("many findings of one kind are three sentences and a number", async () => {
    const file = folder.write("wrong.csv", surveyRows("2026-08", 80).replaceAll(",1,9,", ",1,7,"));
    const { code, err } = await jembatan(
      `--lang id import survey ${file} --mapping ${folder.write("survey.yaml", smallMapping)}`,
    );
    expect(code).toBe(1);
    expect(err.trim().split("\n")).toHaveLength(5);
    expect(err).toMatch(/… dan 117 temuan lain seperti ini\.$/m);
  });
});
