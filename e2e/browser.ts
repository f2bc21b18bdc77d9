import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { inject } from "vitest";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export type Manner = { language: "id" | "en"; javascript: boolean; width: number };

/** Every way in which a page is looked at. */
export const manners: Manner[] = (["id", "en"] as const).flatMap((language) =>
  [false, true].flatMap((javascript) => [390, 1_280].map((width) => ({ language, javascript, width }))),
);

/** Two of them that have nothing in common, so that each value is seen once: for pages that are of one shape with others. */
export const oppositeManners: Manner[] = [
  { language: "id", javascript: false, width: 390 },
  { language: "en", javascript: true, width: 1_280 },
];

/** What a page did that no page may do; all lists are empty on a good page. */
export type Faults = {
  /** Errors on the console, violations of the content security policy among them. */
  console: string[];
  /** Requests to anywhere but the site itself. */
  elsewhere: string[];
  /** Serious and critical findings of axe. */
  accessibility: string[];
  /** What is wider than the window. */
  overflow: string[];
};

export type Visit = { page: Page; status: number; faults: Faults; bytes: { page: number; scripts: number } };

/** One browser for a test file. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: inject("site").browser,
    args: [
      ...["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"],
      ...["--disable-component-update", "--disable-sync", "--disable-gpu"],
    ],
  });

/** A window of its own with cookies of its own. */
export async function openWindow(
  browser: Browser,
  { language, javascript, width }: Manner,
): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: inject("site").url,
    javaScriptEnabled: javascript,
    viewport: { width, height: width < 600 ? 844 : 900 },
    locale: language === "id" ? "id-ID" : "en-SG",
    timezoneId: "Asia/Jakarta",
    reducedMotion: "reduce",
  });
}

/**
 * Opens a page and looks at it as a person, a screen reader and a guard would.
 * @param window a fresh one, so that nothing is taken from a cache
 * @returns the open page, its status, its faults, and the bytes that it took as transferred
 */
export async function visit(window: BrowserContext, path: string, { javascript }: Manner): Promise<Visit> {
  const site = inject("site").url;
  const page = await window.newPage();
  const faults: Faults = { console: [], elsewhere: [], accessibility: [], overflow: [] };
  const bytes = { page: 0, scripts: 0 };
  const sizes: Promise<void>[] = [];
  page.on("console", (message) => message.type() === "error" && faults.console.push(message.text()));
  page.on("pageerror", (error) => faults.console.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith("data:"))
      faults.elsewhere.push(request.url());
  });
  page.on("requestfinished", (request) => {
    const kind = request.resourceType() === "script" ? "scripts" : "page";
    sizes.push(request.sizes().then(({ responseBodySize }) => void (bytes[kind] += responseBodySize)));
  });
  const response = await page.goto(path);
  // A page that is still has no script to wait for.
  if (javascript && (await page.locator("script").count()) > 0)
    await page.waitForFunction(() => performance.getEntriesByName("answering").length > 0);
  await Promise.all(sizes);
  faults.accessibility.push(...(await accessibilityFaults(page, javascript)));
  faults.overflow.push(...(await page.evaluate(findOverflow)));
  return { page, status: response?.status() ?? 0, faults, bytes };
}

const readers = new WeakMap<Browser, Promise<Page>>();

/** One page of the site's origin that keeps axe loaded: reading axe takes longer than most pages do. */
async function openReader(browser: Browser): Promise<Page> {
  const window = await browser.newContext({ baseURL: inject("site").url, reducedMotion: "reduce" });
  const reader = await window.newPage();
  await reader.route("/", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await reader.goto("/");
  await reader.evaluate(axe);
  return reader;
}

/**
 * Looks for what keeps somebody out. Axe sees the page as it stands, its scripts taken out; where there are none, its
 * `noscript` parts are taken as written.
 */
async function accessibilityFaults(page: Page, javascript: boolean): Promise<string[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The browser is gone");
  const reading = readers.get(browser) ?? openReader(browser);
  readers.set(browser, reading);
  const reader = await reading;
  const html = (await page.content()).replace(/<script\b.*?<\/script>/gs, "");
  await reader.setViewportSize(page.viewportSize() ?? { width: 1_280, height: 900 });
  await reader.setContent(javascript ? html : html.replace(/<\/?noscript>/g, ""));
  const found = (await reader.evaluate(
    "axe.run({ resultTypes: ['violations'], preload: false }).then(({ violations }) => violations)",
  )) as { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" · ")}`);
}

/** Runs in the page. A place that scrolls by itself may be wider inside. */
function findOverflow(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 1,
  );
  return [
    `${scrollWidth} in a window of ${clientWidth}: ${wide
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 120))
      .join(" · ")}`,
  ];
}

/** Keeps a picture of the page when SCREENSHOTS names a folder. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
