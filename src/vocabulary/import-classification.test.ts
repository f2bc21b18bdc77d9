import { readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { z } from "zod";
import type { Refusal } from "../platform/index.ts";
import { explain } from "../errors.ts";
import { realFile, testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification } from "./import-classification.ts";
import { readStats } from "./read-stats.ts";

const db = await testWorkbench();
afterAll(db.close);
beforeEach(async () => void (await db.sql`delete from vocabulary.version`));
const folder = testFolder();
const { anonymous, bureau } = principals;

type Options = Partial<z.input<typeof importClassification.input>>;
const importing = (content: string | Uint8Array, options: Options = {}) =>
  db.run(importClassification, bureau.statistician, {
    scheme: "kbji",
    path: folder.write(`${options.scheme ?? "kbji"}.csv`, content),
    fileName: "list.csv",
    ...options,
  });
const stats = () => db.run(readStats, anonymous, {});
const written = async () => {
  const [counted] = await db.sql<Record<string, number>>`select
    (select count(*)::int from vocabulary.version) as versions,
    (select count(*)::int from vocabulary.concept) as concepts,
    (select count(*)::int from vocabulary.label) as labels,
    (select count(*)::int from vocabulary.crosswalk) as crosswalk`;
  return counted;
};
const nothing = { versions: 0, concepts: 0, labels: 0, crosswalk: 0 };

const kbji =
  "digit,kode,judul\n1,1,Manajer\n2,11,Pimpinan\n3,111,Pejabat\n4,1111,Legislator\n4,1112,Pejabat Tinggi\n";
const isco =
  "level,code,title\n1,1,Managers\n2,11,Chiefs\n3,111,Officials\n4,1112,Senior staff\n4,1113,Chiefs\n";

describe("what is refused", () => {
  test("a file with one wrong row leaves nothing behind", async () => {
    const outcome = await importing(`${kbji}6,1111.1,Hilang\n`);
    expect(outcome).toMatchObject({ ok: false, code: "FILE_REFUSED", params: { total: 1 } });
    expect(await written()).toEqual(nothing);
  });

  test("an imported version cannot become another list; a new name is asked for", async () => {
    await importing(kbji);
    const before = await written();
    const outcome = await importing(kbji.replace("Manajer", "Direktur"));
    expect(outcome).toEqual({
      ok: false,
      code: "VERSION_TAKEN",
      params: { scheme: "KBJI", version: "2014" },
    });
    const { sentence } = explain(outcome as Refusal, "id");
    expect(sentence).toContain("beri nama lain");
    expect(await written()).toEqual(before);
  });

  test("the same file under another name: it is no other version; the sentence names the one that it is", async () => {
    await importing(kbji);
    const before = await written();
    const outcome = await importing(kbji, { version: "2099" });
    expect(outcome).toEqual({
      ok: false,
      code: "VERSION_SAME_FILE",
      params: { scheme: "KBJI", version: "2099", other: "2014" },
    });
    expect(explain(outcome as Refusal, "id").sentence).toContain("2014");
    expect(await written()).toEqual(before);
  });

  test("a version's name is a plain word, since it is part of an address", async () => {
    for (const version of ["", "a b", "../2014", "2014?x", "x".repeat(31)]) {
      const outcome = await importing(kbji, { version });
      expect(outcome).toMatchObject({ ok: false, code: "INPUT_INVALID", rows: [{ column: "version" }] });
    }
    expect(await written()).toEqual(nothing);
  });
});

describe("an import", () => {
  test("counts by level, keeps file, hash and source, and is in the audit", async () => {
    const outcome = await importing(kbji, { source: "Kemnaker dan BPS" });
    const levels = { "1": 1, "2": 1, "3": 1, "4": 2 };
    expect(outcome).toMatchObject({
      ok: true,
      version: "2014",
      concepts: 5,
      levels,
      unchanged: false,
      dryRun: false,
    });
    const [row] =
      await db.sql`select version_id, title, source, file_name, file_hash, organisation_id, imported_by
      from vocabulary.version`;
    expect(row).toMatchObject({
      title: { id: "KBJI 2014", en: "KBJI 2014" },
      source: "Kemnaker dan BPS",
      file_name: "list.csv",
      file_hash: outcome.ok && outcome.fileHash,
      organisation_id: bureau.statistician.organisation,
      imported_by: bureau.statistician.person,
    });
    const [audit] = await db.sql`select use_case, records from identity.audit order by position desc limit 1`;
    expect(audit).toEqual({
      use_case: "vocabulary.import-classification",
      records: [{ kind: "vocabulary.version", id: row?.["version_id"] }],
    });
  });

  test("a dry run counts the same and writes nothing", async () => {
    await importing(isco, { scheme: "isco" });
    const before = await written();
    const tried = await importing(kbji, { dryRun: true });
    expect(await written()).toEqual(before);
    const done = await importing(kbji);
    expect(tried).toEqual({ ...done, dryRun: true });
    expect(done).toMatchObject({ shared: 1, added: 1, missing: 1, joinedLabels: 3 });
  });

  test("the same file again changes nothing and answers the same counts", async () => {
    await importing(isco, { scheme: "isco" });
    const first = await importing(kbji);
    const before = await written();
    expect(await importing(kbji)).toEqual({ ...first, unchanged: true });
    expect(await written()).toEqual(before);
  });

  test("imports at once are one after the other: one writes, one changes nothing, all join", async () => {
    // Connections are open before the race begins.
    await Promise.all([stats(), stats(), stats(), stats()]);
    const both = await Promise.all([importing(kbji), importing(kbji), importing(isco, { scheme: "isco" })]);
    expect(both.map((outcome) => outcome.ok)).toEqual([true, true, true]);
    expect(both.slice(0, 2).filter((outcome) => outcome.ok && outcome.unchanged)).toHaveLength(1);
    expect(await written()).toMatchObject({ versions: 2, crosswalk: 4 });
  });

  test("versions stand side by side", async () => {
    await importing(kbji, { version: "2002" });
    await importing(kbji.replace("Manajer", "Direktur"));
    const found = await stats();
    expect(found).toMatchObject({ ok: true, schemes: { kbji: { version: "2014" } } });
    expect(found.ok && found.versions.map((version) => version.version)).toEqual(["2014", "2002"]);
  });
});

describe("the join of KBJI and ISCO", () => {
  const crosswalk = () => db.sql`select from_code, relation, v.scheme as "from" from vocabulary.crosswalk x
    join vocabulary.version v on v.version_id = x.from_version order by from_code`;
  const joined = () => db.sql`select v.scheme, l.code, l.language, l.text from vocabulary.label l
    join vocabulary.version v using (version_id) where l.origin = 'join' order by v.scheme, l.code`;

  test("is the same whichever of the two comes second", async () => {
    await importing(kbji);
    await importing(isco, { scheme: "isco" });
    const [links, labels] = [await crosswalk(), await joined()];
    expect(links).toEqual([
      { from_code: "1", relation: "exact", from: "kbji" },
      { from_code: "11", relation: "exact", from: "kbji" },
      { from_code: "111", relation: "exact", from: "kbji" },
      { from_code: "1112", relation: "close", from: "kbji" },
    ]);
    expect(labels).toHaveLength(6);
    expect(labels).toContainEqual({ scheme: "kbji", code: "1", language: "en", text: "Managers" });
    expect(labels).toContainEqual({ scheme: "isco", code: "1", language: "id", text: "Manajer" });
    await db.sql`delete from vocabulary.version`;
    await importing(isco, { scheme: "isco" });
    await importing(kbji);
    expect([await crosswalk(), await joined()]).toEqual([links, labels]);
  });

  test("a later edition of the same year gives its titles in place of the earlier one's", async () => {
    await importing(isco, { scheme: "isco" });
    await importing(kbji);
    db.clock.now = new Date(db.clock.now.getTime() + 60_000);
    await importing(kbji.replace("Manajer", "Direktur"), { version: "2014-rev1" });
    const [label] = await db.sql`select text from vocabulary.label join vocabulary.version using (version_id)
      where scheme = 'isco' and code = '1' and language = 'id'`;
    expect(label).toEqual({ text: "Direktur" });
  });

  test("a title from the file is not replaced by one from the join", async () => {
    await importing(isco, { scheme: "isco" });
    await importing("level,code,title_id,title_en\n1,1,Manajer,Leaders\n");
    const labels =
      await db.sql`select origin, text from vocabulary.label join vocabulary.version using (version_id)
      where scheme = 'kbji' and language = 'en'`;
    expect(labels).toEqual([{ origin: "file", text: "Leaders" }]);
  });

  test("an invented list is joined with nothing, and says by itself that it is invented", async () => {
    await importing(isco, { scheme: "isco" });
    const invented = "level,code,title_id,title_en,synthetic\n1,1,Pimpinan,Leaders,true\n";
    expect(await importing(invented)).toMatchObject({
      ok: true,
      synthetic: true,
      shared: null,
      joinedLabels: 0,
    });
    expect(await written()).toMatchObject({ crosswalk: 0 });
  });

  test("a list of other codes is joined with nothing", async () => {
    await importing(isco, { scheme: "isco" });
    expect(await importing(kbji, { version: "2002" })).toMatchObject({ shared: null, joinedLabels: 0 });
  });
});

describe("the real lists", () => {
  test("KBJI 2014 has 10/43/130/446/2,137 codes, shares 431 with ISCO-08, adds 15, lacks 5", async ({
    skip,
  }) => {
    const [kbjiPath, iscoPath] = [
      realFile("classifications/kbji2014.csv", skip),
      realFile("classifications/isco08_kbji2014_bilingual.csv", skip),
    ];
    const levels = { "1": 10, "2": 43, "3": 130, "4": 446, "6": 2_137 };
    const overlap = { shared: 431, added: 15, missing: 5 };
    expect(await importing(readFileSync(kbjiPath))).toMatchObject({ ok: true, levels, shared: null });
    expect(await importing(readFileSync(iscoPath), { scheme: "isco" })).toMatchObject({
      ok: true,
      levels: { "1": 10, "2": 43, "3": 130, "4": 436 },
      skipped: 15,
      ...overlap,
      // Every shared group of all four levels but the two that match only in part.
      joinedLabels: 10 + 43 + 130 + 431 - 2,
    });
    expect(await stats()).toMatchObject({
      ok: true,
      schemes: { kbji: { version: "2014", levels } },
      ...overlap,
    });
    const only = (scheme: string, other: string) => db.sql<{
      code: string;
    }>`select c.code from vocabulary.concept c
      join vocabulary.version v using (version_id) where v.scheme = ${scheme} and c.level = 4 and not exists (
        select from vocabulary.concept o join vocabulary.version w using (version_id)
        where w.scheme = ${other} and o.code = c.code) order by c.code`;
    expect((await only("isco", "kbji")).map((row) => row.code)).toEqual([
      "0110",
      "0210",
      "0310",
      "3355",
      "5412",
    ]);
    const added = ["01", "02", "03"].flatMap((group) => [1, 2, 3, 4, 5].map((n) => `${group}1${n}`));
    expect((await only("kbji", "isco")).map((row) => row.code)).toEqual(added);
    const close = await db.sql<{ code: string }>`select from_code as code from vocabulary.crosswalk
      where relation = 'close' order by 1`;
    expect(close.map((row) => row.code)).toEqual(["1112", "1349"]);
  });
});
