import { resolve } from "node:path";
import { expect, test } from "vitest";
import { wordBase, uuid } from "./word.fixture.ts";
import { readOptions } from "./word-bench.fixture.ts";
import { readWordHere } from "./word-reader.ts";
import { roundTrip } from "./word-round-trip.ts";

test(
  "of random documents with random edits nothing is lost on the way through Word",
  { timeout: 60_000 },
  async () => {
    const { examples, lost, paragraphs, changed, comments, figures, unplaced } = await roundTrip(40, 1);
    expect(examples).toEqual([]);
    expect(lost).toBe(0);
    for (const seen of [paragraphs, changed, comments, figures, unplaced]) expect(seen).toBeGreaterThan(3);
  },
);

test("a file that says something else than what went in is found out", async () => {
  const spoilt = await roundTrip(3, 1, {
    through: async (path) => {
      const { readFile, writeFile } = await import("node:fs/promises");
      await writeFile(path, (await readFile(path)).subarray(0, 900));
    },
  });
  expect(spoilt.lost).toBe(3);
});

/**
 * Made in LibreOffice 7.4 of the file that goes out of `wordBase`: one with changes recorded, one without, one without its
 * bookmarks, with a row moved by hand and the two cells of a row merged.
 */
async function fromLibreOffice(name: string) {
  const outcome = await readWordHere(resolve(`src/agreement/fixtures/${name}.docx`), wordBase, readOptions);
  if (!outcome.ok) throw new Error(outcome.code);
  const { paragraphs, ...rest } = outcome.reading;
  return {
    ...rest,
    others: paragraphs.filter(({ state, changes }) => state !== "unchanged" || changes.length > 0),
  };
}

test("a file from LibreOffice with recorded changes is read with who did what", async () => {
  const { others, comments, unplaced, findings, moved } = await fromLibreOffice("tracked");
  const weeks = [{ name: "weeks", to: { value: 36 }, words: "36" }];
  expect(others).toMatchObject([
    {
      text: expect.stringMatching(/^kementerian kedua negara hendak/),
      changes: [{ kind: "delete" }, { kind: "insert" }],
    },
    { language: "en", text: expect.stringMatching(/young people and their instructors\.$/) },
    { language: "id", figures: weeks },
    { language: "en", figures: weeks },
    { paragraph: uuid(23), state: "removed", changes: [{ kind: "delete", author: "Tan Wei Ling" }] },
    { paragraph: uuid(23), state: "removed", language: "en" },
  ]);
  expect(comments).toMatchObject([
    { paragraph: uuid(22), language: "en", quote: "person-weeks", author: "Tan Wei Ling" },
  ]);
  expect(unplaced).toMatchObject([
    { kind: "row", text: "Kedua pihak meninjau anggaran setiap tahun.", by: { author: "Tan Wei Ling" } },
    { kind: "row", text: "Both sides review the budget every year.", after: uuid(32) },
  ]);
  expect([findings, moved]).toEqual([[], []]);
});

test("a file from LibreOffice without recorded changes is read as it stands", async () => {
  const { others, unplaced, findings } = await fromLibreOffice("untracked");
  const budget = [{ name: "budget", to: { value: 3_000_000_000, currency: "IDR" } }];
  expect(others).toMatchObject([
    { text: "Latar belakang\ndan tujuan" },
    { text: "Each expert works with one counterpart who is named beforehand." },
    { language: "id", figures: budget },
    { language: "en", figures: budget },
  ]);
  expect(unplaced.map(({ kind, text }) => [kind, text])).toEqual([
    ["note", "Subject to legal review."],
    ["text-box", "Catatan dari Bappenas"],
    ["header", "Versi 3 · Version 3 · SHA-256 3f2a91c0d1e2 / salinan Bappenas"],
  ]);
  expect(findings.map(({ code }) => code)).toEqual(["WORD_NOTE", "WORD_TEXT_BOX", "WORD_HEADER"]);
});

test("a file from LibreOffice without bookmarks, with a row moved and cells merged, is read by its words", async () => {
  const { others, unplaced, findings, moved } = await fromLibreOffice("mangled");
  expect(others).toMatchObject([
    { paragraph: uuid(11), language: "en", text: "Background and aim", placedBy: "text" },
  ]);
  expect(unplaced).toEqual([]);
  expect(moved).toEqual([{ paragraph: uuid(32), after: uuid(11) }]);
  expect(findings.map(({ code }) => code)).toEqual(["WORD_MERGED", "WORD_MARKS_GONE"]);
});
