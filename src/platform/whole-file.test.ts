import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testFolder } from "./test-files.ts";
import { writeOut } from "./whole-file.ts";

const folder = testFolder();

describe("a file that somebody asked for", () => {
  test("where no file can be, the refusal names it and says why", async () => {
    const blocked = join(folder.write("berkas.txt", "x"), "x.csv");
    expect(await writeOut(blocked, "isi")).toEqual({
      ok: false,
      code: "FILE_NOT_WRITTEN",
      params: { file: "x.csv", reason: expect.stringMatching(/^(ENOTDIR|EEXIST)$/) },
    });
  });

  test("is there whole, in place of the one before", async () => {
    const path = folder.write("keluar.csv", "lama");
    expect(await writeOut(path, "baru")).toMatchObject({ ok: true });
    expect(readFileSync(path, "utf8")).toBe("baru");
  });
});
