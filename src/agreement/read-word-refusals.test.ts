import { describe, expect, test } from "vitest";
import { findingsOf } from "../platform/test-files.ts";
import { zipOf } from "../platform/test-zip.ts";
import { readWord } from "./read-word.ts";
import { documentPart, readOptions, run, wordBench } from "./word-bench.fixture.ts";
import { wordFile } from "./word-file.ts";
import { sheetOf } from "./word-frame.ts";
import { readWordHere, type WordLimits } from "./word-reader.ts";
import { packed, partsOf, uuid, wordAbout, wordBase } from "./word.fixture.ts";

const { folder, bytes, back, parts, changed, read, refusedFor } = await wordBench();

describe("what is refused before anything is parsed", () => {
  test("a file that is not there", async () => {
    expect(findingsOf(await readWord(folder.path("absent.docx"), wordBase))).toMatchObject([
      { code: "FILE_NOT_FOUND" },
    ]);
  });

  test("a file that is no Word document, whatever it is called", async () => {
    expect(await refusedFor("Usulan")).toEqual([["FILE_NOT_WORD", undefined]]);
    expect(await refusedFor("%PDF-1.7")).toEqual([["FILE_NOT_WORD", "PDF"]]);
    expect(await refusedFor(String.raw`{\rtf1}`)).toEqual([["FILE_NOT_WORD", "RTF"]]);
    expect(await refusedFor(zipOf([{ name: "xl/workbook.xml", content: "<a/>" }]))).toEqual([
      ["FILE_NOT_WORD", "XLSX"],
    ]);
    expect(await refusedFor(zipOf([{ name: "content.xml", content: "<a/>" }]))).toEqual([
      ["FILE_NOT_WORD", "ODT"],
    ]);
  });

  test("a document of before 2007, and one that is locked with a password", async () => {
    const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504)]);
    expect(await refusedFor(old)).toEqual([["WORD_OLD", undefined]]);
    const locked = Buffer.concat([old, Buffer.from("EncryptedPackage", "utf16le")]);
    expect(await refusedFor(locked)).toEqual([["WORD_LOCKED", undefined]]);
  });

  test("a document with macros: by its part, and by what it is declared to be", async () => {
    const own = await parts();
    expect(await refusedFor(packed(new Map([...own, ["word/vbaProject.bin", "x"]])))).toEqual([
      ["WORD_MACROS", undefined],
    ]);
    const declared = await changed(
      (xml) =>
        xml.replace(
          "openxmlformats-officedocument.wordprocessingml.document.main",
          "ms-word.document.macroEnabled.main",
        ),
      "[Content_Types].xml",
    );
    expect(await refusedFor(declared)).toEqual([["WORD_MACROS", undefined]]);
  });

  test("a bomb: a part that unpacks to hundreds of times its size, also where nothing names it", async () => {
    const bomb = ["word/media/image1.png", Buffer.alloc(4 * 1024 * 1024, " ")] as const;
    const own = await parts();
    expect(await refusedFor(packed(new Map<string, string | Uint8Array>([...own, bomb])))).toEqual([
      ["ZIP_RATIO", "image1.png"],
    ]);
  });

  test("a file larger than any that is sent, and text larger than any that is read", async () => {
    expect(await refusedFor(bytes, { fileBytes: 1_000 })).toEqual([["WORD_TOO_HEAVY", undefined]]);
    expect(await refusedFor(bytes, { parsedBytes: 1_000 })).toEqual([["WORD_TOO_LARGE", undefined]]);
    expect(await refusedFor(bytes, { unpackedBytes: 1_000 })).toMatchObject([["ZIP_TOO_LARGE", /./]]);
  });

  test("a file that takes more time or memory than it is given", async () => {
    const inThread = async (content: Uint8Array, limits: Partial<WordLimits>) =>
      findingsOf(await readWord(back(content), wordBase, { limits })).map(({ code }) => code);
    expect(await inThread(bytes, { seconds: 0 })).toEqual(["WORD_TOO_SLOW"]);
    const many = Array.from({ length: 60_000 }, (_, i) => `<w:p>${run(String(i * 7919))}</w:p>`).join("");
    const much = await changed((xml) => xml.replace("<w:body>", `<w:body>${many}`));
    expect(await inThread(much, { memory: 24 })).toEqual(["WORD_TOO_LARGE"]);
  });

  test("a document type or entities, cut or broken XML, text that is not UTF-8", async () => {
    const laughs = await changed((xml) =>
      xml.replace("<w:document", `<!DOCTYPE w [<!ENTITY a "ha">]><w:document`),
    );
    expect(await refusedFor(laughs)).toEqual([["WORD_BROKEN", `${documentPart}: <!DOCTYPE`]]);
    for (const wrong of [
      await changed((xml) => xml.slice(0, -40)),
      await changed((xml) => xml.replace("</w:body>", "</w:boby>")),
      await changed((xml) => xml.replace("Latar belakang", "&latar;")),
    ])
      expect(await refusedFor(wrong)).toMatchObject([["WORD_BROKEN", expect.stringContaining(documentPart)]]);
    const own = new Map<string, string | Uint8Array>(await parts());
    own.set(documentPart, Buffer.concat([Buffer.from(String(own.get(documentPart))), Buffer.from([0xff])]));
    expect(await refusedFor(packed(own))).toEqual([["WORD_BROKEN", `${documentPart}: utf-8`]]);
  });

  test("elements within elements without end", async () => {
    const depth = 30_000;
    const deep = await changed((xml) =>
      xml.replace("<w:body>", `<w:body>${"<w:sdt>".repeat(depth)}${"</w:sdt>".repeat(depth)}`),
    );
    expect(await refusedFor(deep)).toMatchObject([["WORD_BROKEN", /./]]);
  });
});

describe("a document of something else", () => {
  test("of another proposal is refused, also where its properties are gone", async () => {
    const other = {
      ...wordBase,
      proposal: uuid(2),
      clauses: wordBase.clauses.map((clause) => ({
        ...clause,
        paragraphs: clause.paragraphs.map((one, i) => ({ ...one, id: uuid(900 + clause.number * 10 + i) })),
      })),
    };
    const path = folder.write("lain.docx", await wordFile(sheetOf(other, wordAbout)));
    expect(await readWord(path, wordBase)).toMatchObject({
      ok: false,
      code: "WORD_OTHER_PROPOSAL",
      params: { file: "lain.docx" },
    });
    const parts = await partsOf(path);
    parts.delete("docProps/custom.xml");
    const nameless = folder.write("lain.docx", packed(parts));
    expect(await readWordHere(nameless, wordBase, readOptions)).toMatchObject({
      code: "WORD_OTHER_PROPOSAL",
    });
  });

  test("without a word of the proposal is refused", async () => {
    const own = await parts();
    own.delete("docProps/custom.xml");
    const body = `<w:body><w:p>${run("Undangan rapat")}</w:p></w:body>`;
    own.set(documentPart, (own.get(documentPart) ?? "").replace(/<w:body>.*<\/w:body>/s, body));
    const path = folder.write("undangan.docx", packed(own));
    expect(await readWordHere(path, wordBase, readOptions)).toMatchObject({
      ok: false,
      code: "WORD_NOTHING_PLACED",
    });
  });

  test("of an earlier version is read, and it is told", async () => {
    const earlier = structuredClone(wordBase);
    for (const { paragraphs } of earlier.clauses) for (const one of paragraphs) one.version = 2;
    const file = await wordFile(sheetOf(earlier, { ...wordAbout, number: 2 }));
    const { findings, others, origin } = await read(file);
    expect(findings).toMatchObject([{ code: "WORD_OTHER_VERSION", found: "2" }]);
    expect(others).toEqual([]);
    expect(origin).toMatchObject({ version: 2, proposal: wordBase.proposal });
  });
});
