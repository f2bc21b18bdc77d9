import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carriedBack, readPicked, readWayBack, wayBack } from "./picked-code.ts";

describe("a way back is refused", () => {
  test.each([
    ["when there is none", null],
    ["to another site", "https://example.org/form"],
    ["to another site without its scheme", "//example.org/form"],
    ["to another site behind a slip of the slash", "/\\example.org"],
    ["to no path", "form"],
    ["to a script", "javascript:alert(1)"],
  ])("%s", (_, value) => expect(readWayBack(value)).toBeNull());

  test("whatever else is written: what is read stays on this site", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const read = readWayBack(value);
        const origin = new URL(read?.path ?? "/", "http://here.invalid").origin;
        expect(origin).toBe("http://here.invalid");
      }),
    );
  });
});

test("a way back is read as it was written", () => {
  const field = fc.stringMatching(/^[a-z]{1,8}$/);
  const path = fc.stringMatching(/^\/[a-z/]{0,12}[a-z](\?[a-z]{1,4}=[a-z0-9]{0,4})?$/);
  fc.assert(
    fc.property(
      path.filter((one) => !one.startsWith("//")),
      field,
      fc.constantFrom("", "4", "any"),
      (one, name, level) => {
        const pick = { path: one, field: name, scheme: "esco", level };
        expect(readWayBack(wayBack(pick))).toEqual(pick);
      },
    ),
  );
});

test("what was typed elsewhere in the form goes back too, and overrides the page's own query", () => {
  const pick = { path: "/vocabulary/codings/new?title=lama&x=1", field: "code", scheme: "kbji", level: "" };
  const sent = new URLSearchParams("title=baru&code=&code-text=prog&code-shown=&return=%2Fa&language=id");
  expect(carriedBack(pick, sent)).toEqual([
    ["x", "1"],
    ["title", "baru"],
    ["language", "id"],
  ]);
});

describe("the code of a form", () => {
  const read = (fields: Record<string, string>) => readPicked(new URLSearchParams(fields), "code");

  test("is the choice while its words stand in the field", () => {
    const shown = "2514 Pemrogram Aplikasi";
    expect(read({ code: "2514", "code-text": shown, "code-shown": shown })).toEqual({
      code: "2514",
      text: shown,
    });
  });

  test("is no longer the choice once other words were typed", () => {
    const fields = { code: "2514", "code-text": "tukang batu", "code-shown": "2514 Pemrogram Aplikasi" };
    expect(read(fields)).toEqual({ code: null, text: "tukang batu" });
  });

  test.each([
    ["2514", "2514"],
    ["2514.02 Pemrogram", "2514.02"],
    ["2529-L04", "2529-L04"],
    ["25140", null],
    ["2514a", null],
    ["tukang 2514", null],
  ])("that was typed: %j is %j", (text, code) => {
    expect(read({ "code-text": text }).code).toBe(code);
  });
});
