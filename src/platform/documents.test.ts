import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { print, printReport, typeset, type Print } from "./documents.ts";
import { reportTemplate, type Report } from "./print-style.ts";

const about: Print = {
  language: "id",
  title: "Daftar pekerjaan",
  date: "2026-03-02",
  synthetic: false,
  author: "Pusat Data",
};
const shown = "#data.text";

/** A PDF as text: what stands in the open, and the streams unpacked. */
function unpacked(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = ""]) => {
    try {
      return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
    } catch {
      return body;
    }
  });
  return [raw, ...streams].join("\n");
}

/** The letters that can be taken out of a PDF: what its maps from glyphs to letters name. */
function letters(pdf: Uint8Array): string {
  const maps = [...unpacked(pdf).matchAll(/beginbf(?:char|range)([\s\S]*?)endbf/g)].map(
    ([, map = ""]) => map,
  );
  const codes = maps.flatMap((map) =>
    map
      .trim()
      .split("\n")
      .map((line) => /<([0-9a-f]+)>\s*$/i.exec(line)?.[1] ?? ""),
  );
  return codes.map((hex) => Buffer.from(hex, "hex").swap16().toString("utf16le")).join("");
}

const report = (rows: string[][]): Report => ({
  lead: "Diurutkan menurut kekurangan tenaga kerja.",
  facts: [{ term: "Sumber", description: "Sakernas" }],
  tables: [
    {
      caption: "Pekerjaan",
      columns: [
        { heading: "Kode", width: 1 },
        { heading: "Orang", width: 2, align: "right" },
      ],
      rows,
      empty: "Belum ada pekerjaan.",
      note: "Orang, tertimbang.",
    },
  ],
  method: {
    title: "Cara hitung",
    facts: [{ term: "Rentang", description: "Satu putaran memberi tingkat." }],
  },
  sources: { title: "Sumber", lines: ["BPS, 2020"] },
});

describe("what a print refuses to be", () => {
  test("data is never markup: what looks like a command is printed as it was typed", async () => {
    const text = '#panic("x") $ ] [ \\ *b* _i_ @ref <tag> `raw` // /* #sys.inputs #include "/etc/passwd"';
    const { pdf, warnings } = await typeset(shown, { text }, about);
    expect(warnings).toEqual([]);
    for (const letter of '#$][\\*_@<>`/"') expect(letters(pdf)).toContain(letter);
  });

  test("a template that is wrong is a bug, not a page", async () => {
    await expect(print("#no-such-thing()", {}, about)).rejects.toThrow("no-such-thing");
  });

  test("a font that is not there is told, and no font of the machine takes its place", async () => {
    const { pdf, warnings } = await typeset('#text(font: "Nowhere Sans")[abc]', {}, about).catch(() => ({
      pdf: new Uint8Array(),
      warnings: ["not set"],
    }));
    expect(warnings).not.toEqual([]);
    expect(unpacked(pdf)).not.toMatch(/Liberation|DejaVu|Libertinus/);
  });
});

describe("a print", () => {
  test("is PDF/UA-1: tagged, in its language, with its title, day and issuer", async () => {
    const text = unpacked(await print(shown, { text: "Isi" }, { ...about, language: "en" }));
    expect(text).toContain("/StructTreeRoot");
    expect(text).toContain("/Marked true");
    expect(text).toContain("/Lang (en)");
    expect(text).toContain("Daftar pekerjaan");
    expect(text).toContain("Pusat Data");
    expect(text).toMatch(/pdfuaid:part(>|=")1/);
    expect(text).toContain("D:20260302");
  });

  test("carries its letters: the text can be taken out again", async () => {
    const taken = letters(await print(shown, { text: "Kéjuruan Ńğ – “¼”" }, about));
    for (const letter of "KéjuruanŃğ–“¼”") expect(taken).toContain(letter);
  });

  test("is the same to the byte when printed again, also in between other prints", async () => {
    const first = await printReport(report([["2511", "1.234"]]), about);
    await print(shown, { text: "lain" }, { ...about, synthetic: true });
    const again = await printReport(report([["2511", "1.234"]]), about);
    expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
    const nextDay = await printReport(report([["2511", "1.234"]]), { ...about, date: "2026-03-03" });
    expect(Buffer.from(nextDay).equals(Buffer.from(first))).toBe(false);
  });

  test("of synthetic data says so, in its pages and in its description", async () => {
    const real = unpacked(await print(shown, { text: "x" }, about));
    const synthetic = unpacked(await print(shown, { text: "x" }, { ...about, synthetic: true }));
    expect(real).not.toContain("SAMPLE DATA");
    expect(synthetic).toContain("DATA CONTOH / SAMPLE DATA");
    expect(synthetic).toContain("/PatternType 1");
  });

  test("of a draft says across its pages and in its description that it is not to be cited", async () => {
    const final = unpacked(await print(shown, { text: "x" }, about));
    const { pdf, warnings } = await typeset(shown, { text: "x" }, { ...about, draft: true });
    expect(warnings).toEqual([]);
    expect(final).not.toContain("bukan untuk dikutip");
    expect(unpacked(pdf)).toContain("bukan untuk dikutip");
    for (const letter of "DRAFdikutip") expect(letters(pdf)).toContain(letter);
  });

  test("has the minus of the printers, not a box in its place", async () => {
    expect(letters(await print(shown, { text: "−8,7%" }, about))).toContain("−");
  });

  test("shows a box for a letter that its font lacks, and does not fail", async () => {
    const { pdf, warnings } = await typeset(shown, { text: "陈伟玲 Tan" }, about);
    expect(warnings).toEqual([]);
    expect(letters(pdf)).toContain("□");
    expect(letters(pdf)).not.toContain("陈");
  });

  test("can be made of any text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 80 }), async (text) => {
        const { warnings } = await typeset(
          shown,
          { text },
          { ...about, title: `Judul ${text}`, author: text },
        );
        expect(warnings).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a report", () => {
  test("has table headings that a screen reader finds, and no warning", async () => {
    const { pdf, warnings } = await typeset(reportTemplate, report([["2511", "1.234"]]), about);
    expect(warnings).toEqual([]);
    const text = unpacked(pdf);
    for (const tag of ["/S /H1", "/S /H2", "/S /Table", "/S /TH", "/S /TD"]) expect(text).toContain(tag);
  });

  test("without rows says why instead of an empty table", async () => {
    const { pdf, warnings } = await typeset(reportTemplate, report([]), about);
    expect(warnings).toEqual([]);
    expect(unpacked(pdf)).not.toContain("/S /Table");
  });

  test("keeps method and sources together on its last page", async () => {
    // As many rows as leave room for the heading of the method and a line of it.
    const pages = async (sources: number) => {
      const rows = Array.from({ length: 24 }, (_, index) => [String(index), "1"]);
      const long = {
        ...report(rows),
        sources: { title: "Sumber", lines: Array.from({ length: sources }, () => "BPS") },
      };
      return unpacked(await printReport(long, about)).match(/\/Type \/Page\b/g)?.length;
    };
    expect(await pages(1)).toBe(1);
    expect(await pages(12)).toBe(2);
  });

  test("of many rows runs over pages, numbers them and repeats the headings", async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [String(index), "1"]);
    const text = unpacked(await printReport(report(rows), { ...about, landscape: true }));
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  });
});
