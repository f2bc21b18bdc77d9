import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conceptUri, readConceptUri } from "./concept-uri.ts";
import { isReplaceable, lackingLanguage, weighProposal, type TranslationState } from "./translation.ts";

const me = { person: "anna", organisation: "ministry" };
const nothing: TranslationState = { label: null, open: null, rejected: [] };
const open = { translationId: "t1", text: "Ilmuwan data", author: "anna", organisationId: "ministry" };

describe("what is refused", () => {
  test("a title of the publisher or of a local code is never replaced", () => {
    for (const origin of ["file", "local", "coding"] as const) {
      const state = { ...nothing, label: { text: "Data scientists", origin } };
      expect(weighProposal(state, "Scientists of data", me, true)).toEqual({
        refuse: "LABEL_GIVEN",
        found: "Data scientists",
      });
    }
  });

  test("an open proposal of somebody else is shown and not overwritten", () => {
    const state = { ...nothing, open: { ...open, author: "budi" } };
    expect(weighProposal(state, "Ahli data", me, true)).toEqual({
      refuse: "OPEN_PROPOSAL",
      found: "Ilmuwan data",
    });
  });

  test("what the command line proposed for one organisation is not another organisation's to change", () => {
    const state = { ...nothing, open: { ...open, author: null } };
    const job = { person: null, organisation: "ministry" };
    expect(weighProposal(state, "Ahli data", job, false)).toMatchObject({ do: "change" });
    expect(weighProposal(state, "Ahli data", { ...job, organisation: "agency" }, false)).toMatchObject({
      refuse: "OPEN_PROPOSAL",
    });
    expect(weighProposal(state, "Ahli data", me, true)).toMatchObject({ refuse: "OPEN_PROPOSAL" });
  });

  test("a file does not bring back what was rejected; a person may, with intent", () => {
    const state = { ...nothing, rejected: ["Ahli data"] };
    expect(weighProposal(state, "Ahli data", me, false)).toMatchObject({ refuse: "REJECTED_BEFORE" });
    expect(weighProposal(state, "Ahli data", me, true)).toEqual({ do: "add" });
  });

  test("a title is at most 2,000 characters long", () => {
    expect(weighProposal(nothing, "a".repeat(2_000), me, true)).toEqual({ do: "add" });
    expect(weighProposal(nothing, "a".repeat(2_001), me, true)).toMatchObject({ refuse: "LABEL_OVERLONG" });
  });
});

describe("what is proposed", () => {
  test("a text for a concept without a title is new, one's own open proposal is changed", () => {
    expect(weighProposal(nothing, "Ahli data", me, true)).toEqual({ do: "add" });
    expect(weighProposal({ ...nothing, open }, "Ahli data", me, true)).toEqual({
      do: "change",
      translationId: "t1",
    });
  });

  test("a title that was taken over or translated here may be bettered", () => {
    for (const origin of ["join", "translation"] as const) {
      expect(isReplaceable(origin)).toBe(true);
      const state = { ...nothing, label: { text: "Ahli data", origin } };
      expect(weighProposal(state, "Ilmuwan data", me, true)).toEqual({ do: "add" });
    }
  });
});

describe("the language that lacks", () => {
  const line = (id: number, en: number) => ({ withLabel: { id, en } });
  test("is the one with fewer titles over all kinds", () => {
    expect(lackingLanguage([line(0, 284), line(10, 2_925)])).toBe("id");
    expect(lackingLanguage([line(109, 0)])).toBe("en");
    expect(lackingLanguage([line(5, 5)])).toBe("id");
  });
});

describe("for all texts and states", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1 });
  const label = fc.option(
    fc.record({
      text,
      origin: fc.constantFrom("file", "join", "translation", "coding", "local"),
    }),
  );
  const proposal = fc.option(
    fc.record({
      translationId: fc.constant("t1"),
      text,
      author: fc.constantFrom("anna", "budi", null),
      organisationId: fc.constantFrom("ministry", "agency"),
    }),
  );
  const state = fc.record({ label, open: proposal, rejected: fc.array(text, { maxLength: 2 }) });

  test("what is there already is never proposed again", () => {
    fc.assert(
      fc.property(state, fc.boolean(), (before, again) => {
        const same = [before.label, before.open].flatMap((one) => one?.text ?? []);
        for (const one of same) expect(weighProposal(before, one, me, again)).toEqual({ do: "nothing" });
      }),
    );
  });

  test("nothing of somebody else's is changed, whatever stands there", () => {
    fc.assert(
      fc.property(state, text, (before, typed) => {
        const weighed = weighProposal(before, typed, me, true);
        fc.pre(!("do" in weighed && weighed.do === "nothing"));
        const written = "do" in weighed ? weighed.do : "refused";
        const mine = before.open?.author === "anna" ? ["change", "refused"] : ["refused"];
        expect(before.open ? mine : ["add", "refused"]).toContain(written);
      }),
    );
  });

  test("an identifier of ours names one concept", () => {
    const part = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(part, part, part, (scheme, version, code) => {
        const uri = conceptUri({ scheme, version, code }, null);
        expect(readConceptUri(uri)).toEqual({ scheme, version, code });
      }),
    );
    expect(conceptUri({ scheme: "kbji", version: "2014", code: "0111" }, null)).toBe(
      "urn:jembatan:concept:kbji:2014:0111",
    );
    const publishers = "http://data.europa.eu/esco/skill/1";
    expect(conceptUri({ scheme: "esco", version: "1", code: "1" }, publishers)).toBe(publishers);
    for (const other of [publishers, "urn:jembatan:concept:kbji:2014", "urn:jembatan:concept:a:b:%"])
      expect(readConceptUri(other)).toBeNull();
  });
});
