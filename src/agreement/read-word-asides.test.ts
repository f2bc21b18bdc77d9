import { describe, expect, test } from "vitest";
import { documentPart, instead, run, wordBench } from "./word-bench.fixture.ts";
import { packed, uuid } from "./word.fixture.ts";

const { parts, changed, read } = await wordBench();

describe("what is no paragraph's", () => {
  const at = (xml: string, more: string) => instead(xml, "Background", run("Background") + more);

  test("a text box is for a person to place, once, and told", async () => {
    const words = `<w:txbxContent><w:p>${run("Kotak")}</w:p></w:txbxContent>`;
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${words}</w:drawing></mc:Choice><mc:Fallback><w:pict>${words}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const { unplaced, findings, others } = await read(await changed((xml) => at(xml, box)));
    expect(unplaced).toMatchObject([{ kind: "text-box", text: "Kotak", after: uuid(11), language: "en" }]);
    expect(findings).toMatchObject([{ code: "WORD_TEXT_BOX", expected: "1" }]);
    expect(others).toEqual([]);
  });

  test("an image is told", async () => {
    const image = `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Foto"/></wp:inline></w:drawing></w:r>`;
    const { findings, others } = await read(await changed((xml) => at(xml, image)));
    expect([findings, others]).toMatchObject([[{ code: "WORD_IMAGE", expected: "1" }], []]);
  });

  test("a footnote is for a person to place, and told", async () => {
    const own = await parts();
    own.set(documentPart, at(own.get(documentPart) ?? "", `<w:r><w:footnoteReference w:id="7"/></w:r>`));
    const note = `<w:footnote w:id="7"><w:p>${run("Lihat lampiran.")}</w:p></w:footnote></w:footnotes>`;
    own.set("word/footnotes.xml", (own.get("word/footnotes.xml") ?? "").replace("</w:footnotes>", note));
    const { unplaced, findings } = await read(packed(own));
    expect(unplaced).toMatchObject([{ kind: "note", text: "Lihat lampiran.", after: uuid(11) }]);
    expect(findings).toMatchObject([{ code: "WORD_NOTE" }]);
  });

  test("a head that was changed, a title, a number and a line outside of the table", async () => {
    const head = await read(
      await changed((xml) => xml.replace("Versi 3", "Versi 4 (MOM)"), "word/header1.xml"),
    );
    expect(head.unplaced).toMatchObject([{ kind: "header", text: expect.stringContaining("Versi 4 (MOM)") }]);
    expect(head.findings).toMatchObject([{ code: "WORD_HEADER" }]);
    const rest = await read(
      await changed((xml) =>
        instead(xml, "3", run("3a"))
          .replace("Proposal for Cooperation", "Concept for Cooperation")

          .replace("<w:sectPr", `<w:p>${run("Salam, MOM")}</w:p><w:sectPr`),
      ),
    );
    expect(rest.unplaced.map(({ kind, text }) => [kind, text])).toEqual([
      ["title", "Concept for Cooperation on Tech Talent"],
      ["number", "3a"],
      ["text", "Salam, MOM"],
    ]);
  });

  test("text that is hidden is read like all other text, and told", async () => {
    const hidden = `<w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r>`;
    const { others, findings } = await read(await changed((xml) => at(xml, hidden)));
    expect(others).toMatchObject([{ text: "Background secretly" }]);
    expect(findings).toMatchObject([{ code: "WORD_HIDDEN" }]);
  });

  test("links, templates and fields that point outside are told and never fetched", async () => {
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const out = (id: string, kind: string, target: string) =>
      `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}" TargetMode="External"/>`;
    const linked = await changed(
      (xml) =>
        xml.replace(
          "</Relationships>",
          `${out("x1", "hyperlink", "https://example.org/a")}${out("x2", "attachedTemplate", "https://example.org/b.dotm")}</Relationships>`,
        ),
      "word/_rels/document.xml.rels",
    );
    expect((await read(linked)).findings).toMatchObject([
      { code: "WORD_LINK", found: "https://example.org/a" },
      { code: "WORD_EXTERNAL", found: "attachedTemplate: https://example.org/b.dotm" },
    ]);
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDETEXT "//srv/x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(" isi")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const { findings, others } = await read(await changed((xml) => at(xml, field)));
    expect(findings).toMatchObject([{ code: "WORD_EXTERNAL", found: `INCLUDETEXT "//srv/x"` }]);
    expect(others).toMatchObject([{ text: "Background isi" }]);
  });

  test("a number of pages in the middle of a text swallows no word behind it", async () => {
    const open = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
    const { others } = await read(await changed((xml) => at(xml, open)));
    expect(others).toEqual([]);
  });
});
