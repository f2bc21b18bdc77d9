import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAfter, holdThroughout, isValidOn } from "./party.ts";

const role = (validFrom: string, validUntil: string | null = null) => ({ validFrom, validUntil });

describe("roles that do not hold throughout", () => {
  test("no role at all, one that ends too soon, one that begins too late", () => {
    expect(holdThroughout([], "2026-01-01", "2026-01-01")).toBe(false);
    expect(holdThroughout([role("2020-01-01", "2026-01-30")], "2026-01-01", "2026-01-31")).toBe(false);
    expect(holdThroughout([role("2026-01-02")], "2026-01-01", null)).toBe(false);
  });

  test("two with a day between them", () => {
    const two = [role("2020-01-01", "2026-01-15"), role("2026-01-17")];
    expect(holdThroughout(two, "2026-01-01", null)).toBe(false);
  });

  test("one with an end, where no end is asked for", () => {
    expect(holdThroughout([role("2020-01-01", "2999-12-31")], "2026-01-01", null)).toBe(false);
  });
});

test("roles that follow each other day by day hold without end when the last one has none", () => {
  expect(holdThroughout([role("2026-01-16"), role("2020-01-01", "2026-01-15")], "2026-01-01", null)).toBe(
    true,
  );
});

test("a role holds on its first and on its last day", () => {
  expect(isValidOn(role("2026-01-01", "2026-01-31"), "2026-01-01")).toBe(true);
  expect(isValidOn(role("2026-01-01", "2026-01-31"), "2026-01-31")).toBe(true);
  expect(isValidOn(role("2026-01-01", "2026-01-31"), "2026-02-01")).toBe(false);
});

test("a day after the last of February is the first of March, or the 29th in a leap year", () => {
  expect(dayAfter("2026-02-28", 1)).toBe("2026-03-01");
  expect(dayAfter("2028-02-28", 1)).toBe("2028-02-29");
  expect(dayAfter("2026-01-01", -1)).toBe("2025-12-31");
});

test("roles hold throughout a stretch exactly when one of them holds on each of its days", () => {
  const start = "2026-01-01";
  const roles = fc.array(
    fc
      .record({ first: fc.nat(12), days: fc.nat(8) })
      .map(({ first, days }) => role(dayAfter(start, first), dayAfter(start, first + days))),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(roles, fc.nat(10), fc.nat(10), (held, first, days) => {
      const stretch = Array.from({ length: days + 1 }, (_, index) => dayAfter(start, first + index));
      const each = stretch.every((day) => held.some((one) => isValidOn(one, day)));
      expect(holdThroughout(held, dayAfter(start, first), dayAfter(start, first + days))).toBe(each);
    }),
  );
});
