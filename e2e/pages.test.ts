import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepPicture, manners, openBrowser, pairedManners, openWindow, visit } from "./browser.ts";
import { enterAs } from "./enter.ts";

/**
 * The pages, a line each. `path`: an address, or a page and the links that lead on from it. `as`: somebody of the demo
 * corridor; without it a stranger looks. `every`: seen in each language, with and without JavaScript, at each width;
 * the others in four of these eight manners.
 */
const pages: {
  name: string;
  path: string | [from: string, ...links: string[]];
  as?: string;
  every?: true;
  status?: number;
}[] = [
  { name: "home-of-a-stranger", path: "/" },
  { name: "sign-in", path: "/sign-in" },
  { name: "claim", path: "/claim" },
  { name: "home", path: "/", as: "Nur Aisyah", every: true },
  { name: "account", path: "/account", as: "Nur Aisyah" },
  { name: "desk", path: "/desk", as: "Fitri Anggraeni" },
  { name: "list", path: "/col", every: true },
  { name: "dossier", path: ["/col", "tbody a"], every: true },
  { name: "thread", path: ["/col", "a[href^='/thread/']"], every: true },
  { name: "list-of-a-province", path: ["/col", "a.tile[href*='area=']"] },
  { name: "list-of-no-province", path: "/col?area=99", status: 404 },
  { name: "lists", path: "/col/lists" },
  { name: "dossier-of-a-province", path: ["/col", "a.tile[href*='area=']", "tbody a"] },
  {
    name: "thread-of-a-province",
    path: ["/col", "a.tile[href$='area=32']", "tbody a.thread-number"],
  },
  { name: "thread-to-the-last", path: ["/col", "a[href^='/thread/evidence.list/']", "a[href*='?down=']"] },
  { name: "records", path: ["/col", "tbody a", "a[href*='/records?']"], as: "Nur Aisyah", every: true },
  { name: "compute", path: "/col/compute", as: "Nur Aisyah" },
  { name: "draft", path: ["/col/lists", "tr:has(.tag:not(.ok)) a"], as: "Nur Aisyah" },
  {
    name: "release",
    path: ["/col/lists", "tr:has(.tag:not(.ok)) a", "a[href$='/release']"],
    as: "Hendra Gunawan",
  },
  { name: "what-if", path: ["/col", "a[href^='/col/whatif/']"], every: true },
  { name: "what-if-moved", path: ["/col", "a[href^='/col/whatif/']", "a[href*='.points=']"] },
  { name: "compare-lists", path: "/col/compare", as: "Nur Aisyah" },
  { name: "compare-lists-of-a-stranger", path: "/col/compare" },
  { name: "datasets", path: "/evidence", as: "Nur Aisyah" },
  { name: "dataset", path: ["/evidence", "tbody a"], as: "Nur Aisyah" },
  { name: "rounds", path: "/col/rounds", as: "Nur Aisyah" },
  { name: "rounds-of-a-stranger", path: "/col/rounds", status: 401 },
  { name: "round", path: "/col/rounds/2026", as: "Nur Aisyah", every: true },
  { name: "round-cell", path: "/col/rounds/2026?figures=short&employers=strong", as: "Hendra Gunawan" },
  { name: "round-occupation", path: "/col/rounds/2026/2512", as: "Nur Aisyah", every: true },
  { name: "round-sealed", path: "/col/rounds/2025/2512", as: "Nur Aisyah" },
  { name: "round-seal", path: "/col/rounds/2026/seal", as: "Hendra Gunawan" },
  { name: "editions", path: "/col/editions" },
  { name: "edition", path: "/col/editions/2025", every: true },
  { name: "edition-elsewhere", path: "/col/editions/2018" },
  { name: "edition-register", path: "/col/editions/register", as: "Nur Aisyah" },
  { name: "gaps", path: "/col/gap/2025", every: true },
  { name: "gaps-of-a-province", path: "/col/gap/2025?area=32&horizon=3", as: "Hendra Gunawan" },
  { name: "gaps-elsewhere", path: "/col/gap/2018" },
  { name: "gap", path: "/col/gap/2025/2512", every: true },
  { name: "gap-with-panel", path: "/col/gap/2025/2356", as: "Nur Aisyah" },
  { name: "gap-import", path: "/col/gap/2025/import", as: "Nur Aisyah" },
  { name: "gap-import-of-a-stranger", path: "/col/gap/2025/import", status: 401 },
  { name: "thread-of-an-edition", path: ["/col/editions/2025", "a[href^='/thread/evidence.edition/']"] },
  { name: "import", path: "/evidence/import", as: "Nur Aisyah" },
  { name: "import-vacancies", path: "/evidence/import/vacancies", as: "Nur Aisyah" },
  { name: "vocabulary", path: "/vocabulary" },
  { name: "browse", path: ["/vocabulary", "main table a[href^='/vocabulary/']"] },
  { name: "search", path: "/vocabulary/search?q=data", every: true },
  { name: "search-in-vain", path: "/vocabulary/search?q=zzxxqq" },
  { name: "starter", path: "/vocabulary/jembatan/2026.1" },
  { name: "concept", path: "/vocabulary/jembatan/2026.1/2120-L01", every: true },
  { name: "skill", path: "/vocabulary/jembatan/2026.1/S-PRG-04" },
  { name: "level", path: "/vocabulary/jembatan/2026.1/kkni-6" },
  { name: "relations", path: "/vocabulary/jembatan/2026.1/S-PRG-04/optional-for" },
  { name: "compare-choose", path: "/vocabulary/compare?a=jembatan/2026.1/2120-L01&qb=data" },
  {
    name: "compare",
    path: "/vocabulary/compare?a=jembatan/2026.1/2120-L01&b=jembatan/2026.1/2521-L02",
    every: true,
  },
  { name: "places", path: "/vocabulary/places" },
  { name: "versions-compared", path: ["/vocabulary", "main a[href$='/diff']"] },
  { name: "code", path: "/vocabulary/code?text=insinyur+data", every: true },
  { name: "code-in-vain", path: "/vocabulary/code?text=zzxxqq" },
  { name: "code-chosen", path: "/vocabulary/code?text=data&return=%2Fvocabulary%2Fcodings%2Fnew" },
  { name: "code-list", path: "/vocabulary/code/list", as: "Ratna Wulandari" },
  { name: "import-crosswalk", path: "/vocabulary/import/crosswalk", as: "Nur Aisyah" },
  { name: "import-places", path: "/vocabulary/import/places", as: "Nur Aisyah" },
  { name: "codings", path: "/vocabulary/codings", as: "Ratna Wulandari" },
  { name: "codings-of-a-stranger", path: "/vocabulary/codings", status: 401 },
  { name: "coding-new", path: "/vocabulary/codings/new?title=anak+data", as: "Ratna Wulandari", every: true },
  { name: "synonyms", path: "/vocabulary/synonyms", as: "Ratna Wulandari" },
  { name: "spot", path: "/vocabulary/spot" },
  { name: "translate", path: "/vocabulary/translate" },
  {
    name: "translate-version",
    path: "/vocabulary/jembatan/2026.1/translate?show=proposed",
    as: "Ratna Wulandari",
  },
  { name: "translate-file", path: "/vocabulary/translate/file", as: "Ratna Wulandari" },
  { name: "translations", path: "/vocabulary/translations", as: "Ratna Wulandari" },
  { name: "extend", path: "/vocabulary/kbji/contoh/2512/extend", as: "Nur Aisyah", every: true },
  { name: "extend-of-an-officer", path: "/vocabulary/kbji/contoh/2512/extend", as: "Ratna", status: 403 },
  { name: "equivalences", path: "/vocabulary/equivalences", every: true },
  { name: "equivalence", path: ["/vocabulary/equivalences", ".matrix a"], as: "Tan Wei Ling" },
  { name: "equivalence-new", path: "/vocabulary/equivalences/new", as: "Ratna Wulandari" },
  { name: "call", path: "/call/2027", every: true },
  { name: "call-closed", path: "/call/2026" },
  { name: "call-unknown", path: "/call/1999", status: 404 },
  { name: "call-of-a-wrong-code", path: "/call/2027/AAAA-BBBB-CCCC", status: 404 },
  { name: "submissions", path: "/col/rounds/2026/evidence", as: "Nur Aisyah", every: true },
  { name: "submission", path: ["/col/rounds/2026/evidence", "tbody a"], as: "Nur Aisyah" },
  { name: "submissions-of-a-stranger", path: "/col/rounds/2026/evidence", status: 401 },
  { name: "import-submissions", path: "/col/rounds/2027/evidence/import", as: "Nur Aisyah" },
  { name: "unknown", path: "/there-is-no-such-page", status: 404 },
];

/** Bytes as transferred: a page must come over a slow line without its scripts, and soon with them. */
const most = { page: 60_000, whole: 200_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The address of a page; links are followed as the person who looks, in a window of its own. */
async function addressOf({ path, as }: (typeof pages)[number]): Promise<string> {
  if (typeof path === "string") return path;
  const [from, ...links] = path;
  const window = await openWindow(browser, { language: "id", javascript: false, width: 1_280 });
  if (as) await enterAs(browser, window, as);
  const page = await window.newPage();
  let address = from;
  for (const link of links) {
    await page.goto(address);
    const next = await page.locator(link).first().getAttribute("href");
    if (!next) throw new Error(`${address} has no link ${link}`);
    address = next;
  }
  await window.close();
  return address;
}

describe.each(pages)("$name", (asked) => {
  const { name, as } = asked;
  let address = "";
  beforeAll(async () => {
    address = await addressOf(asked);
  });

  test.each(asked.every ? manners : pairedManners)(
    "$language, JavaScript $javascript, $width px",
    async (manner) => {
      const { language, javascript, width } = manner;
      const window = await openWindow(browser, manner);
      if (as) await enterAs(browser, window, as);
      const { page, faults, bytes, status } = await visit(window, address, manner);
      await keepPicture(page, `${name}-${language}-${javascript ? "js" : "plain"}-${width}`);
      // The browser itself writes a line about every answer that is no 200.
      if (status === asked.status)
        faults.console = faults.console.filter((line) => !line.includes(`status of ${status}`));
      expect(faults).toEqual({ console: [], elsewhere: [], accessibility: [], overflow: [] });
      expect(status).toBe(asked.status ?? 200);
      expect(await page.getAttribute("html", "lang")).toBe(language);
      expect(await page.title()).toMatch(/Jembatan/);
      expect(await page.locator("h1").count()).toBe(1);
      expect(bytes.page).toBeLessThanOrEqual(most.page);
      expect(bytes.page + bytes.scripts).toBeLessThanOrEqual(most.whole);
      if (language === "id" && width === 390) {
        const whole = `${((bytes.page + bytes.scripts) / 1_000).toFixed(1)} kB`;
        console.log(
          `» ${name.padEnd(20)} ${whole.padStart(9)} ${javascript ? "with" : "without"} JavaScript`,
        );
      }
      await window.close();
    },
  );
});
