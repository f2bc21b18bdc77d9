import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification } from "./import-classification.ts";
import { readConcept } from "./read-concept.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, bureau } = principals;

const kbji = `level,kode,judul,catatan
1,1,Manajer,
2,11,Pimpinan,
3,111,Pejabat,
4,1111,Pembuat Kebijakan,bukan kepala desa
4,1112,Pejabat Tinggi,
2,13,Manajer Produksi,
3,134,Manajer Jasa,
4,1349,Manajer Jasa Lainnya,
`;
const isco = `Level,ISCO 08 Code,Title EN,Definition
1,1,Managers,
2,11,Chief executives,
3,111,Legislators and senior officials,
4,1111,Legislators,They make laws.
4,1112,Senior government officials,
2,13,Production managers,
3,134,Services managers,
4,1349,Services managers not elsewhere classified,
`;

beforeAll(async () => {
  for (const [scheme, version, text] of [
    [
      "kbji",
      "2002",
      kbji.replace("Pembuat Kebijakan", "Anggota Dewan").replace("4,1112,Pejabat Tinggi,\n", ""),
    ],
    ["kbji", "2014", kbji],
    ["isco", "08", isco],
  ] as const) {
    const path = folder.write(`${scheme}-${version}.csv`, text);
    const input = { scheme, version, path, fileName: `${scheme}.csv` };
    expect(await db.run(importClassification, bureau.statistician, input)).toMatchObject({ ok: true });
  }
});

const read = (code: string, version = "2014", scheme = "kbji") =>
  db.run(readConcept, anonymous, { scheme, version, code });

describe("what is not here", () => {
  test("a version or a code that was not imported is not found", async () => {
    expect(await read("1111", "1982")).toMatchObject({ ok: false, code: "VERSION_NOT_FOUND" });
    expect(await read("9999")).toMatchObject({ ok: false, code: "CONCEPT_NOT_FOUND" });
    expect(await read("1111.01")).toMatchObject({ ok: false, code: "CONCEPT_NOT_FOUND" });
  });
});

describe("a concept", () => {
  test("shows each title with where it comes from", async () => {
    expect(await read("1111")).toMatchObject({
      labels: [
        { language: "id", origin: "file", text: "Pembuat Kebijakan" },
        { language: "en", origin: "join", text: "Legislators" },
      ],
    });
    expect(await read("1111", "08", "isco")).toMatchObject({
      labels: [
        { language: "id", origin: "join", text: "Pembuat Kebijakan" },
        { language: "en", origin: "file", text: "Legislators" },
      ],
    });
  });

  test("keeps columns of its file that the scheme does not know", async () => {
    expect(await read("1111")).toMatchObject({ extra: { catatan: "bukan kepala desa" } });
    expect(await read("1111", "08", "isco")).toMatchObject({ extra: { Definition: "They make laws." } });
    expect(await read("1112")).toMatchObject({ extra: {} });
  });

  test("stands in its tree", async () => {
    const found = await read("111");
    if (!found.ok) throw new Error(found.code);
    expect(found.ancestors.map((line) => line.code)).toEqual(["1", "11"]);
    expect(found.related).toMatchObject([
      { list: "broader", total: 1, lines: [{ code: "11" }] },
      { list: "narrower", total: 2, lines: [{ code: "1112" }, { code: "1111" }] },
    ]);
  });

  test("is matched from both sides of the crosswalk", async () => {
    const match = { relation: "exact", code: "1111" };
    expect(await read("1111")).toMatchObject({ matches: [{ ...match, scheme: "isco", version: "08" }] });
    expect(await read("1111", "08", "isco")).toMatchObject({
      matches: [{ ...match, scheme: "kbji", version: "2014" }],
    });
  });

  test("a group that gave its police away is a close match and takes over no title", async () => {
    expect(await read("1112")).toMatchObject({
      labels: [{ language: "id", origin: "file" }],
      matches: [{ relation: "close", code: "1112", title: { en: "Senior government officials" } }],
    });
    expect(await read("1349")).toMatchObject({
      labels: [{ language: "id" }],
      matches: [{ relation: "close" }],
    });
  });

  test("is compared with the same code in other versions, whether changed or not there", async () => {
    expect(await read("1111")).toMatchObject({
      elsewhere: [{ version: "2002", title: { id: "Anggota Dewan" }, changed: true }],
    });
    expect(await read("111")).toMatchObject({ elsewhere: [{ version: "2002", changed: false }] });
    expect(await read("1112")).toMatchObject({
      elsewhere: [{ version: "2002", title: null, changed: false }],
    });
  });

  test("a list that is older than the join has no match", async () => {
    expect(await read("1111", "2002")).toMatchObject({ matches: [], labels: [{ language: "id" }] });
  });
});
