import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agencySchema, type Agency } from "./agency.ts";
import { searchAgencies } from "./agency-search.ts";

const mandate = (id: string, en: string, more: object = {}) => ({
  text: { id, en },
  from: "2016-01-01",
  source: "Act 1",
  ...more,
});
const agency = (key: string, more: object): Agency =>
  agencySchema.parse({
    key,
    party: "SG",
    kind: "agency",
    name: { id: key, en: key },
    source: "Act 1",
    ...more,
  });

const placement = mandate("Penempatan kerja dan alih karier", "Job placement and career conversion");
const skills = mandate("Kerangka keterampilan", "Skills frameworks");
const wsg = agency("wsg", { mandates: [placement] });
const ssg = agency("ssg", { mandates: [skills] });
const since = "2026-10-01";
const merged = agency("merged", {
  from: since,
  succeeds: [
    { key: "wsg", since, source: "Announcement" },
    { key: "ssg", since, source: "Announcement" },
  ],
});
const ite = agency("ite", {
  mandates: [mandate("Pelatihan instruktur mekatronika", "Training of instructors in mechatronics")],
});
const payer = agency("payer", {
  mandates: [
    mandate("Pembiayaan pelatihan instruktur mekatronika", "Pays training of instructors in mechatronics", {
      delivers: false,
    }),
  ],
});
const all = [wsg, ssg, merged, ite, payer];
const found = (text: string, day = "2025-06-01", party?: string) =>
  searchAgencies(all, { text, day, party }).map((one) => one.agency.key);

describe("there is no evidence", () => {
  it("where no mandate speaks of what is asked for", () => {
    expect(found("deep-sea fishing")).toEqual([]);
  });
  it("in words that every cooperation has", () => {
    expect(found("kerja sama Indonesia Singapura")).toEqual([]);
    expect(found("cooperation of agencies, 2026")).toEqual([]);
  });
  it("in a mandate that had ended, or not begun, on that day", () => {
    const brief = agency("brief", {
      mandates: [mandate("Realitas virtual", "Virtual reality", { from: "2020-01-01", until: "2020-12-31" })],
    });
    const on = (day: string) => searchAgencies([brief], { text: "virtual reality", day }).length;
    expect([on("2019-12-31"), on("2020-01-01"), on("2020-12-31"), on("2021-01-01")]).toEqual([0, 1, 1, 0]);
  });
  it("of an agency of the other party, where one party is asked", () => {
    expect(found("job placement", "2025-06-01", "ID")).toEqual([]);
  });
});

describe("an agency is found", () => {
  it("by its mandate in either language, with the words that say so", () => {
    const [first] = searchAgencies(all, { text: "penempatan talenta", day: "2025-06-01" });
    expect(first).toMatchObject({ agency: { key: "wsg" }, words: ["penempatan"] });
    expect(found("placement of talents")).toEqual(["wsg"]);
  });
  it("before its merger as itself, from that day on as its successor with the mandate it took over", () => {
    expect(found("job placement", "2026-09-30")).toEqual(["wsg"]);
    const [after] = searchAgencies(all, { text: "job placement", day: since });
    expect(after).toMatchObject({ agency: { key: "merged" }, held: { inheritedFrom: "wsg" } });
    expect(found("job placement", since)).toEqual(["merged"]);
  });
  it("for doing the work before one that pays for it", () => {
    expect(found("training of instructors in mechatronics")).toEqual(["ite", "payer"]);
  });
  it("through two successions that follow each other, and a ring of them ends", () => {
    const later = agency("later", { succeeds: [{ key: "merged", since: "2030-01-01", source: "x" }] });
    const answer = searchAgencies([...all, later], { text: "job placement", day: "2031-01-01" });
    expect(answer.map((one) => [one.agency.key, one.held.inheritedFrom])).toEqual([["later", "wsg"]]);
    const ring = [
      agency("one", { succeeds: [{ key: "two", since, source: "x" }], mandates: [placement] }),
      agency("two", { succeeds: [{ key: "one", since, source: "x" }] }),
    ];
    expect(searchAgencies(ring, { text: "placement", day: "2027-01-01" })).toEqual([]);
  });
});

it("the order of the file does not change who is found, and a score is a share", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.constantFrom("job placement", "pelatihan instruktur", "kerangka keterampilan dan penempatan"),
      (order, text) => {
        const one = searchAgencies(order, { text, day: "2026-01-01" });
        expect(one.map((each) => each.agency.key)).toEqual(found(text, "2026-01-01"));
        for (const { score } of one) expect(score).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 30 },
  );
});
