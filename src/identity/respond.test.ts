import { describe, expect, test } from "vitest";
import { refuse, type Refusal } from "../platform/index.ts";
import { deny, safeReturn } from "./respond.ts";
import type { Visit } from "./visit.ts";

const statuses: Record<string, number> = { PAGE_NOT_FOUND: 404, NOT_PERMITTED: 403 };
const visit = {
  language: "en",
  explain: ({ code }: Refusal) => ({ status: statuses[code] ?? 422, sentence: code }),
} as unknown as Visit;

function thrown(refusal: Refusal, back?: { href: string; label: string }): unknown {
  try {
    return deny(visit, refusal, back);
  } catch (error) {
    return error;
  }
}

describe("a page that is refused", () => {
  test.each(["INPUT_INVALID", "TEXT_WITH_NUL"])(
    "an address that nobody understands (%s) is no page: there is no field to correct",
    (code) => {
      expect(thrown(refuse(code))).toMatchObject({ data: "PAGE_NOT_FOUND", init: { status: 404 } });
    },
  );

  test("any other refusal keeps its own status and sentence", () => {
    expect(thrown(refuse("NOT_PERMITTED"))).toMatchObject({ data: "NOT_PERMITTED", init: { status: 403 } });
  });
});

test.each([
  ["agreement.title", "Agreement"],
  ["KAK-2026-001", "KAK-2026-001"],
])("the way back is said in the reader's words: %s", (label, said) => {
  expect(thrown(refuse("NOT_PERMITTED"), { href: "/agreement", label })).toMatchObject({
    data: { back: { href: "/agreement", label: said } },
  });
});

test("only a path of this site is a place to go back to", () => {
  expect(
    ["/col?area=32", "//evil.example", "/\\evil.example", "https://evil.example", "", null].map(safeReturn),
  ).toEqual(["/col?area=32", "/", "/", "/", "/", "/"]);
});
