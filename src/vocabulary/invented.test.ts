import { expect, test } from "vitest";
import { inventedAmong } from "./invented.ts";

const [real, invented] = [{ synthetic: false }, { synthetic: true }];

test("a page that shows real content is never called invented, and a mixed one says that it is mixed", () => {
  expect(inventedAmong([real, real])).toBe(false);
  expect(inventedAmong([invented])).toBe(true);
  expect(inventedAmong([real, invented])).toBe("partly");
  expect(inventedAmong([])).toBeUndefined();
});
