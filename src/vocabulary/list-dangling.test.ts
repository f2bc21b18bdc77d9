import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importScheme } from "./import-scheme.ts";
import { listDangling } from "./list-dangling.ts";
import { readStats } from "./read-stats.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, bureau } = principals;
const list = (version = "1.2.0", offset = 0) =>
  db.run(listDangling, anonymous, { scheme: "esco", version, offset });

beforeAll(async () => {
  const path = folder.path("esco");
  mkdirSync(path);
  const links = Array.from({ length: 60 }, (_, i) => `u/a1,optional,u/gone${i}\n`);
  const files = {
    "occupations.csv": "conceptUri,preferredLabel\nu/a1,data analyst\n",
    "skills.csv": "conceptUri,preferredLabel\nu/b1,SQL\n",
    "occupationSkillRelations.csv": `occupationUri,relationType,skillUri\n${links.join("")}u/gone,essential,u/b1\n`,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  await db.run(importScheme, bureau.statistician, { format: "esco", path, fileName: "esco" });
});

test("a version that is not here is said", async () => {
  expect(await list("9")).toEqual({
    ok: false,
    code: "VERSION_NOT_FOUND",
    params: { scheme: "ESCO", version: "9" },
  });
});

test("each link is listed with its file and row, and the title of the end that is there", async () => {
  const first = await list();
  if (!first.ok) throw new Error(first.code);
  expect(first.total).toBe(61);
  expect(first.lines).toHaveLength(50);
  expect(first.lines[0]).toEqual({
    file: "occupationSkillRelations.csv",
    row: 2,
    kind: "optional",
    from: "a1",
    fromTitle: { en: "data analyst" },
    to: "u/gone0",
    toTitle: null,
  });
  const second = await list("1.2.0", 50);
  if (!second.ok) throw new Error(second.code);
  expect(second.lines).toHaveLength(11);
  expect(second.lines.at(-1)).toMatchObject({
    row: 62,
    from: "u/gone",
    fromTitle: null,
    toTitle: { en: "SQL" },
  });
});

test("how many there are stands with the version", async () => {
  const stats = await db.run(readStats, anonymous, {});
  expect(stats.ok && stats.versions).toMatchObject([{ kinds: { occupation: 1, skill: 1 }, dangling: 61 }]);
});
