import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { zipOf } from "../platform/test-zip.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importScheme } from "./import-scheme.ts";
import { keepUpload } from "./keep-upload.ts";
import { readImport } from "./read-import.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { bureau, agency, ministry } = principals;

const zip = folder.write(
  "esco.zip",
  zipOf([
    { name: "occupations_en.csv", content: "conceptUri,preferredLabel\nu/a1,data analyst\n" },
    { name: "skills_en.csv", content: "conceptUri,preferredLabel\nu/b1,SQL\n" },
  ]),
);
const ask = { format: "esco", fileName: "esco.zip" } as const;

/** Work of an organisation as the queue leaves it. */
async function noted(organisation: string, state: string, outcome: object | null) {
  const id = randomUUID();
  await db.sql`insert into platform.progress (progress_id, organisation_id, title, state, outcome)
    values (${id}, ${organisation}, '{"id": "Memeriksa", "en": "Checking"}', ${state},
      ${outcome && JSON.stringify(outcome)}::jsonb)`;
  return id;
}

describe("what is refused", () => {
  test("an import of an upload that is kept no longer", async () => {
    for (const upload of [randomUUID(), "../../etc/passwd"])
      expect(await db.run(importScheme, bureau.statistician, { ...ask, upload })).toEqual({
        ok: false,
        code: "UPLOAD_GONE",
        params: { file: "esco.zip" },
      });
  });

  test("uploads of whoever may not import", async () => {
    for (const principal of [bureau.officer, bureau.head, ministry.reader, bureau.worker])
      expect(await db.run(keepUpload, principal, { path: zip })).toMatchObject({ code: "NOT_PERMITTED" });
  });

  test("a look at another organisation's import, at work of another kind, and at none", async () => {
    const others = await noted(agency.statistician.organisation, "running", null);
    const computing = await noted(bureau.statistician.organisation, "done", { ok: true, list: "x" });
    for (const id of [others, computing, randomUUID()])
      expect(await db.run(readImport, bureau.statistician, { id })).toMatchObject({
        code: "RECORD_NOT_FOUND",
      });
  });
});

test("an upload is checked first and imported later; what was asked goes with the report", async () => {
  const kept = await db.run(keepUpload, bureau.statistician, { path: zip });
  if (!kept.ok) throw new Error(kept.code);
  const input = { ...ask, upload: kept.upload };
  const checked = await db.run(importScheme, bureau.statistician, { ...input, dryRun: true, source: "ESCO" });
  expect(checked).toMatchObject({
    ok: true,
    occupations: 1,
    asked: { format: "esco", fileName: "esco.zip", upload: kept.upload, source: "ESCO" },
  });
  expect(await db.sql`select from vocabulary.version`).toHaveLength(0);
  const id = await noted(bureau.statistician.organisation, "done", checked);
  expect(await db.run(readImport, bureau.statistician, { id })).toMatchObject({
    state: "done",
    result: { ok: true, dryRun: true, asked: { upload: kept.upload } },
  });
  expect(await db.run(importScheme, bureau.statistician, input)).toMatchObject({ ok: true, dryRun: false });
  expect(await db.sql`select file_name from vocabulary.version`).toEqual([{ file_name: "esco.zip" }]);
});
