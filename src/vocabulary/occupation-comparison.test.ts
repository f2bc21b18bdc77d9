import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareOccupations, type AskedSkill, type Coverage } from "./occupation-comparison.ts";

const needs = (skill: string, level: number | null = null): AskedSkill => ({ skill, essential: true, level });
const likes = (skill: string, level: number | null = null): AskedSkill => ({
  skill,
  essential: false,
  level,
});
const share = (coverage: Coverage | null) => coverage && coverage.covered / coverage.of;

describe("what cannot be compared", () => {
  test("an occupation that asks for nothing is covered to no known degree, not wholly", () => {
    const { coverageOfA, coverageOfB, lackingForA } = compareOccupations([], [needs("sql")]);
    expect(coverageOfA).toBeNull();
    expect(share(coverageOfB)).toBe(0);
    expect(lackingForA).toEqual([]);
  });

  test("of two schemes whose skills are not matched no coverage is known, and nothing is said to be lacking", () => {
    const unmatched = compareOccupations([needs("ssg/sql")], [needs("esco/sql"), likes("esco/java")], null);
    expect(unmatched).toMatchObject({
      matched: false,
      coverageOfA: null,
      coverageOfB: null,
      lackingForA: [],
      lackingForB: [],
      onlyA: [{ skills: ["ssg/sql"] }],
    });
    expect(compareOccupations([needs("ssg/sql")], [needs("esco/sql")], [])).toMatchObject({
      matched: true,
      coverageOfB: { covered: 0 },
    });
  });
});

describe("two occupations side by side", () => {
  const analyst = [needs("sql", 4), needs("statistics"), likes("python")];
  const engineer = [needs("sql", 6), needs("python"), likes("statistics"), likes("docker")];
  const compared = compareOccupations(analyst, engineer);

  test("a skill is shared as essential only when both ask for it as essential", () => {
    expect(compared.sharedEssential.map(({ skills }) => skills)).toEqual([["sql"]]);
    expect(compared.sharedOptional.map(({ skills }) => skills)).toEqual([["python"], ["statistics"]]);
    expect(compared.onlyA).toEqual([]);
    expect(compared.onlyB.map(({ skills }) => skills)).toEqual([["docker"]]);
  });

  test("coverage counts essential skills twice, and a lower level in proportion", () => {
    // sql 2 · 4/6, python min(1, 2), statistics min(2, 1), docker 0; of 2 + 2 + 1 + 1.
    expect(share(compared.coverageOfB)).toBeCloseTo((2 * (4 / 6) + 1 + 1) / 6, 12);
    // sql 2 (6 is more than 4), statistics 1 of 2, python 1; of 2 + 2 + 1.
    expect(share(compared.coverageOfA)).toBe(4 / 5);
  });

  test("what is lacking says why, the heaviest first", () => {
    expect(compared.lackingForB.map(({ skills, reasons }) => [skills[0], reasons])).toEqual([
      ["docker", ["absent"]],
      ["python", ["optional"]],
      ["sql", ["level"]],
    ]);
    expect(compared.lackingForA.map(({ skills, reasons }) => [skills[0], reasons])).toEqual([
      ["statistics", ["optional"]],
    ]);
  });

  test("a level counts only where both sides name one", () => {
    const { coverageOfB } = compareOccupations([needs("sql")], [needs("sql", 9)]);
    expect(share(coverageOfB)).toBe(1);
  });
});

describe("across schemes", () => {
  test("skills that are linked as exactly the same are one row, over any number of links", () => {
    const compared = compareOccupations(
      [needs("esco/sql")],
      [needs("onet/sql"), needs("onet/db")],
      [
        ["esco/sql", "ssg/sql"],
        ["onet/sql", "ssg/sql"],
      ],
    );
    expect(compared.sharedEssential).toMatchObject([{ skills: ["esco/sql", "onet/sql"] }]);
    expect(share(compared.coverageOfB)).toBe(1 / 2);
  });

  test("a skill asked for twice counts once, as the more demanding of the two", () => {
    const { sharedEssential } = compareOccupations([likes("sql", 5), needs("sql", 3)], [needs("sql")]);
    expect(sharedEssential).toMatchObject([{ a: { essential: true, level: 5 } }]);
  });
});

describe("for any two occupations", () => {
  const asked: fc.Arbitrary<AskedSkill[]> = fc.array(
    fc.record({
      skill: fc.constantFrom(..."abcdefghij"),
      essential: fc.boolean(),
      level: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    { maxLength: 12 },
  );
  const links = fc.array(fc.tuple(fc.constantFrom(..."abcdefghij"), fc.constantFrom(..."abcdefghij")), {
    maxLength: 3,
  });
  const mirror = (rows: readonly { a: unknown; b: unknown }[]) =>
    rows.map((row) => ({ ...row, a: row.b, b: row.a }));

  test("changing places mirrors everything and changes nothing else", () => {
    fc.assert(
      fc.property(asked, asked, links, (a, b, exact) => {
        const one = compareOccupations(a, b, exact);
        const other = compareOccupations(b, a, exact);
        expect(other.sharedEssential).toEqual(mirror(one.sharedEssential));
        expect(other.sharedOptional).toEqual(mirror(one.sharedOptional));
        expect(other.onlyA).toEqual(mirror(one.onlyB));
        expect([other.coverageOfA, other.coverageOfB]).toEqual([one.coverageOfB, one.coverageOfA]);
        expect(other.lackingForA).toEqual(mirror(one.lackingForB));
      }),
    );
  });

  test("an occupation covers itself wholly and lacks nothing", () => {
    fc.assert(
      fc.property(asked, links, (a, exact) => {
        const { coverageOfB, lackingForB, onlyA, onlyB } = compareOccupations(a, a, exact);
        expect([lackingForB, onlyA, onlyB]).toEqual([[], [], []]);
        expect(share(coverageOfB)).toBe(a.length > 0 ? 1 : null);
      }),
    );
  });

  test("the order of skills and of links changes nothing", () => {
    fc.assert(
      fc.property(asked, asked, links, (a, b, exact) => {
        expect(compareOccupations(a.toReversed(), b.toReversed(), exact.toReversed())).toEqual(
          compareOccupations(a, b, exact),
        );
      }),
    );
  });

  test("what is lacking is exactly what is not covered", () => {
    fc.assert(
      fc.property(asked, asked, links, (a, b, exact) => {
        const { coverageOfB, lackingForB } = compareOccupations(a, b, exact);
        const lacking = lackingForB.reduce((sum, { parts }) => sum + parts, 0);
        expect(lacking).toBe(coverageOfB ? coverageOfB.of - coverageOfB.covered : 0);
        expect(lackingForB.every(({ parts, reasons }) => parts > 0 && reasons.length > 0)).toBe(true);
        expect(lackingForB.every(({ parts }) => Number.isInteger(parts))).toBe(true);
      }),
    );
  });

  test("learning a skill that the other asks for never lowers the coverage", () => {
    fc.assert(
      fc.property(asked, asked, fc.nat(), (a, b, pick) => {
        const picked = b[pick % Math.max(1, b.length)];
        if (!picked) return;
        // As much of it as is asked for, where it is asked for twice.
        const levels = b.flatMap(({ skill, level }) =>
          skill === picked.skill && level !== null ? [level] : [],
        );
        const learnt = { ...picked, level: levels.length ? Math.max(...levels) : null };
        const before = share(compareOccupations(a, b).coverageOfB)!;
        expect(share(compareOccupations([...a, learnt], b).coverageOfB)!).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
