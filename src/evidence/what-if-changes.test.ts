import { describe, expect, test } from "vitest";
import { movedThreshold, readChanges, writeChanges } from "./what-if-changes.ts";

const read = (...pairs: [string, string][]) => readChanges(pairs);

describe("what is not understood is named, never passed over", () => {
  test.each([
    ["salary.threshold", "1"],
    ["pay-growth", "1"],
    ["pay-growth.colour", "1"],
    ["threshold", "1"],
    ["share", "0.5"],
    ["constructor.threshold", "1"],
  ])("%s is no setting", (key, value) => {
    expect(read([key, value])).toEqual({ ok: false, wrong: "key", key, value });
  });

  test.each([
    ["passShare", "0"],
    ["passShare", "1.2"],
    ["passPercent", "140"],
    ["minAvailable", "2.5"],
    ["minAvailable", "13"],
    ["pay-growth.weight", "-1"],
    ["pay-growth.weight", "50%"],
    ["pay-growth.threshold", "high"],
    ["pay-growth.threshold", "Infinity"],
    ["pay-growth.threshold", "0x10"],
    ["days-to-fill.threshold", "50%"],
  ])("%s does not take %s", (key, value) => {
    expect(read([key, value])).toEqual({ ok: false, wrong: "value", key, value });
  });

  test.each([
    ["pay-growth.threshold", "3", -50, 100],
    ["pay-growth.threshold", "101%", -50, 100],
    ["pay-growth.threshold", "-0.51", -50, 100],
    ["pay-growth.threshold", "1e9", -50, 100],
    ["unemployment.threshold", "-1%", 0, 100],
    ["unemployment.threshold", "1.5", 0, 100],
    ["premium.threshold", "900%", -90, 400],
    ["under-qualified-growth.threshold", "0.6", -50, 50],
    ["days-to-fill.threshold", "731", 0, 730],
    ["pay-growth.shift", "2", -100, 100],
    ["pay-growth.points", "300", -100, 100],
  ])("%s = %s is a slip, and what it can be is told", (key, value, least, most) => {
    expect(read([key, value])).toMatchObject({
      ok: false,
      wrong: "range",
      key,
      value,
      range: { least, most },
    });
  });
});

describe("what is understood", () => {
  test("thresholds, shifts and weights of indicators, the share and the least number", () => {
    expect(
      read(
        ["unemployment-rate.threshold", "0.03"],
        ["vacancy-growth.weight", "2"],
        ["vacancy-growth.shift", "-0.01"],
        ["passShare", "0.4"],
        ["minAvailable", "5"],
      ),
    ).toEqual({
      ok: true,
      changes: {
        passShare: 0.4,
        minAvailable: 5,
        indicators: {
          "unemployment-rate": { threshold: 0.03 },
          "vacancy-growth": { weight: 2, points: -1 },
        },
      },
    });
  });

  test("plain words of both languages mean the same indicators", () => {
    const wage = read(["wage.threshold", "0.03"], ["vacancies.weight", "2"]);
    expect(read(["upah.threshold", "0,03"], ["lowongan.weight", "2"])).toEqual(wage);
    expect(wage).toMatchObject({
      changes: { indicators: { "pay-growth": { threshold: Math.log1p(0.03) } } },
    });
  });

  test("a plain number is a fraction, and a per cent and a fraction are one: of thresholds and of shifts", () => {
    for (const indicator of ["pay-growth", "under-qualified-growth", "vacancy-rate", "pay-premium"])
      for (const field of ["threshold", "shift"]) {
        const key = `${indicator}.${field}`;
        expect(read([key, "0.07"])).toEqual(read([key, "7%"]));
      }
    expect(read(["pay-growth.shift", "0.07"])).toEqual(read(["pay-growth.points", "7"]));
    expect(read(["days-to-fill.threshold", "60"], ["days-to-fill.points", "-3"])).toMatchObject({
      changes: { indicators: { "days-to-fill": { threshold: 60, points: -3 } } },
    });
  });

  test("the ends of a range can be asked for", () => {
    expect(
      read(["wage.threshold", "100%"], ["hours.threshold", "-0.5"], ["vacancy-rate.threshold", "1"]).ok,
    ).toBe(true);
  });

  test("a per cent is what pages show: pay growth of 3 % is ln 1.03, unemployment of 3 % is 0.03", () => {
    expect(read(["pay-growth.threshold", "3%"], ["unemployment.threshold", "3 %"])).toMatchObject({
      changes: {
        indicators: {
          "pay-growth": { threshold: Math.log1p(0.03) },
          "unemployment-rate": { threshold: 0.03 },
        },
      },
    });
    expect(read(["passShare", "40%"])).toEqual(read(["passPercent", "40"]));
  });

  test("an empty field changes nothing, and of two the last holds", () => {
    expect(read(["pay-growth.points", ""], ["passPercent", " "])).toEqual({
      ok: true,
      changes: { indicators: {} },
    });
    expect(read(["passShare", "0.4"], ["passPercent", "60"])).toMatchObject({ changes: { passShare: 0.6 } });
  });
});

test("an address says again what was understood, by the indicators' own names", () => {
  const understood = read(
    ["wage.threshold", "1e-7"],
    ["lowongan.weight", "2"],
    ["passShare", "0.07"],
    ["minAvailable", "3"],
    ["hours.points", "-0,5"],
  );
  if (!understood.ok) throw new Error(understood.key);
  const written = writeChanges(understood.changes);
  expect(written).toContainEqual(["passPercent", "7"]);
  expect(written).toContainEqual(["pay-growth.threshold", "0.00001%"]);
  expect(readChanges(written)).toEqual(understood);
});

describe("where a threshold goes", () => {
  test("no change leaves it exactly where it is", () => {
    expect(movedThreshold("pay-growth", { weight: 3, points: 0 }, 0.1 + 0.2)).toBe(0.1 + 0.2);
  });
  test("a point of a change of a share is a hundredth", () => {
    expect(movedThreshold("under-qualified-growth", { points: 1 }, 0.02)).toBeCloseTo(0.03, 12);
  });
  test("a growth cannot be brought below the loss of everything", () => {
    expect(Number.isFinite(movedThreshold("pay-growth", { points: -500 }, 0))).toBe(true);
  });
});
