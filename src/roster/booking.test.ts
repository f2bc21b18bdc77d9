import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAdded, dayBegins, dayCount, isZone, overlap, spanOf, weeksFreed, weeksOf } from "./booking.ts";

describe("a day is what a clock at the place shows", () => {
  test.each([
    ["Asia/Jakarta", "2026-03-01T17:00:00.000Z"],
    ["Asia/Makassar", "2026-03-01T16:00:00.000Z"],
    ["Asia/Jayapura", "2026-03-01T15:00:00.000Z"],
    ["Asia/Singapore", "2026-03-01T16:00:00.000Z"],
  ])("2 March begins in %s at %s", (zone, instant) => {
    expect(dayBegins("2026-03-02", zone).toISOString()).toBe(instant);
  });

  test("where the clocks jump over midnight, a day begins at its first instant", () => {
    // Cairo, 28 April 2023: 00:00 became 01:00. Cairo, 27 October 2023: 00:00 became 23:00 once more.
    expect(dayBegins("2023-04-28", "Africa/Cairo").toISOString()).toBe("2023-04-27T22:00:00.000Z");
    expect(dayBegins("2023-10-27", "Africa/Cairo").toISOString()).toBe("2023-10-26T22:00:00.000Z");
  });

  test("a zone that nobody keeps is none", () => {
    expect(isZone("Asia/Jayapura")).toBe(true);
    expect(isZone("Asia/Atlantis")).toBe(false);
  });
});

describe("nobody is in two places at once", () => {
  const jayapura = { from: "2026-03-02", until: "2026-03-06", zone: "Asia/Jayapura" };
  test("who is in Jakarta until 1 March, 24:00, is too late for 2 March, 00:00, in Jayapura", () => {
    expect(overlap({ from: "2026-02-01", until: "2026-03-01", zone: "Asia/Jakarta" }, jayapura)).toBe(true);
    expect(overlap({ from: "2026-02-01", until: "2026-02-28", zone: "Asia/Jakarta" }, jayapura)).toBe(false);
  });
  test("who leaves Jayapura on 6 March is in Jakarta on 7 March", () => {
    expect(overlap(jayapura, { from: "2026-03-07", until: "2026-03-07", zone: "Asia/Jakarta" })).toBe(false);
  });
});

describe("person-weeks", () => {
  test.each([
    ["2026-03-02", "2026-03-02", 1],
    ["2026-03-02", "2026-03-08", 1],
    ["2026-03-02", "2026-03-09", 2],
    ["2026-03-02", "2026-05-24", 12],
  ])("%s to %s takes %d", (from, until, weeks) => expect(weeksOf(from, until)).toBe(weeks));

  test.each([
    ["2026-05-24", "2026-05-24", 0],
    ["2026-05-24", "2026-05-18", 0],
    ["2026-05-24", "2026-05-17", 1],
    ["2026-05-24", "2026-05-03", 3],
  ])("of a placement until %s, ending on %s gives %d back", (until, earlier, weeks) =>
    expect(weeksFreed(until, earlier)).toBe(weeks),
  );
});

const zones = fc.constantFrom(
  "Asia/Jakarta",
  "Asia/Makassar",
  "Asia/Jayapura",
  "Asia/Singapore",
  "Europe/Berlin",
);
const stretch = fc
  .record({ start: fc.integer({ min: 0, max: 400 }), days: fc.integer({ min: 1, max: 60 }), zone: zones })
  .map(({ start, days, zone }) => {
    const from = dayAdded("2026-01-01", start);
    return { from, until: dayAdded(from, days - 1), zone };
  });

test("a stretch is as long as its days, give or take an hour of a clock that is moved", () => {
  fc.assert(
    fc.property(stretch, (days) => {
      const { begins, ends } = spanOf(days);
      const hours = (ends.getTime() - begins.getTime()) / 3_600_000;
      expect(Math.abs(hours - 24 * dayCount(days.from, days.until))).toBeLessThanOrEqual(1);
    }),
  );
});

test("in one zone two stretches overlap exactly when they share a day", () => {
  fc.assert(
    fc.property(stretch, stretch, (one, other) => {
      const there = { ...other, zone: one.zone };
      expect(overlap(one, there)).toBe(one.from <= other.until && other.from <= one.until);
      expect(overlap(one, other)).toBe(overlap(other, one));
    }),
  );
});
