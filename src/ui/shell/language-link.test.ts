import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languageLink } from "./language-link.ts";

describe("the language switch", () => {
  it("leads to the same page with the same filter", () => {
    expect(languageLink("/col?page=2&sort=gap", "en")).toBe("/col?page=2&sort=gap&lang=en");
    expect(languageLink("/", "id")).toBe("/?lang=id");
  });

  it("names one language however often it is used", () => {
    fc.assert(
      fc.property(fc.webPath(), fc.constantFrom("id" as const, "en" as const), (path, language) => {
        const once = languageLink(path, language);
        expect(languageLink(languageLink(path, language === "id" ? "en" : "id"), language)).toBe(once);
        expect(new URL(once, "http://localhost").searchParams.getAll("lang")).toEqual([language]);
      }),
    );
  });
});
