import { expect, test } from "vitest";
import { roles } from "./identity/index.ts";
import { deliverParts, partOf } from "./step-parts.ts";

const hrefs = (role: string | null) => deliverParts(role).map(({ href }) => href);

test("a visitor is led to registers alone, and to no case", () => {
  expect(hrefs(null)).toEqual(["/centres", "/hubs", "/knowledge"]);
});

test("whoever acts for themselves is led to their own pages, and to no list of an office", () => {
  for (const role of ["expert", "instructor"])
    expect(hrefs(role).filter((href) => ["/terms", "/experts", "/instructors"].includes(href))).toEqual([]);
  expect(hrefs("expert")).toContain("/nominations");
});

test.each(roles)("every role is led first to its placements: %s", (role) => {
  expect(hrefs(role)[0]).toBe("/placements");
});

test("a page is that of the nearest part", () => {
  const parts = deliverParts("expert");
  expect(partOf(parts, "/experts/me")).toBe("/experts/me");
  expect(partOf(parts, "/hubs/innovation-center-bekasi/plan")).toBe("/hubs");
  expect(partOf(parts, "/hubsters")).toBeNull();
});
