import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSecondPerson } from "./second-person.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 2, minute));
const item = { releasedTo: ["ID"], publicAskedBy: null, publicAskedAt: null, madeBy: "a" };
const version = (madeBy: string, minute = 0, releasedTo = ["ID"]) => ({
  madeBy,
  madeAt: at(minute),
  releasedTo,
});
const asked = { ...item, publicAskedBy: "a", publicAskedAt: at(5) };

describe("who does not make two", () => {
  test("who wrote it, or a version of it, and nobody asked", () => {
    expect(isSecondPerson("a", item, [version("b")])).toBe(false);
    expect(isSecondPerson("b", item, [version("b")])).toBe(false);
  });
  test("who asked", () => expect(isSecondPerson("a", asked, [version("b")])).toBe(false));
  test("who wrote a version after it was asked for", () => {
    expect(isSecondPerson("b", asked, [version("a"), version("b", 6)])).toBe(false);
  });
});

describe("who makes two", () => {
  test("whoever wrote none of it", () => expect(isSecondPerson("c", item, [version("b")])).toBe(true));
  test("who wrote a version that the one who asked had seen", () => {
    expect(isSecondPerson("b", asked, [version("a"), version("b", 4)])).toBe(true);
  });
  test("of what everybody reads already, who did not write what waits", () => {
    const open = { ...item, releasedTo: ["public"] };
    const versions = [version("a", 0, ["public"]), version("b", 6, ["ID", "SG"])];
    expect(isSecondPerson("a", open, versions)).toBe(true);
    expect(isSecondPerson("b", open, versions)).toBe(false);
  });
});

test("whatever is opened was seen by somebody besides who wrote it", () => {
  const person = fc.constantFrom("a", "b", "c");
  fc.assert(
    fc.property(
      person,
      fc.option(person, { nil: null }),
      person,
      fc.array(fc.record({ madeBy: person, minute: fc.nat(9) }), { maxLength: 5 }),
      (madeBy, publicAskedBy, opens, written) => {
        const about = {
          ...item,
          madeBy,
          publicAskedBy,
          publicAskedAt: publicAskedBy === null ? null : at(5),
        };
        const versions = written.map((one) => version(one.madeBy, one.minute));
        fc.pre(isSecondPerson(opens, about, versions));
        for (const one of versions) {
          const saw = [opens, ...(publicAskedBy !== null && one.madeAt <= at(5) ? [publicAskedBy] : [])];
          expect(saw.some((looker) => looker !== one.madeBy)).toBe(true);
        }
      },
    ),
  );
});
