import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { diffDocuments, applyDiff } from "./document-diff.ts";
import { documentMaker } from "./document.fixture.ts";
import type { Clause, ProposalDocument } from "./document.ts";
import { changedNumbers } from "./diff-summary.ts";
import { shownPieces } from "./diff-text.ts";
import { wordDiff } from "./word-diff.ts";

const paragraph = (id: number, text: string, english = text): Clause["paragraphs"][number] => ({
  id: `00000000-0000-7000-8000-00000000000${id}`,
  ...{ role: "text", version: 1, stale: null, text: { id: text, en: english } },
});
const clause = (id: number, paragraphs: Clause["paragraphs"], rest: Partial<Clause> = {}): Clause => ({
  id: `00000000-0000-7000-9000-00000000000${id}`,
  ...{ number: id, kind: "text", figures: {}, obligation: null, links: [], paragraphs },
  ...rest,
});
const proposal = (...clauses: Clause[]): ProposalDocument => ({
  ...documentMaker(1).document(0),
  clauses: clauses.map((one, index) => ({ ...one, number: index + 1 })),
});

const [a, b, c] = [paragraph(1, "Pertama."), paragraph(2, "Kedua."), paragraph(3, "Ketiga.")] as const;
const fates = (from: ProposalDocument, to: ProposalDocument) =>
  diffDocuments(from, to).clauses.map(({ fate, moved, paragraphs }) => ({
    fate,
    moved,
    paragraphs: paragraphs.map((one) => `${one.fate}${one.moved ? " moved" : ""}`),
  }));

describe("a reader sees what became of each paragraph", () => {
  test("a difference of another document is not applied", () => {
    const diff = diffDocuments(proposal(clause(1, [a])), proposal(clause(1, [b])));
    expect(() => applyDiff(proposal(clause(1, [{ ...a, text: { id: "x", en: "x" } }])), diff)).toThrow(
      "another",
    );
  });

  test("one that moved is the one that moved, and not all that it passed", () => {
    expect(fates(proposal(clause(1, [a, b, c])), proposal(clause(1, [b, c, a])))).toEqual([
      { fate: "changed", moved: false, paragraphs: ["same", "same", "same moved"] },
    ]);
  });

  test("a withdrawn one stands where it stood", () => {
    expect(fates(proposal(clause(1, [a, b, c])), proposal(clause(1, [a, c])))).toEqual([
      { fate: "changed", moved: false, paragraphs: ["same", "withdrawn", "same"] },
    ]);
  });

  test("one that went to another clause says where it came from, and is not withdrawn there", () => {
    const from = proposal(clause(1, [a, b]), clause(2, [c]));
    const diff = diffDocuments(from, proposal(clause(1, [a]), clause(2, [c, b])));
    expect(diff.clauses[0]?.paragraphs.map(({ fate }) => fate)).toEqual(["same"]);
    expect(diff.clauses[1]?.paragraphs[1]).toMatchObject({ fate: "same", moved: true, fromClause: 1 });
  });

  test("words that came back without their marks are found by what they say", () => {
    const from = documentMaker(5).document(4, 4, 20);
    const diff = diffDocuments(from, documentMaker(6).unmarked(from));
    expect(diff.clauses.flatMap(({ paragraphs }) => paragraphs).every(({ fate }) => fate === "same")).toBe(
      true,
    );
  });
});

describe("a changed number stands on top", () => {
  const weeks = (value: number) => ({
    weeks: { type: "number" as const, value, unit: "person-week" as const },
  });
  const owed = (until: string) => ({
    ...{ party: "SG", figure: "weeks", from: "2027-01-01", until, evidence: {} },
  });

  test("of a figure, of who owes it until when, and of one that is written in the words", () => {
    const from = proposal(
      clause(1, [paragraph(1, "Selama {weeks} minggu.")], {
        figures: weeks(120),
        obligation: owed("2029-12-31"),
      }),
      clause(2, [paragraph(2, "Paling lambat 12 bulan.", "At most twelve months.")]),
    );
    const to = proposal(
      clause(1, [paragraph(1, "Selama {weeks} minggu.")], {
        figures: weeks(96),
        obligation: owed("2028-12-31"),
      }),
      clause(2, [paragraph(2, "Paling lambat 18 bulan.", "At most twelve months.")]),
    );
    expect(changedNumbers(diffDocuments(from, to), "en")).toMatchObject([
      { clause: 1, kind: "figure", name: "weeks", from: { value: 120 }, to: { value: 96 } },
      { clause: 1, kind: "obligation", what: "until", from: "2029-12-31", to: "2028-12-31" },
      { clause: 2, kind: "words", language: "id", from: "12", to: "18" },
    ]);
  });

  test("a figure with another value is shown as it was and as it is, in the words that did not change", () => {
    const pieces = shownPieces(
      wordDiff("Selama {weeks} minggu.", "Selama {weeks} minggu."),
      weeks(1200),
      weeks(960),
      "id",
    );
    expect(pieces).toEqual([
      { kind: "same", text: "Selama ", figure: false },
      { kind: "removed", text: "1.200", figure: true },
      { kind: "added", text: "960", figure: true },
      { kind: "same", text: " minggu.", figure: false },
    ]);
  });
});

test("the difference of any two of 1,000 documents, applied to the earlier one, is the later one", () => {
  const make = documentMaker(2026);
  const missed = Array.from({ length: 1_000 }, (_, index) => {
    const from = make.document();
    const to =
      index % 10 === 0
        ? make.document()
        : index % 10 === 1
          ? make.unmarked(make.revised(from))
          : make.revised(from);
    return { from, to };
  }).filter(({ from, to }) => {
    const applied = applyDiff(from, diffDocuments(from, to));
    return !isDeepStrictEqual(applied, to);
  });
  expect(missed).toEqual([]);
});
