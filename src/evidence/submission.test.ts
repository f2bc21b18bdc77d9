import { describe, expect, test } from "vitest";
import { callState, foldedName, registrationOf, respondentKey } from "./submission.ts";

describe("one firm is known as one", () => {
  test("by its registration number, however it is written and whatever the firm is called", () => {
    const key = respondentKey("1234-5678.90123", "PT Maju Jaya");
    expect(respondentKey("1234567890123", "Maju Jaya Tbk")).toBe(key);
    expect(registrationOf(key)).toBe("1234567890123");
  });

  test("without one by its name, without legal form, capitals, accents and points", () => {
    const names = ["PT. Maju Jaya, Tbk", "maju  jaya", "Maju Jaya (Persero)", "MAJU JÁYA Pte. Ltd."];
    expect(new Set(names.map((name) => respondentKey(null, name)))).toEqual(new Set(["name:maju jaya"]));
    expect(registrationOf("name:maju jaya")).toBeNull();
  });

  test("a name of nothing but legal forms is still a name", () => {
    expect(foldedName("PT Koperasi")).toBe("pt koperasi");
  });

  test("two firms of one name and two numbers stay two", () => {
    expect(respondentKey("1", "Maju Jaya")).not.toBe(respondentKey("2", "Maju Jaya"));
  });
});

describe("answers are taken", () => {
  test("not before the round has come to them, and not after", () => {
    expect(callState({ stage: "open", closesOn: "2026-12-31" }, "2026-03-02")).toBe("early");
    expect(callState({ stage: "first-dovetailing", closesOn: "2026-12-31" }, "2026-03-02")).toBe("closed");
    expect(callState({ stage: "sealed", closesOn: null }, "2026-03-02")).toBe("closed");
    expect(callState({ stage: "cancelled", closesOn: "2026-12-31" }, "2026-03-02")).toBe("cancelled");
  });

  test("on the closing day itself, and not on the day after it", () => {
    const round = { stage: "evidence", closesOn: "2026-03-31" } as const;
    expect(callState(round, "2026-03-31")).toBe("open");
    expect(callState(round, "2026-04-01")).toBe("closed");
    expect(callState({ stage: "evidence", closesOn: null }, "2030-01-01")).toBe("open");
  });
});
