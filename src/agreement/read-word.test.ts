import { describe, expect, test } from "vitest";
import { readWord } from "./read-word.ts";
import { deleted, inserted, instead, readOptions, run, wordBench } from "./word-bench.fixture.ts";
import { wordFile } from "./word-file.ts";
import { sheetOf } from "./word-frame.ts";
import { readWordHere } from "./word-reader.ts";
import { uuid, wordAbout, wordBase } from "./word.fixture.ts";

const { bytes, back, changed, read } = await wordBench();

describe("a file that came back as it went", () => {
  test("is unchanged in every paragraph, and says where it came from", async () => {
    const { paragraphs, others, unplaced, comments, moved, findings, origin } = await read(bytes);
    expect(paragraphs.length).toBe(14);
    expect([others, unplaced, comments, moved, findings]).toEqual([[], [], [], [], []]);
    expect(origin).toEqual({ proposal: uuid(1), version: 3, hash: wordAbout.hash, author: null });
    expect(paragraphs.find(({ text }) => text.includes("{weeks}"))).toMatchObject({
      placedBy: "bookmark",
      clause: uuid(20),
    });
  });

  test("reads the same in a thread of its own, with its hash", async () => {
    const path = back(bytes);
    const [own, here] = [await readWord(path, wordBase), await readWordHere(path, wordBase, readOptions)];
    expect(own).toEqual(here);
    expect(own).toMatchObject({ ok: true, sha256: /^[0-9a-f]{64}$/ });
  });

  test("with the changes against an earlier version tells none of them as somebody's", async () => {
    const earlier = structuredClone(wordBase);
    const [first, second] = earlier.clauses;
    if (!first || !second) throw new Error("two clauses");
    second.figures = { ...second.figures, weeks: { type: "number", value: 12, unit: "person-week" } };
    first.paragraphs.push({
      id: uuid(99),
      role: "text",
      version: 1,
      text: { id: "Gugur.", en: "Gone." },
      stale: null,
    });
    second.paragraphs.reverse();
    const compared = await wordFile(sheetOf(wordBase, wordAbout, { document: earlier, number: 2 }));
    const { paragraphs, others, unplaced, moved } = await read(compared);
    expect([others, unplaced, moved]).toEqual([[], [], []]);
    expect(paragraphs.flatMap(({ changes }) => changes)).toEqual([]);
  });
});

describe("words that were changed", () => {
  test("with tracking are told as they read now, with who did what and when", async () => {
    const { others } = await read(
      await changed((xml) =>
        instead(xml, "Background", `${run("Back")}${deleted("ground")}${inserted("drop")}`),
      ),
    );
    const at = "2027-02-03T04:05:06.000Z";
    expect(others).toEqual([
      {
        ...{
          paragraph: uuid(11),
          clause: uuid(10),
          language: "en",
          version: 3,
          state: "changed",
          text: "Backdrop",
        },
        ...{ figures: [], placedBy: "bookmark" },
        changes: [
          { kind: "delete", text: "ground", author: "Tan Wei Ling", at },
          { kind: "insert", text: "drop", author: "Tan Wei Ling", at },
        ],
      },
    ]);
  });

  test("without tracking are told as well, and nobody is named", async () => {
    const { others } = await read(await changed((xml) => xml.replace("each expert", "every expert")));
    expect(others).toMatchObject([
      { paragraph: uuid(23), text: "A counterpart works at the side of every expert.", changes: [] },
    ]);
  });

  test("keep the figures of the clause as figures", async () => {
    const { others } = await read(
      await changed((xml) => xml.replace("menempatkan tenaga ahli", "mengirim para tenaga ahli")),
    );
    expect(others).toMatchObject([
      {
        text: "Pihak Singapura mengirim para tenaga ahli selama {weeks} orang-minggu, mulai {start}.",
        figures: [],
      },
    ]);
  });

  test("in a figure are a change of the figure, which is told where one language says it alone", async () => {
    const { others, findings } = await read(await changed((xml) => xml.replace(">24<", ">36<")));
    const change = {
      name: "weeks",
      from: { value: 24 },
      to: { type: "number", value: 36, unit: "person-week" },
      words: "36",
    };
    expect(others).toMatchObject([
      { language: "id", figures: [change], text: wordBase.clauses[1]?.paragraphs[1]?.text.id },
    ]);
    expect(findings).toMatchObject([{ code: "WORD_FIGURE_ONE_SIDE", found: "weeks" }]);
  });

  test("to another figure in each language are told as two values", async () => {
    const { findings } = await read(
      await changed((xml) => xml.replace(">24<", ">36<").replace(">24<", ">48<")),
    );
    expect(findings).toMatchObject([{ code: "WORD_FIGURE_TWO_VALUES", found: "weeks" }]);
  });

  test("that put a figure into words stay words", async () => {
    const { others } = await read(await changed((xml) => xml.replace(">24<", ">dua puluh empat<")));
    expect(others).toMatchObject([
      {
        text: expect.stringContaining("selama dua puluh empat orang-minggu, mulai {start}."),
        figures: [{ name: "weeks", to: null }],
      },
    ]);
  });

  test("by a new line within a cell, or a second paragraph of it, are one paragraph of two lines", async () => {
    const split = "</w:p><w:p>";
    const { others, unplaced } = await read(
      await changed((xml) => instead(xml, "Background", `${run("Back")}${split}${run("ground")}`)),
    );
    expect(others).toMatchObject([{ paragraph: uuid(11), text: "Back\nground" }]);
    expect(unplaced).toEqual([]);
  });

  test("in front of the bookmark belong to its paragraph", async () => {
    const { others } = await read(
      await changed((xml) =>
        xml.replace(
          /(<w:p>(?:(?!<w:p>).)*?)(<w:bookmarkStart[^>]*Jp0{8}00007000800000000000001[1]e)/s,
          `$1${run("New: ")}$2`,
        ),
      ),
    );
    expect(others).toMatchObject([{ paragraph: uuid(11), language: "en", text: "New: Background" }]);
  });
});

describe("remarks in the margin", () => {
  test("are told with author, time, the words that they are about and the remark that they answer", async () => {
    const sheet = sheetOf(wordBase, wordAbout);
    const at = "2027-02-03T04:05:06.000Z";
    sheet.comments.push(
      { author: "Tan Wei Ling", at, text: "Which experts?\nPlease name them.", answers: null },
      { author: "Siti Rahma", at, text: "Lihat lampiran.", answers: 0 },
    );
    sheet.rows[3]?.cells.en.comments.push(0, 1);
    const file = back(await wordFile(sheet));
    const sent = [{ author: "Siti Rahma", text: "Lihat lampiran." }];
    const outcome = await readWordHere(file, wordBase, { ...readOptions, sent });
    expect(outcome).toMatchObject({
      reading: {
        comments: [
          {
            ...{
              paragraph: uuid(22),
              clause: uuid(20),
              language: "en",
              author: "Tan Wei Ling",
              at,
              sent: false,
            },
            ...{ quote: "Singapore places experts for 24 person-weeks, from 1 January 2027.", answers: null },
            text: "Which experts?\nPlease name them.",
          },
          { author: "Siti Rahma", answers: 0, sent: true },
        ],
        unplaced: [],
      },
    });
  });

  test("on nothing that is a paragraph are for a person to place", async () => {
    const sheet = sheetOf(wordBase, wordAbout);
    sheet.comments.push({ author: "Tan", at: null, text: "On the whole: good.", answers: null });
    const { comments, unplaced } = await read(await wordFile(sheet));
    expect(comments).toMatchObject([{ paragraph: null, text: "On the whole: good." }]);
    expect(unplaced).toMatchObject([{ kind: "comment", text: "On the whole: good.", by: { author: "Tan" } }]);
  });
});
