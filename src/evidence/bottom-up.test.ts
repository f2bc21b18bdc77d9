import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bottomUp, callSettings, type Heard } from "./bottom-up.ts";
import { reasons } from "./driver.ts";
import { respondentKinds } from "./submission.ts";

const settings = { ...callSettings.parse({}), level: 4 as number | null };
let made = 0;
function heard(given: Partial<Heard> & { code?: string } = {}): Heard {
  made += 1;
  const { code = "2512", ...rest } = given;
  return {
    submissionId: `s${made}`,
    kind: "firm",
    respondentKey: `name:firm ${made}`,
    sentAt: new Date("2026-03-01"),
    savedAt: new Date("2026-03-01"),
    lines: [{ code, confirmed: true, vacancies: 2, reason: "lacks-training-months" }],
    ...rest,
  };
}
const firms = (count: number) => Array.from({ length: count }, () => heard());
const of = (given: Heard[], code = "2512", own = settings) =>
  bottomUp(given, own).codes.find((one) => one.code === code);

describe("what does not count", () => {
  test("a firm that answers twice counts once, by what it sent last", () => {
    const early = heard({ respondentKey: "registration:1", sentAt: new Date("2026-02-01") });
    const late = heard({ respondentKey: "registration:1", sentAt: new Date("2026-03-01"), code: "3512" });
    const result = bottomUp([early, late], settings);
    expect(result.codes).toMatchObject([{ code: "3512", respondents: 1, weight: 1 }]);
    expect(result).toMatchObject({ replaced: 1, respondents: { firm: 1 } });
  });

  test("a code that only a machine gave weighs nothing, and is flagged", () => {
    const line = { code: "2512", confirmed: false, vacancies: 9, reason: "leaves-soon" as const };
    const result = bottomUp([heard({ lines: [line] })], settings);
    expect(result.codes).toEqual([
      expect.objectContaining({ respondents: 0, weight: 0, vacancies: 0, strength: "none", unconfirmed: 1 }),
    ]);
    expect(result.unconfirmed).toBe(1);
  });

  test("a title without a code is counted as such and named nowhere", () => {
    const result = bottomUp(
      [heard({ lines: [{ code: null, confirmed: false, vacancies: 1, reason: null }] })],
      settings,
    );
    expect(result).toMatchObject({ codes: [], uncoded: 1 });
  });

  test("posts of an association are not added to those of its members", () => {
    const members = [heard(), heard()];
    const lines = [{ code: "2512", confirmed: true, vacancies: 3, reason: null }];
    expect(of([...members, heard({ kind: "association", lines })])?.vacancies).toBe(4);
    const many = [{ code: "2512", confirmed: true, vacancies: 70, reason: null }];
    expect(of([...members, heard({ kind: "association", lines: many })])?.vacancies).toBe(70);
  });

  test("who names one occupation by two titles is one respondent, and names a driver once", () => {
    const line = { code: "2512", confirmed: true, vacancies: 2, reason: "leaves-soon" as const };
    expect(of([heard({ lines: [line, line] })])).toMatchObject({
      respondents: 1,
      weight: 1,
      vacancies: 4,
      drivers: { retention: 1 },
    });
  });
});

describe("how clearly employers speak", () => {
  test.each([
    ["nobody", 0, "none"],
    ["two firms", 2, "some"],
    ["three firms", 3, "strong"],
  ] as const)("%s", (_, count, strength) => {
    expect(of(firms(count))?.strength ?? "none").toBe(strength);
  });

  test("one association speaks as clearly as three firms; a training provider for half of one", () => {
    expect(of([heard({ kind: "association" })])).toMatchObject({ weight: 3, strength: "strong" });
    expect(of([heard({ kind: "training-provider" })])).toMatchObject({ weight: 0.5, strength: "some" });
  });

  test("a round may weigh otherwise, and what it does not set stays as it is", () => {
    const own = { ...callSettings.parse({ weights: { union: 0 }, strongAt: 10 }), level: 4 };
    expect(of([heard({ kind: "union" })], "2512", own)).toMatchObject({ weight: 0, strength: "none" });
    expect(of(firms(9), "2512", own)?.strength).toBe("some");
  });

  test("a finer code counts for the group above it that the list has", () => {
    const lines = [{ code: "2512.03", confirmed: true, vacancies: 1, reason: null }];
    expect(of([heard({ lines })])?.respondents).toBe(1);
    expect(of([heard({ lines })], "25", { ...settings, level: 2 })?.respondents).toBe(1);
  });

  test("the leading driver brings its remedy; equally many bring none", () => {
    expect(of(firms(2))).toMatchObject({ leading: "short-gap", remedy: "course" });
    const lines = [{ code: "2512", confirmed: true, vacancies: 1, reason: "pay-or-place" as const }];
    expect(of([heard(), heard({ lines })])).toMatchObject({ leading: null, remedy: null });
  });
});

describe("for any submissions", () => {
  const line = fc.record({
    code: fc.option(fc.constantFrom("2512", "2513", "3512.01", "7212"), { nil: null }),
    confirmed: fc.boolean(),
    vacancies: fc.option(fc.nat(50), { nil: null }),
    reason: fc.option(fc.constantFrom(...reasons), { nil: null }),
  });
  const submissions = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...respondentKinds),
        respondentKey: fc.constantFrom("a", "b", "c", "d", "e"),
        sentAt: fc.constantFrom(new Date("2026-01-01"), new Date("2026-01-02")),
        savedAt: fc.constantFrom(new Date("2026-01-01"), new Date("2026-01-03")),
        lines: fc.array(line, { maxLength: 4 }),
      }),
      { maxLength: 12 },
    )
    .map((all) => all.map((one, index) => ({ ...one, submissionId: `s${index}` })));
  const weights = fc.record({
    firm: fc.double({ min: 0, max: 9, noNaN: true }),
    association: fc.double({ min: 0, max: 9, noNaN: true }),
    union: fc.double({ min: 0, max: 9, noNaN: true }),
    "training-provider": fc.double({ min: 0, max: 9, noNaN: true }),
  });

  test("their order does not matter", () => {
    fc.assert(
      fc.property(submissions, weights, fc.infiniteStream(fc.nat()), (given, own, chance) => {
        const shuffled = given
          .map((one) => ({ one, by: chance.next().value as number }))
          .toSorted((a, b) => a.by - b.by)
          .map(({ one }) => one);
        const rule = { weights: own, strongAt: 3, level: 4 };
        expect(bottomUp(shuffled, rule)).toEqual(bottomUp(given, rule));
      }),
    );
  });

  test("a firm that sends the same once more adds nothing", () => {
    fc.assert(
      fc.property(submissions, fc.nat(), (given, which) => {
        const again = given[which % Math.max(1, given.length)];
        if (!again) return;
        const doubled = [...given, { ...again, submissionId: `${again.submissionId}x` }];
        expect(bottomUp(doubled, settings)).toEqual({
          ...bottomUp(given, settings),
          replaced: bottomUp(given, settings).replaced + 1,
        });
      }),
    );
  });

  test("no occupation has more respondents than there are, and none without weight is strong", () => {
    fc.assert(
      fc.property(submissions, (given) => {
        const { codes } = bottomUp(given, settings);
        const all = new Set(given.map(({ respondentKey }) => respondentKey)).size;
        for (const one of codes) {
          expect(one.respondents).toBeLessThanOrEqual(all);
          expect(one.strength === "none").toBe(one.weight === 0);
        }
      }),
    );
  });
});
