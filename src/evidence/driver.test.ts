import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  driverOf,
  drivers,
  isTraining,
  leadingDriver,
  noDrivers,
  reasons,
  remedies,
  remedyOf,
} from "./driver.ts";

describe("what is never answered by a course", () => {
  test.each(["suitability", "retention"] as const)("a gap of %s, whatever else is said", (driver) => {
    expect(remedyOf(driver)).not.toBe("course");
    expect(isTraining(remedyOf(driver))).toBe(false);
  });

  test("no reason that employers or pay must mend leads to training", () => {
    const mended = ["lacks-experience", "lacks-attitude-or-language", "leaves-soon", "pay-or-place"] as const;
    for (const reason of mended) {
      const driver = driverOf(reason);
      expect(driver && isTraining(remedyOf(driver))).toBe(false);
    }
  });

  test("too few applicants, with nothing said of why, give no driver and so no remedy", () => {
    expect(driverOf("no-applicants")).toBeNull();
  });
});

describe("what is answered by training", () => {
  test("what takes two years or more to learn asks for experts who train the trainers", () => {
    expect(remedyOf(driverOf("lacks-training-years")!)).toBe("experts");
  });

  test("what is learnt in months asks for a course", () => {
    expect(remedyOf(driverOf("lacks-training-months")!)).toBe("course");
  });

  test("every driver has one reason at least and one remedy of its own", () => {
    const named = new Set(reasons.map(driverOf));
    for (const driver of drivers) expect(named).toContain(driver);
    expect(new Set(drivers.map(remedyOf)).size).toBe(remedies.length);
  });
});

describe("the driver that leads", () => {
  const counts = fc.record({
    "long-gap": fc.nat(20),
    "short-gap": fc.nat(20),
    suitability: fc.nat(20),
    retention: fc.nat(20),
  });

  test("none leads where nobody names one, or two are named equally often", () => {
    expect(leadingDriver(noDrivers())).toBeNull();
    expect(leadingDriver({ ...noDrivers(), "short-gap": 2, retention: 2 })).toBeNull();
  });

  test("is named more often than every other, and one leads unless two are named equally often", () => {
    fc.assert(
      fc.property(counts, (given) => {
        const leading = leadingDriver(given);
        const most = Math.max(...Object.values(given));
        const foremost = drivers.filter((driver) => given[driver] === most);
        expect(leading === null).toBe(most === 0 || foremost.length > 1);
        expect(leading === null || foremost.includes(leading)).toBe(true);
      }),
    );
  });
});
