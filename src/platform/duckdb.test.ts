import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { isDiskFull, sqlName, sqlText, withDuckDB } from "./duckdb.ts";
import { testFolder } from "./test-files.ts";

const folder = testFolder();
const csv = folder.write("a.csv", "a\n1\n2\n");

describe("statements reach only the folders they were given", () => {
  const attempts: [string, string][] = [
    ["another file", "SELECT * FROM read_text('/etc/hostname')"],
    ["a parent folder", `SELECT * FROM read_text(${sqlText(`${folder.path(".")}/../../etc/hostname`)})`],
    ["a folder whose name begins alike", `COPY (SELECT 1) TO ${sqlText(`${folder.path(".")}-beside.csv`)}`],
    ["the network", "SELECT * FROM read_csv('https://example.org/a.csv')"],
    ["an extension", "INSTALL httpfs"],
    ["another database", `ATTACH '/tmp/jembatan-attached.db'`],
    ["the settings", "SET enable_external_access = true"],
  ];
  test.each(attempts)("%s is closed", async (_, sql) => {
    await expect(withDuckDB({ folders: [folder.path(".")] }, (db) => db.run(sql))).rejects.toThrow(
      /Permission|extension|lock|disabled/i,
    );
  });
});

test("a file in the folder is read, with values as parameters", async () => {
  const rows = await withDuckDB({ folders: [folder.path(".")] }, (db) =>
    db.rows(`SELECT a FROM read_csv($path) WHERE a > $least`, { path: csv, least: 1 }),
  );
  expect(rows).toEqual([{ a: 2n }]);
});

test("names and texts stay what they are inside a statement", async () => {
  const rows = await withDuckDB({ folders: [] }, (db) =>
    db.rows(`SELECT ${sqlText("it's; --")} AS ${sqlName('a "b"; --')}`),
  );
  expect(rows).toEqual([{ 'a "b"; --': "it's; --" }]);
});

test("its temporary folder goes away, also when a statement fails", async () => {
  const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith("jembatan-duckdb-"));
  let during: string[] = [];
  const before = new Set(temporary());
  await expect(
    withDuckDB({ folders: [] }, async (db) => {
      during = temporary().filter((name) => !before.has(name));
      await db.run("SELECT nonsense");
    }),
  ).rejects.toThrow("nonsense");
  expect(during.length).toBeGreaterThan(0);
  expect(temporary().filter((name) => during.includes(name) && !before.has(name))).toEqual([]);
});

test("a disk without room is told from other failures", () => {
  expect(isDiskFull(new Error("IO Error: Could not write file: No space left on device"))).toBe(true);
  expect(isDiskFull(new Error("Binder Error: nonsense"))).toBe(false);
});
