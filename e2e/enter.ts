import type { Browser, BrowserContext } from "playwright-core";
import { openWindow, type Manner } from "./browser.ts";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;
const entered = new Map<string, Promise<Cookies>>();

/** Lets a window in as one of the demo's people, by name, through the sign-in page; once for each of them in a file. */
export async function enterAs(browser: Browser, window: BrowserContext, name: string): Promise<void> {
  const cookies = entered.get(name) ?? signIn(browser, name);
  entered.set(name, cookies);
  await window.addCookies((await cookies).filter((cookie) => cookie.name !== "lang"));
}

async function signIn(browser: Browser, name: string): Promise<Cookies> {
  const plain: Manner = { language: "id", javascript: false, width: 1_280 };
  const window = await openWindow(browser, plain);
  const page = await window.newPage();
  await page.goto("/sign-in");
  await page.locator("li", { hasText: name }).getByRole("button").first().click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  const cookies = await window.cookies();
  await window.close();
  return cookies;
}
