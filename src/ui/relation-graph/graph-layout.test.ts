import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { graphWidth, layOutGraph, widthOf, wrapText, type GraphGroup } from "./graph-layout.ts";

const group: fc.Arbitrary<GraphGroup> = fc.record({
  caption: fc.string({ minLength: 1, maxLength: 30 }),
  line: fc.constantFrom("solid", "dashed", "dotted", "double"),
  nodes: fc.array(fc.record({ label: fc.lorem({ maxCount: 12 }) }), { minLength: 1, maxLength: 8 }),
  more: fc.option(fc.constant("and 12 more"), { nil: undefined }),
});

describe("a label in a box", () => {
  test("breaks between words, and is cut with an ellipsis after its last line", () => {
    const lines = wrapText("perform data analysis with statistical software packages", 120, 12, 2);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe("perform data");
    expect(lines[1]).toMatch(/^analysis.*…$/);
  });

  test("a word that is wider than its box is broken, never lost", () => {
    const word = "Donaudampfschiffahrtsgesellschaftskapitän";
    expect(wrapText(word, 80, 12, 9).join("")).toBe(word);
  });

  test("never leaves its box", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 4 }), (text, most) => {
        const lines = wrapText(text, 132, 12, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        expect(Math.max(...lines.map((line) => widthOf(line, 12)))).toBeLessThanOrEqual(132 + 12);
      }),
    );
  });
});

describe("a graph", () => {
  test("keeps every box inside, and no two on each other", () => {
    fc.assert(
      fc.property(
        fc.lorem(),
        fc.array(group, { maxLength: 3 }),
        fc.array(group, { maxLength: 4 }),
        (center, above, below) => {
          const layout = layOutGraph(center, above, below);
          const boxes = [...layout.nodes, layout.center];
          expect(boxes).toHaveLength(
            1 + [...above, ...below].reduce((sum, { nodes }) => sum + nodes.length, 0),
          );
          for (const box of boxes) {
            expect(box.x >= 0 && box.x + box.width <= graphWidth).toBe(true);
            expect(box.y >= 0 && box.y + box.height <= layout.height).toBe(true);
          }
          const overlaps = boxes.flatMap((one, index) =>
            boxes
              .slice(index + 1)
              .filter(
                (other) =>
                  one.x < other.x + other.width &&
                  other.x < one.x + one.width &&
                  one.y < other.y + other.height &&
                  other.y < one.y + one.height,
              ),
          );
          expect(overlaps).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("puts what is above over the record and what is below under it", () => {
    const groups = (label: string): GraphGroup[] => [{ caption: "", line: "solid", nodes: [{ label }] }];
    const { nodes, center } = layOutGraph("me", groups("wider"), groups("narrower"));
    const at = (label: string) => nodes.find((node) => node.label === label)!.y;
    expect(at("wider")).toBeLessThan(center.y);
    expect(at("narrower")).toBeGreaterThan(center.y);
  });
});
