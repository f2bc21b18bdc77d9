import { describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { reasons } from "./driver.ts";
import { answerTemplate, gapTemplate } from "./file-template.ts";
import { readWord, reasonWords, wordIn } from "./file-words.ts";
import { readGapFile } from "./gap-file.ts";
import { readTermName, termKinds, termWords } from "./gap-term.ts";
import { readSubmissionFile } from "./submission-file.ts";

const folder = testFolder();
const codes = { codes: new Set(["7212"]), codeList: "kbji/2014" };
const areas = { areas: new Set(["32"]), areaList: "bps-provinces" };

describe("what stands in a cell", () => {
  test("every reason and every term can be written in Indonesian and in English, and no word means two", () => {
    for (const name of reasons)
      for (const language of ["id", "en"] as const)
        expect(readWord(reasonWords, wordIn(reasonWords, name, language))).toBe(name);
    for (const name of termKinds)
      for (const language of ["id", "en"] as const)
        expect(readWord(termWords, wordIn(termWords, name, language))).toBe(name);
  });

  test("however it is spaced, joined or written large; another word is none", () => {
    expect(readWord(reasonWords, " Upah  atau-LOKASI ")).toBe("pay-or-place");
    expect(readWord(reasonWords, "upah")).toBeUndefined();
    expect(readTermName("Daya tampung: BLK Bekasi")).toEqual({ kind: "seats", programme: "BLK Bekasi" });
    expect(readTermName("orang_bekerja")).toEqual({ kind: "employed", programme: null });
    expect(readTermName("orang bekerja: BLK Bekasi")).toBeNull();
  });
});

describe.each(["id", "en"] as const)("the file to fill in (%s)", (language) => {
  test("of answers is taken as it comes: its reason is one of ours", async () => {
    const path = folder.write("answers.csv", answerTemplate(language));
    const read = await readSubmissionFile(path, { ...codes, ...areas }, { fileName: "answers.csv" });
    expect(read).toMatchObject({
      ok: true,
      rows: 1,
      submissions: [{ kind: "firm", lines: [{ vacancies: 4, openDays: 90, reason: "lacks-experience" }] }],
    });
  });

  test("of terms is taken as it comes", async () => {
    const path = folder.write("terms.csv", gapTemplate(language, { code: "7212", year: 2025 }));
    const read = await readGapFile(path, { ...codes, ...areas }, { fileName: "terms.csv" });
    expect(read).toMatchObject({
      ok: true,
      terms: [{ code: "7212", area: "national", year: 2025, term: "employed", value: 1_200, assumed: false }],
    });
  });
});
