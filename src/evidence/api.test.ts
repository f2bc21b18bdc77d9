import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { testApp } from "../test-app.ts";
import { principals } from "../test-database.ts";
import { importClassification } from "../vocabulary/index.server.ts";
import { computeOccupationList } from "./compute-list.ts";
import { importSurvey } from "./import-survey.ts";
import { releaseList } from "./release-list.ts";
import { smallClassification, smallMapping, surveyRows } from "./survey.fixture.ts";

const app = await testApp();
afterAll(app.close);
const folder = testFolder();
const { ministry } = principals;

let list = "";
beforeAll(async () => {
  const { run } = app.db;
  await run(importClassification, ministry.statistician, {
    scheme: "kbji",
    path: folder.write("kbji.csv", smallClassification),
    fileName: "kbji.csv",
  });
  await run(importSurvey, ministry.statistician, {
    path: folder.write("wave.csv", surveyRows("2025-08", 80)),
    fileName: "wave.csv",
    mapping: folder.write("survey.yaml", smallMapping),
  });
  const made = await run(computeOccupationList, ministry.statistician, {
    dataset: "small",
    parameters: { level: 1, replicates: 50 },
  });
  if (!made.ok) throw new Error(made.code);
  list = made.list;
  expect(await run(releaseList, ministry.head, { list })).toMatchObject({ ok: true });
});

async function ask(path: string, language = "en") {
  const answer = await app.request(`/api${path}`, { headers: { "accept-language": language } });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe("the numbers of a list", () => {
  test("of an area that it does not have: 404 with the sentence, not another area's", async () => {
    expect(await ask(`/col/lists/${list}?area=99`, "id")).toMatchObject({
      status: 404,
      body: {
        code: "AREA_NOT_FOUND",
        detail: expect.stringMatching(/^Wilayah “99” tidak ada di sini\. .* kode provinsi/),
      },
    });
    expect(await ask("/col/lists/newest?area=zz")).toMatchObject({ status: 404 });
  });

  test("come with all that another statistician needs to compute them again", async () => {
    const { status, body } = await ask("/col/lists/newest");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      area: "national",
      list: {
        id: list,
        level: 1,
        engine: "top-down/3",
        seed: 20_180_601,
        pay: "nominal",
        window: { from: "2025-08", to: "2025-08", years: 0 },
        parameters: {
          window: null,
          rules: {},
          minAvailable: 2,
          passShare: 0.5,
          minN: 25,
          maxRse: 0.3,
          replicates: 50,
          vacanciesTo: null,
          deflator: null,
        },
        coverage: { country: false, areas: ["31", "32"] },
        datasets: [{ fileName: "wave.csv", fileHash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      },
    });
  });

  test("give what is undetermined no rank", async () => {
    const { body } = await ask(`/col/lists/${list}`);
    const occupations = body["occupations"] as { verdict: string; rank: number | null }[];
    expect(occupations.length).toBeGreaterThan(0);
    for (const { verdict, rank } of occupations) expect(rank === null).toBe(verdict === "undetermined");
  });
});

describe("what another threshold would do", () => {
  test("settings are read as on the command line, and nothing is changed", async () => {
    const settings = "set=passShare%3D100%25&set=wage.threshold%3D100%25";
    const { status, body } = await ask(`/col/lists/${list}/what-if?${settings}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      entering: [],
      changes: { passShare: 1, indicators: { "pay-growth": { threshold: Math.log(2) } } },
    });
    expect((await ask(`/col/lists/newest/what-if`)).body).toMatchObject({ entering: [], leaving: [] });
  });

  test("a setting that is not understood is named", async () => {
    const { status, body } = await ask(`/col/lists/newest/what-if?set=salary.threshold%3D1`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: "SETTING_INVALID" });
    expect(body["detail"]).toContain("salary.threshold");
  });

  test("a threshold that no growth reaches is a slip, and the range is told", async () => {
    const { status, body } = await ask(`/col/lists/newest/what-if?set=wage.threshold%3D3`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: "SETTING_RANGE" });
    expect(body["detail"]).toContain("between −50% and +100% a year");
  });
});
