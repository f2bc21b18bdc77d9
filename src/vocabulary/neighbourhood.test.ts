import fc from "fast-check";
import { expect, test } from "vitest";
import type { Match } from "./concept.ts";
import { neighbourhood } from "./neighbourhood.ts";
import { relationLists, type RelatedLines, type RelationList } from "./relation.ts";

const lines = (list: RelationList, count: number, total = count): RelatedLines => ({
  list,
  total,
  lines: Array.from({ length: count }, (_, n) => ({
    list,
    code: `${list}-${n}`,
    kind: "skill",
    title: { en: `${list} ${n}` },
    asked: null,
    proficiency: null,
    local: false,
  })),
});
const match = (code: string, relation: Match["relation"], kind: Match["kind"] = "occupation"): Match => ({
  relation,
  scheme: "isco",
  version: "08",
  versionTitle: { en: "ISCO-08" },
  synthetic: false,
  code,
  kind,
  title: { en: code },
});

test("a long list does not crowd out a short one", () => {
  const drawn = neighbourhood([lines("broader", 1), lines("essential", 12, 90)], [match("2512", "exact")]);
  expect(drawn.map(({ list, shown, hidden }) => [list, shown.length, hidden])).toEqual([
    ["broader", 1, 0],
    ["essential", 12, 78],
    ["match", 1, 0],
  ]);
});

test("only what means the same or nearly so is drawn as a match, and only where it can be read", () => {
  const [drawn] = neighbourhood(
    [],
    [match("1", "broader"), match("2", "close"), match("3", "exact", null), match("4", "related")],
  );
  expect(drawn?.shown.map(({ code }) => code)).toEqual(["2"]);
});

test("never more boxes than there is room for, none twice, and what is left out is counted", () => {
  const lists = fc
    .uniqueArray(fc.constantFrom(...relationLists))
    .chain((names) =>
      fc.tuple(
        ...names.map((list) =>
          fc
            .tuple(fc.integer({ min: 1, max: 12 }), fc.nat({ max: 300 }))
            .map(([n, more]) => lines(list, n, n + more)),
        ),
      ),
    );
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 20 }), (related, most) => {
      const drawn = neighbourhood(related, [], most);
      const boxes = drawn.flatMap(({ shown }) => shown.map(({ code }) => code));
      const offered = related.reduce((sum, one) => sum + one.lines.length, 0);
      expect(boxes).toHaveLength(Math.min(most, offered));
      expect(new Set(boxes).size).toBe(boxes.length);
      for (const { list, shown, hidden } of drawn)
        expect(shown.length + hidden).toBe(related.find((one) => one.list === list)?.total);
    }),
  );
});
