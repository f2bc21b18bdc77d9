import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueTag } from "./due-tag.ts";

describe("a due date", () => {
  it("is not late on its own day", () => {
    expect(dueTag("2025-11-24", "2025-11-24")).toEqual({ kind: "today" });
  });

  it("is late from the day after, and says by how many days", () => {
    expect(dueTag("2025-11-24", "2025-11-25")).toEqual({ kind: "late", days: 1 });
    expect(dueTag("2025-12-30", "2026-01-02")).toEqual({ kind: "late", days: 3 });
  });

  it("is called tomorrow one day before, also over the end of a month, and a date before that", () => {
    expect(dueTag("2028-03-01", "2028-02-29")).toEqual({ kind: "tomorrow" });
    expect(dueTag("2028-03-01", "2028-02-28")).toEqual({ kind: "dated" });
  });

  it("never becomes less late as days go by", () => {
    const day = fc.integer({ min: 0, max: 20_000 });
    const iso = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);
    const lateness = (due: number, today: number) => {
      const tag = dueTag(iso(due), iso(today));
      return tag.kind === "late" ? tag.days : 0;
    };
    fc.assert(
      fc.property(day, day, (due, today) => {
        expect(lateness(due, today)).toBe(Math.max(0, today - due));
      }),
    );
  });
});
