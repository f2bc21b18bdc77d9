import { describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { wordFile } from "./word-file.ts";
import { sheetOf } from "./word-frame.ts";
import { readOrigin } from "./word-mark.ts";
import { markOf, partsOf, uuid, wordAbout, wordBase, wordBytes } from "./word.fixture.ts";

const folder = testFolder();
const written = async (bytes: Uint8Array) => {
  const parts = await partsOf(folder.write("versi.docx", bytes));
  const part = (name: string) => parts.get(name) ?? "";
  const words = (name: string) =>
    [...part(name).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("|");
  return { parts, part, words, document: part("word/document.xml") };
};
const own = await written(await wordBytes());

describe("a version as a Word file", () => {
  test("has each paragraph in both languages under a bookmark that names it, its language and its version", () => {
    for (const { paragraphs } of wordBase.clauses)
      for (const { id } of paragraphs)
        for (const language of ["id", "en"] as const)
          expect(own.document).toContain(`w:name="${markOf(Number(id.slice(-4)), language)}"`);
  });

  test("gives every name of a bookmark once and within what Word takes", () => {
    const names = [...own.document.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]*)"/g)].map(
      ([, name = ""]) => name,
    );
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,39}$/);
  });

  test("writes figures in the way of each language, and says of each run which language it is", () => {
    expect(own.document).toContain("Rp\u00a02.500.000.000");
    expect(own.document).toContain("IDR\u00a02,500,000,000");
    expect(own.document).toMatch(/w:lang w:val="id-ID"\/><\/w:rPr><w:t[^>]*>Latar belakang/);
    expect(own.document).toMatch(/w:lang w:val="en-GB"\/><\/w:rPr><w:t[^>]*>Background/);
  });

  test("carries version, hash, page numbers and the mark of invented content around it", async () => {
    expect(own.words("word/header1.xml")).toContain("Versi 3 · Version 3 · SHA-256 3f2a91c0d1e2");
    expect(own.words("word/header1.xml")).toContain("DATA CONTOH");
    expect(own.part("word/footer1.xml")).toMatch(/PAGE.*NUMPAGES/s);
    const property = /<vt:lpwstr>([^<]*)/.exec(own.part("docProps/custom.xml"))?.[1] ?? "";
    expect(readOrigin(property)).toEqual({
      proposal: uuid(1),
      version: 3,
      hash: wordAbout.hash,
      author: null,
    });
    const real = await written(await wordFile(sheetOf({ ...wordBase, synthetic: false }, wordAbout)));
    expect(real.words("word/header1.xml")).not.toContain("DATA CONTOH");
  });

  test("is opened with tracking on, so that what is changed in it shows", () => {
    expect(own.part("word/settings.xml")).toContain("<w:trackRevisions");
  });

  test("numbers a clause where it begins, and repeats the headings of the columns on every page", () => {
    expect(own.document.match(/<w:tblHeader\/>/g)?.length).toBe(1);
    expect(own.words("word/document.xml")).toContain(
      "|2|Penempatan tenaga ahli|Placement of experts|Pihak Singapura",
    );
  });

  test("keeps lines, and leaves out what no program can read", async () => {
    const odd = structuredClone(wordBase);
    const [paragraph] = odd.clauses[0]?.paragraphs ?? [];
    if (!paragraph) throw new Error("a paragraph");
    paragraph.text = { id: "satu\ndua\u0000\ud800", en: "<b>&amp;" };
    const { document } = await written(await wordFile(sheetOf(odd, wordAbout)));
    expect(document).toMatch(/>satu<\/w:t>.*<w:br\/><w:t[^>]*>dua\ufffd<\/w:t>/s);
    expect(document).toContain("&lt;b&gt;&amp;amp;");
  });
});

describe("a version with the changes against an earlier one", () => {
  const earlier = structuredClone(wordBase);
  const [first, second, third] = earlier.clauses;
  if (!first || !second || !third) throw new Error("three clauses");
  second.figures = { ...second.figures, weeks: { type: "number", value: 12, unit: "person-week" } };
  first.paragraphs.splice(1, 1);
  third.paragraphs.push({
    id: uuid(99),
    role: "text",
    version: 1,
    text: { id: "Gugur.", en: "Gone." },
    stale: null,
  });
  const compared = wordFile(sheetOf(wordBase, wordAbout, { document: earlier, number: 2 }));

  test("shows a figure that changed as a change in both languages, in the name of the two versions", async () => {
    const { document } = await written(await compared);
    const change = (before: string, after: string) =>
      new RegExp(
        `<w:del [^>]*w:author="Versi 2 → Versi 3"[^>]*>.{0,200}>${before}</w:delText>.{0,400}<w:ins [^>]*>.{0,200}>${after}</w:t>`,
        "s",
      );
    expect(document).toMatch(change(" ?12", " ?24"));
    expect(document.match(/>\s?12<\/w:delText>/g)?.length).toBe(2);
  });

  test("shows a paragraph that came as a row put in, and one that went as a row struck out without its bookmark", async () => {
    const { document } = await written(await compared);
    const rows = document.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    const row = (words: string) => rows.find((one) => one.includes(words)) ?? "";
    expect(row("Kedua kementerian")).toMatch(/<w:trPr>.*<w:ins /s);
    expect(row("Gugur.")).toMatch(/<w:trPr>.*<w:del /s);
    expect(row("Gugur.")).not.toContain('w:name="Jp');
  });
});
