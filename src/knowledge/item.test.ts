import { describe, expect, test } from "vitest";
import { itemRecords, languageGaps, newestOf } from "./item.ts";
import { isWider, reachOf, releasedTo, saidTo } from "./reach.ts";
import { readTyped } from "./taught-codes.ts";

const parties = ["SG", "ID"];

describe("how far something is open", () => {
  test("an office of no party opens it to no party", () => {
    expect(releasedTo("party", null, parties)).toEqual([]);
  });

  test("what it is released to tells how far it is open", () => {
    for (const reach of ["own", "party", "parties", "public"] as const)
      expect(reachOf(releasedTo(reach, "ID", parties))).toBe(reach);
  });

  test("public is wider than both parties, and nothing is wider than itself", () => {
    expect(isWider("public", "parties")).toBe(true);
    expect(isWider("own", "own")).toBe(false);
  });

  test("what is said of something public is read by the parties and not by everybody", () => {
    expect(saidTo(["public"], parties)).toEqual(["ID", "SG"]);
    expect(saidTo([], parties)).toEqual([]);
    expect(saidTo(["ID"], parties)).toEqual(["ID"]);
  });
});

describe("languages of versions", () => {
  const version = (number: number, language: "id" | "en") => ({ number, language });

  test("a language that no version has is missing, one that an old version has is behind", () => {
    expect(languageGaps([version(1, "id")])).toEqual({ missing: ["en"], behind: [] });
    expect(languageGaps([version(1, "id"), version(2, "en")])).toEqual({ missing: [], behind: ["id"] });
    expect(languageGaps([version(2, "id"), version(2, "en")])).toEqual({ missing: [], behind: [] });
  });

  test("the newest of each language is shown, also where it is older than the other's", () => {
    expect(newestOf([version(1, "id"), version(1, "en"), version(2, "en")])).toEqual([
      version(2, "en"),
      version(1, "id"),
    ]);
  });
});

describe("a code as people write it", () => {
  const schemes = ["kbji", "skkni", "esco"];
  test.each([
    ["2514.02", { scheme: "kbji", code: "2514.02" }],
    ["2514.02 Pemrogram aplikasi", { scheme: "kbji", code: "2514.02" }],
    ["KBJI 2514", { scheme: "kbji", code: "2514" }],
    ["j.62dmi00.001.1", { scheme: "skkni", code: "J.62DMI00.001.1" }],
    ["skkni: J.611000.001.01", { scheme: "skkni", code: "J.611000.001.01" }],
    [
      "esco 15d76317-c71a-4fa2-aadc-2ecc34e627b7",
      { scheme: "esco", code: "15d76317-c71a-4fa2-aadc-2ecc34e627b7" },
    ],
  ])("%s", (typed, expected) => {
    expect(readTyped(typed, schemes)).toEqual(expected);
  });
});

test("on the thread an item is made by what it came out of, and about what it teaches", () => {
  const { records, links } = itemRecords({
    itemId: "i",
    kind: "handover-note",
    title: { id: "Serah terima" },
    author: "Tan Wei",
    recordKind: "placement.placement",
    recordId: "p",
    about: [{ scheme: "kbji", version: "2014", code: "2514", title: { id: "x" } }],
    synthetic: true,
  });
  expect(records).toMatchObject([{ kind: "knowledge.item", id: "i", path: "/knowledge/i", synthetic: true }]);
  expect(links.map(({ relation, to }) => [relation, to.kind, to.id])).toEqual([
    ["made-by", "placement.placement", "p"],
    ["about", "vocabulary.concept", "kbji/2014/2514"],
  ]);
});
