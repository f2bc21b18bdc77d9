import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { testApp } from "../test-app.ts";
import { principals } from "../test-database.ts";
import { importClassification } from "../vocabulary/index.server.ts";
import { contentHash } from "../platform/content-hash.ts";
import { editionOfElsewhere } from "./edition.fixture.ts";

const app = await testApp();
afterAll(app.close);
const folder = testFolder();
const { ministry } = principals;

beforeAll(async () => {
  const { run } = app.db;
  for (const version of ["2014", "2002"])
    await run(importClassification, ministry.statistician, {
      scheme: "kbji",
      version,
      path: folder.write("kbji.csv", `digit,kode,judul\n1,2,Profesional\n2,25,Teknologi ${version}\n`),
      fileName: "kbji.csv",
    });
  const register = (name: string, codeList: string, codes: string[]) =>
    editionOfElsewhere(app.db, {
      name,
      title: { id: `Daftar ${name}`, en: `List of ${name}` },
      source: "Peraturan contoh",
      publishedOn: `${name}-05-01`,
      codeList,
      rows: codes.map((code) => ({ code })),
    });
  await register("2010", "kbji/2002", ["25"]);
  await register("2018", "kbji/2014", ["2", "25"]);
  await register("2020", "kbji/2014", ["25"]);
});

async function ask(path: string, language = "en") {
  const answer = await app.request(`/api/col/editions${path}`, { headers: { "accept-language": language } });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe("what is refused", () => {
  test("an edition that is not here, with a sentence in the reader's language", async () => {
    expect(await ask("/1999", "id")).toMatchObject({
      status: 404,
      body: { code: "EDITION_NOT_FOUND", detail: "Edisi 1999 tidak ditemukan." },
    });
  });

  test("to compare editions of two code lists", async () => {
    expect(await ask("/2010/changes/2018")).toMatchObject({ status: 409, body: { code: "EDITIONS_APART" } });
  });
});

test("all editions, the newest first", async () => {
  const { body } = await ask("");
  expect(body).toMatchObject({ count: 3, editions: [{ name: "2020", entries: 1 }, { name: "2018" }, {}] });
});

test("one edition: whoever hashes its content gets the hash that it was sealed with", async () => {
  const { body } = await ask("/newest");
  expect(body).toMatchObject({ intact: true, content: { name: "2020", method: "as-published" } });
  expect(contentHash(body["content"] as object)).toBe(body["hash"]);
});

test("what changed between two editions", async () => {
  expect((await ask("/2018/changes/2020")).body).toMatchObject({
    from: { entries: 2 },
    to: { entries: 1 },
    new: [],
    left: [{ code: "2" }],
    persistent: [{ code: "25" }],
  });
});
