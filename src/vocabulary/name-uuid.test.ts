import { expect, test } from "vitest";
import { uuidOfUri } from "./name-uuid.ts";

test("a URI has the UUID that any other maker of version 5 gives it", () => {
  // Made by Python 3: uuid.uuid5(uuid.NAMESPACE_URL, …).
  expect(uuidOfUri("http://www.example.com/")).toBe("fcde3c85-2270-590f-9e7c-ee003d65e0e2");
  expect(uuidOfUri("urn:jembatan:concept:kbji:2014:0111")).toBe("c0bac5c8-a369-5211-952a-2d51f42bb74c");
});

test("different URIs have different UUIDs", () => {
  expect(uuidOfUri("urn:a")).not.toBe(uuidOfUri("urn:b"));
});
