import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { testApp } from "../test-app.ts";
import { principals } from "../test-database.ts";
import { testEdition } from "./gap.fixture.ts";
import { importGapTerms } from "./import-gap-terms.ts";
import { releaseGaps } from "./release-gaps.ts";

const app = await testApp();
afterAll(app.close);
const folder = testFolder();
const { ministry } = principals;

/** 100/0.5 + 0 + 1,000 × 0.1 − 0 − 10 = 290. */
const terms = `code,area,year,term,value,source,assumed
2512,national,2025,unfilled,100,Lowongan,
2512,national,2025,reporting-rate,0.5,Lowongan,
2512,national,2025,employed,1000,Survei,
2512,national,2025,growth,-0.01,Survei,
2512,national,2025,exit-rate,0.1,Kantor,ya
2512,national,2025,seats,0,Kantor,
2512,national,2025,inflow,10,Survei,
`;

beforeAll(async () => {
  const { run } = app.db;
  await testEdition(app.db, folder);
  const path = folder.write("terms.csv", terms);
  const taken = await run(importGapTerms, ministry.statistician, { path, fileName: "terms.csv" });
  expect(taken).toMatchObject({ ok: true, added: 7 });
});

async function ask(path: string, language = "en") {
  const answer = await app.request(`/api/col/editions/${path}`, { headers: { "accept-language": language } });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe("what is refused", () => {
  test("an edition, a place and an occupation that are not here, each with its own code", async () => {
    expect(await ask("1999/gaps")).toMatchObject({ status: 404, body: { code: "EDITION_NOT_FOUND" } });
    expect(await ask("2025/gaps?area=99")).toMatchObject({ status: 404, body: { code: "AREA_NOT_FOUND" } });
    expect(await ask("2025/gaps/9999")).toMatchObject({
      status: 404,
      body: { code: "OCCUPATION_NOT_FOUND" },
    });
  });

  test("a horizon of no or of four years", async () => {
    for (const horizon of ["0", "4", "many"])
      expect(await ask(`2025/gaps?horizon=${horizon}`)).toMatchObject({ body: { code: "INPUT_INVALID" } });
  });

  test("to show others a term that is not released: without it nothing is measured", async () => {
    expect((await ask("2025/gaps")).body).toMatchObject({
      gaps: [{ code: "2511" }, { code: "2512", gap: { state: "as-published", published: null } }],
      totals: {},
    });
  });
});

describe("once released", () => {
  beforeAll(async () => {
    expect(await app.db.run(releaseGaps, ministry.head, { edition: "2025" })).toMatchObject({ terms: 7 });
  });

  test("all occupations of an edition, and their sum", async () => {
    expect((await ask("newest/gaps")).body).toMatchObject({
      edition: { name: "2025", office: { id: expect.any(String) } },
      area: "national",
      year: 2025,
      horizon: 1,
      gaps: [
        { code: "2511", gap: { state: "as-published" } },
        { code: "2512", gap: { state: "measured", figure: { median: 290 }, assumed: ["exit-rate"] } },
      ],
      totals: { national: { figure: { median: 290 }, counted: 1 } },
    });
  });

  test("asked of a later year it says of which year the newest term is", async () => {
    for (const path of ["2025/gaps?year=2030", "2025/gaps/2512?year=2030"])
      expect((await ask(path)).body).toMatchObject({ year: 2030, termsYear: 2025, years: [2025] });
    expect((await ask("2025/gaps/2511?year=2030")).body).toMatchObject({ termsYear: null, years: [] });
  });

  test("one occupation over three years: the sum, and every term with its source and year", async () => {
    const { body } = await ask("2025/gaps/2512?horizon=3");
    // 200 + 3 × (100 − 10).
    expect(body).toMatchObject({
      gap: { figure: { median: 470 } },
      account: { need: 500, supply: 30, balance: 470 },
      horizons: [{ horizon: 1 }, { horizon: 2 }, { horizon: 3 }],
    });
    expect(body["terms"]).toContainEqual({
      ...{ kind: "exit-rate", programme: null, value: 0.1, spread: null, year: 2025 },
      ...{ source: "Kantor", list: null, assumed: true, waits: false },
      record: { kind: "evidence.gap-term", id: expect.any(String) },
    });
    expect(body).not.toHaveProperty("role");
  });
});
