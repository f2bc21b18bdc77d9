import { describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { workbookOf } from "../platform/test-workbook.ts";
import { zipOf } from "../platform/test-zip.ts";
import { readItemFile } from "./item-file.ts";

const folder = testFolder();
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const types = { name: "[Content_Types].xml", content: "<Types/>" };
const word = (body: string, more: { name: string; content: string }[] = []) =>
  zipOf([
    types,
    { name: "word/document.xml", content: `<w:document ${w}><w:body>${body}</w:body></w:document>` },
    ...more,
  ]);

const read = (name: string, content: string | Uint8Array) =>
  readItemFile(folder.write("file", content), name);

describe("what is not kept", () => {
  test.each([
    ["a photo", "modul.pdf", Buffer.from("ffd8ffe0", "hex"), "ITEM_FILE_PICTURE"],
    ["a file that is called like a passport", "Paspor.pdf", "%PDF-1.7", "IDENTITY_PAPER_NAME"],
    ["a DOC from before 2007", "modul.doc", Buffer.from("d0cf11e0a1b11ae1", "hex"), "ITEM_FILE_OLD"],
    [
      "an archive of something else",
      "modul.zip",
      zipOf([types, { name: "a.txt", content: "x" }]),
      "ITEM_FILE_KIND",
    ],
    ["a page of the web", "modul.txt", "<html><script>x</script></html>", "ITEM_FILE_KIND"],
    ["text that is no UTF-8", "modul.txt", Buffer.from("636166e9", "hex"), "ITEM_FILE_KIND"],
    ["nothing at all", "modul.txt", "", "ITEM_FILE_BROKEN"],
    [
      "an office file that was cut off",
      "modul.docx",
      word(paragraph("x")).subarray(0, 90),
      "ITEM_FILE_BROKEN",
    ],
    [
      "a Word file that declares entities",
      "modul.docx",
      zipOf([
        types,
        { name: "word/document.xml", content: `<!DOCTYPE a [<!ENTITY b "c">]><w:document ${w}/>` },
      ]),
      "ITEM_FILE_BROKEN",
    ],
    [
      "a Word file with macros",
      "modul.docx",
      word(paragraph("x"), [{ name: "word/vbaProject.bin", content: "x" }]),
      "ITEM_FILE_MACROS",
    ],
  ])("%s", async (_, name, content, code) => {
    expect(await read(name, content)).toMatchObject({ ok: false, code });
  });

  test("a file of more than 10 MB", async () => {
    expect(await read("modul.txt", Buffer.alloc(10 * 1024 * 1024 + 1, "a"))).toMatchObject({
      code: "ITEM_FILE_TOO_LARGE",
    });
  });
});

describe("what is kept, with the words in it", () => {
  test("a Word file: its paragraphs, and not what was struck out", async () => {
    const content = word(
      `${paragraph("Modul satu")}${paragraph("Sensor")}<w:p><w:del><w:r><w:delText>tidak</w:delText></w:r></w:del></w:p>`,
    );
    expect(await read("Modul.docx", content)).toEqual({
      ok: true,
      file: { kind: "docx", label: "Modul.docx", text: "Modul satu\nSensor" },
    });
  });

  test("slides, in their order", async () => {
    const slide = (number: number, text: string) => ({
      name: `ppt/slides/slide${number}.xml`,
      content: `<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`,
    });
    const content = zipOf([
      types,
      { name: "ppt/presentation.xml", content: "<x/>" },
      slide(10, "akhir"),
      slide(2, "awal"),
    ]);
    expect(await read("slide", content)).toMatchObject({ file: { kind: "pptx", text: "awal\n\nakhir" } });
  });

  test("a workbook, cell by cell", async () => {
    const content = await workbookOf({
      Jadwal: [
        ["Hari", "Topik"],
        ["1", "Sensor"],
      ],
    });
    expect(await read("jadwal.xlsx", content)).toMatchObject({
      file: { kind: "xlsx", text: "Hari\tTopik\n1\tSensor" },
    });
  });

  test("plain and marked-up text", async () => {
    expect(await read("catatan.md", "\uFEFF# Modul\n")).toMatchObject({
      file: { kind: "md", text: "# Modul" },
    });
    expect(await read("catatan", "Modul")).toMatchObject({ file: { kind: "txt", label: "catatan.txt" } });
  });

  test("a PDF, whose words are not read here", async () => {
    expect(await read("modul.PDF", "%PDF-1.7 x")).toEqual({
      ok: true,
      file: { kind: "pdf", label: "modul.pdf", text: null },
    });
  });
});
