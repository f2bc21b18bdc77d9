import { describe, expect, test } from "vitest";
import { by, cellOf, inserted, rowOf, run, unmarked, without, wordBench } from "./word-bench.fixture.ts";
import { uuid, wordBase } from "./word.fixture.ts";

const { changed, read } = await wordBench();

describe("rows", () => {
  test("that are struck out or cut out are paragraphs that were removed", async () => {
    const gone = await read(await changed((xml) => without(xml, rowOf(xml, 23))));
    expect(gone.others.map(({ paragraph, state, placedBy }) => [paragraph, state, placedBy])).toEqual([
      [uuid(23), "removed", null],
      [uuid(23), "removed", null],
    ]);
    const struck = await read(
      await changed((xml) => {
        const { from, until } = rowOf(xml, 23);
        const row = xml.slice(from, until).replace("<w:tr>", `<w:tr><w:trPr><w:del ${by}/></w:trPr>`);
        return xml.slice(0, from) + row + xml.slice(until);
      }),
    );
    expect(struck.others).toMatchObject([
      { state: "removed", changes: [{ kind: "delete", author: "Tan Wei Ling" }] },
      {
        state: "removed",
        changes: [{ kind: "delete", text: "A counterpart works at the side of each expert." }],
      },
    ]);
    expect([gone.unplaced, struck.unplaced]).toEqual([[], []]);
  });

  test("that are new are for a person to place, each with what stands before it", async () => {
    const row = `<w:tr><w:tc><w:p/></w:tc><w:tc><w:p>${run("Usul baru")}</w:p></w:tc><w:tc><w:p>${inserted("A new idea")}</w:p></w:tc></w:tr>`;
    const { others, unplaced } = await read(
      await changed((xml) => xml.slice(0, rowOf(xml, 23).from) + row + xml.slice(rowOf(xml, 23).from)),
    );
    expect(others).toEqual([]);
    expect(unplaced).toMatchObject([
      { kind: "row", language: "id", text: "Usul baru", after: uuid(22), by: null },
      { kind: "row", language: "en", text: "A new idea", after: uuid(22), by: { author: "Tan Wei Ling" } },
    ]);
  });

  test("that were moved are told with where they stand now", async () => {
    const { others, moved } = await read(
      await changed((xml) => {
        const { from, until } = rowOf(xml, 23);
        const rest = without(xml, { from, until });
        const at = rowOf(rest, 12).from;
        return rest.slice(0, at) + xml.slice(from, until) + rest.slice(at);
      }),
    );
    expect(others).toEqual([]);
    expect(moved).toEqual([{ paragraph: uuid(23), after: uuid(11) }]);
  });

  test("that became one are still read apart: by both bookmarks, and by the words where one is gone", async () => {
    const merge = (xml: string, mark: (row: string) => string) => {
      const below = xml.slice(rowOf(xml, 23).from, rowOf(xml, 23).until);
      let merged = without(xml, rowOf(xml, 23));
      for (const language of ["id", "en"] as const) {
        const cell = cellOf(below, 23, language);
        const words = /<w:p>.*<\/w:p>/s.exec(below.slice(cell.from, cell.until))?.[0] ?? "";
        const { until } = cellOf(merged, 22, language);
        merged =
          merged.slice(0, until - "</w:tc>".length) + mark(words) + merged.slice(until - "</w:tc>".length);
      }
      return merged;
    };
    const marked = await read(await changed((xml) => merge(xml, (words) => words)));
    expect([marked.others, marked.unplaced, marked.findings]).toEqual([[], [], []]);
    const bare = await read(await changed((xml) => merge(xml, unmarked)));
    expect([bare.others, bare.unplaced]).toEqual([[], []]);
    expect(bare.findings).toMatchObject([{ code: "WORD_MERGED" }, { code: "WORD_MERGED" }]);
  });

  test("twice in a file are read once, and the other one is placed by a person", async () => {
    const { others, unplaced } = await read(
      await changed((xml) => {
        const { from, until } = rowOf(xml, 23);
        return (
          xml.slice(0, until) + xml.slice(from, until).replace("each expert", "no expert") + xml.slice(until)
        );
      }),
    );
    expect(others).toEqual([]);
    expect(unplaced.map(({ kind, text }) => [kind, text])).toEqual([
      ["row", "Setiap tenaga ahli didampingi seorang tenaga kerja pendamping."],
      ["row", "A counterpart works at the side of no expert."],
    ]);
  });
});

describe("bookmarks that were deleted", () => {
  test("all of them: paragraphs are found by their words, changed ones too, and it is told", async () => {
    const { others, unplaced, findings, paragraphs } = await read(
      await changed((xml) => unmarked(xml).replace("each expert", "every expert").replace(">24<", ">36<")),
    );
    expect(others.map(({ paragraph, text, placedBy }) => [paragraph, text, placedBy])).toEqual([
      [uuid(22), wordBase.clauses[1]?.paragraphs[1]?.text.id, "text"],
      [uuid(23), "A counterpart works at the side of every expert.", "text"],
    ]);
    expect(paragraphs.every(({ placedBy }) => placedBy === "text")).toBe(true);
    expect(findings.map(({ code }) => code)).toEqual(["WORD_FIGURE_ONE_SIDE", "WORD_MARKS_GONE"]);
    // What stands around the table is known by its words.
    expect(unplaced).toEqual([]);
  });

  test("one of them: the other cell of the row tells which paragraph it is, whatever it says now", async () => {
    const { others } = await read(
      await changed((xml) => {
        const { from, until } = cellOf(xml, 23, "en");
        const cell = unmarked(xml.slice(from, until)).replace(/A counterpart.*expert\./, "Wholly different.");
        return xml.slice(0, from) + cell + xml.slice(until);
      }),
    );
    expect(others).toMatchObject([
      { paragraph: uuid(23), language: "en", text: "Wholly different.", placedBy: "text" },
    ]);
  });
});

describe("another template", () => {
  const swap = (xml: string) =>
    xml.replaceAll(/<w:tr>.*?<\/w:tr>/gs, (row) => {
      const [number = "", id = "", en = ""] = row.match(/<w:tc>.*?<\/w:tc>/gs) ?? [];
      return row.replace(number + id + en, number + en + id);
    });

  test("with the columns swapped is placed by language, with and without bookmarks, and told", async () => {
    const { others, findings, unplaced } = await read(await changed(swap));
    expect([others, unplaced]).toEqual([[], []]);
    expect(findings).toMatchObject([{ code: "WORD_COLUMNS_SWAPPED" }]);
    const bare = await read(await changed((xml) => unmarked(swap(xml))));
    expect(bare.others).toEqual([]);
  });

  test("with one language alone leaves the other one as it is, and tells it", async () => {
    const { paragraphs, findings } = await read(
      await changed((xml) =>
        xml.replaceAll(/<w:tr>.*?<\/w:tr>/gs, (row) => {
          const [, id = ""] = row.match(/<w:tc>.*?<\/w:tc>/gs) ?? [];
          return row.replace(id, "");
        }),
      ),
    );
    expect(findings).toMatchObject([{ code: "WORD_LANGUAGE_MISSING", found: "id" }]);
    const states = (language: string) => [
      ...new Set(paragraphs.filter((one) => one.language === language).map(({ state }) => state)),
    ];
    expect([states("id"), states("en")]).toEqual([["absent"], ["unchanged"]]);
  });
});
