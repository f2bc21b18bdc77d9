import { describe, expect, test } from "vitest";
import { attachmentKind } from "./attachment.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const zip = (...names: string[]) => bytes(`PK\u0003\u0004${names.join("\u0000")}`);

describe("what is not taken, whatever it is called", () => {
  test.each([
    ["a page", bytes("<!doctype html>,\n<p>,</p>")],
    ["a program", Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1)],
    ["a workbook with macros", zip("xl/workbook.xml", "xl/vbaProject.bin")],
    ["another archive", zip("word/document.xml")],
    ["text without columns", bytes("just\nwords")],
    ["a table in another encoding", Uint8Array.of(0x61, 0x2c, 0xff, 0x0a, 0x62, 0x2c, 0x63)],
    ["nothing", new Uint8Array()],
  ])("%s", (_, document) => {
    expect(attachmentKind(document)).toBeNull();
  });
});

test.each([
  ["a PDF", "pdf", bytes("%PDF-1.7 …")],
  ["a workbook", "xlsx", zip("[Content_Types].xml", "xl/workbook.xml")],
  ["a table", "csv", bytes("jabatan;jumlah\r\njuru las;3\r\n")],
])("%s is taken", (_, kind, document) => {
  expect(attachmentKind(document)).toBe(kind);
});
