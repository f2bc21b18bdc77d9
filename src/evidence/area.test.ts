import { expect, test } from "vitest";
import { areaOf, national } from "./area.ts";

test("an area that a list does not have is not replaced by another", () => {
  expect(areaOf([national, "15", "31"], "99")).toBeNull();
  expect(areaOf(["15"], "31")).toBeNull();
  expect(areaOf([], "15")).toBeNull();
});

test("the area that is asked for is the one that is read", () => {
  expect(areaOf([national, "15"], "15")).toBe("15");
  expect(areaOf([national, "15"], national)).toBe(national);
});

test("who asks for none, or for all together where a list has no such area, reads its first one", () => {
  expect(areaOf(["15", "31"], national)).toBe("15");
  expect(areaOf([], national)).toBeNull();
});
