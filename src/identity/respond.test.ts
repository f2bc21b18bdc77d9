import { describe, expect, test } from "vitest";
import { refuse, type Refusal } from "../platform/index.ts";
import { deny, safeReturn } from "./respond.ts";
import type { Visit } from "./visit.ts";

const statuses: Record<string, number> = { PAGE_NOT_FOUND: 404, NOT_PERMITTED: 403 };
const visit = {
  explain: ({ code }: Refusal) => ({ status: statuses[code] ?? 422, sentence: code }),
} as unknown as Visit;

function thrown(refusal: Refusal): unknown {
  try {
    return deny(visit, refusal);
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

test("only a path of this site is a place to go back to", () => {
  expect(
    ["/col?area=32", "//evil.example", "/\\evil.example", "https://evil.example", "", null].map(safeReturn),
  ).toEqual(["/col?area=32", "/", "/", "/", "/", "/"]);
});
