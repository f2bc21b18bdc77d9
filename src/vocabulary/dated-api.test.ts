import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { testApp } from "../test-app.ts";
import { principals } from "../test-database.ts";
import { importClassification } from "./import-classification.ts";
import { importPlaces } from "./import-places.ts";

const app = await testApp();
afterAll(app.close);
const folder = testFolder();
const { statistician } = principals.bureau;

const list = (title: string) =>
  `level,code,title_id,title_en\n1,2,Profesional,Professionals\n2,25,${title},ICT\n`;
const places = `code,name_id,zone,valid_from,parent,note
94,Papua,WIT,,,
95,Papua Selatan,WIT,2022-07-25,94,UU 14/2022
`;

beforeAll(async () => {
  for (const version of ["2002", "2014"]) {
    const path = folder.write(`${version}.csv`, list(version));
    const input = { scheme: "kbji" as const, version, path, fileName: "kbji.csv" };
    expect(await app.db.run(importClassification, statistician, input)).toMatchObject({ ok: true });
  }
  const path = folder.write("places.csv", places);
  expect(await app.db.run(importPlaces, statistician, { path, fileName: "places.csv" })).toMatchObject({
    ok: true,
  });
});

async function ask(path: string) {
  const answer = await app.request(`/api/vocabulary${path}`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe("what is not understood", () => {
  test("a day that is not in the calendar, by the field's name", async () => {
    for (const path of ["/places?on=2022-02-30", "/places/history?on=today", "/schemes?on=2022"])
      expect(await ask(path)).toMatchObject({
        status: 422,
        body: { code: "INPUT_INVALID", errors: [{ field: "on" }] },
      });
  });

  test("versions that are not here, or the same twice", async () => {
    expect(await ask("/kbji/diff?from=2014&to=2020")).toMatchObject({
      status: 404,
      body: { code: "VERSION_NOT_FOUND" },
    });
    expect(await ask("/kbji/diff?from=2014&to=2014")).toMatchObject({
      status: 422,
      body: { code: "VERSION_WITH_ITSELF" },
    });
    expect(await ask("/isco/diff")).toMatchObject({ status: 404, body: { code: "VERSION_ALONE" } });
  });
});

describe("as of a day", () => {
  const codes = async (path: string) =>
    ((await ask(path)).body["places"] as { code: string }[]).map(({ code }) => code);

  test("only places are listed that were there; without a day all that there have been", async () => {
    expect(await codes("/places")).toEqual(["94", "95"]);
    expect(await codes("/places?on=2022-07-24")).toEqual(["94"]);
    expect(await codes("/places?on=2022-07-25")).toEqual(["94", "95"]);
  });

  test("the history of a list names each split with its law", async () => {
    expect((await ask("/places/history?on=2020-01-01")).body).toMatchObject({
      on: "2020-01-01",
      places: [{ code: "94" }],
      all: 2,
      changes: [
        {
          day: "2022-07-25",
          before: 1,
          after: 2,
          splits: [{ from: { code: "94" }, began: [{ code: "95", note: "UU 14/2022" }] }],
        },
      ],
    });
  });

  test("the version of a scheme is the one that was meant on that day", async () => {
    expect((await ask("/schemes?on=2010-06-30")).body).toMatchObject({ meant: { kbji: "2002" } });
    expect((await ask("/schemes?on=2001-06-30")).body).toMatchObject({ meant: {}, schemes: { kbji: null } });
    expect((await ask("/schemes")).body).toMatchObject({ on: null, meant: { kbji: "2014" } });
  });
});

test("the difference of two versions counts each part and lists its rows", async () => {
  const asked = await ask("/kbji/diff?from=2002&to=2014");
  expect(await ask("/kbji/diff")).toEqual(asked);
  expect(asked).toMatchObject({
    status: 200,
    body: {
      from: { version: "2002" },
      to: { version: "2014" },
      added: { count: 0, inUse: 0, rows: [] },
      relabelled: {
        count: 1,
        rows: [{ code: "25", newCode: "25", before: { id: "2002" }, after: { id: "2014" }, records: 0 }],
      },
    },
  });
});
