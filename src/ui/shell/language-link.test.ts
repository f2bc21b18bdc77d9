import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languageLink } from "./language-link.ts";

describe("the language switch", () => {
  it("never leads to another page or site, whatever the query holds", () => {
    fc.assert(
      fc.property(fc.string(), (search) => {
        const link = new URL(languageLink(search, "en"), "http://localhost/col");
        expect(link.origin + link.pathname).toBe("http://localhost/col");
      }),
    );
  });

  it("keeps filter, order and page of the list", () => {
    expect(languageLink("?page=2&sort=gap", "en")).toBe("?page=2&sort=gap&lang=en");
    expect(languageLink("", "id")).toBe("?lang=id");
  });

  it("names one language however often it is used", () => {
    const parameter = fc.tuple(fc.constantFrom("lang", "page", "q"), fc.string());
    const language = fc.constantFrom("id" as const, "en" as const);
    fc.assert(
      fc.property(fc.array(parameter), language, (parameters, wanted) => {
        const search = new URLSearchParams(parameters).toString();
        const once = languageLink(search, wanted);
        expect(new URLSearchParams(once).getAll("lang")).toEqual([wanted]);
        expect(languageLink(languageLink(search, wanted === "id" ? "en" : "id"), wanted)).toBe(once);
      }),
    );
  });
});
