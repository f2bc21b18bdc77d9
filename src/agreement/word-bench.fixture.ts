import { expect } from "vitest";
import { findingsOf, testFolder } from "../platform/test-files.ts";
import { frameWords } from "./word-frame.ts";
import { readWordHere, usualLimits, type WordLimits } from "./word-reader.ts";
import { markOf, packed, partsOf, wordBase, wordBytes } from "./word.fixture.ts";

export const documentPart = "word/document.xml";
export const readOptions = { fileName: "balasan.docx", frame: frameWords(), sent: [] };

/** A folder in which the file of `wordBase` is changed and read: called once by a test file. */
export async function wordBench() {
  const folder = testFolder();
  const bytes = await wordBytes();
  const back = (content: string | Uint8Array) => folder.write("balasan.docx", content);
  const parts = () => partsOf(folder.write("out.docx", bytes));
  return {
    folder,
    bytes,
    back,
    parts,
    /** The file that went out, with what a person or a program made of its document or another part. */
    async changed(change: (xml: string) => string, part = documentPart) {
      const own = await parts();
      const before = own.get(part) ?? "";
      const after = change(before);
      expect(after).not.toBe(before);
      return packed(own.set(part, after));
    },
    async read(content: Uint8Array) {
      const outcome = await readWordHere(back(content), wordBase, readOptions);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      const { reading } = outcome;
      return { ...reading, others: reading.paragraphs.filter(({ state }) => state !== "unchanged") };
    },
    /** What a file is refused for, in the thread that asks: one of its own would say the same. */
    async refusedFor(content: string | Uint8Array, limits: Partial<WordLimits> = {}) {
      const outcome = await readWordHere(back(content), wordBase, readOptions, { ...usualLimits, ...limits });
      return findingsOf(outcome).map(({ code, found }) => [code, found]);
    },
  };
}

export const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const by = `w:id="900" w:author="Tan Wei Ling" w:date="2027-02-03T04:05:06Z"`;
export const inserted = (text: string) => `<w:ins ${by}>${run(text)}</w:ins>`;
export const deleted = (text: string) =>
  `<w:del ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;

/** Another run, or more, in place of the one that says this and nothing else. */
export const instead = (xml: string, text: string, more: string) =>
  xml.replace(new RegExp(`<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>${text}</w:t></w:r>`), more);

type Place = { from: number; until: number };
/** Cells and rows of the file by their bookmark. */
export const cellOf = (xml: string, number: number, language: "id" | "en"): Place => {
  const at = xml.indexOf(markOf(number, language));
  return { from: xml.lastIndexOf("<w:tc>", at), until: xml.indexOf("</w:tc>", at) + "</w:tc>".length };
};
export const rowOf = (xml: string, number: number): Place => {
  const at = xml.indexOf(markOf(number, "id"));
  return { from: xml.lastIndexOf("<w:tr>", at), until: xml.indexOf("</w:tr>", at) + "</w:tr>".length };
};
export const without = (xml: string, { from, until }: Place) => xml.slice(0, from) + xml.slice(until);
export const unmarked = (xml: string) => xml.replaceAll(/<w:bookmark(Start|End)[^>]*\/>/g, "");
