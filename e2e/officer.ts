import type { Browser, Locator, Page } from "playwright-core";
import { openWindow } from "./browser.ts";
import { enterAs } from "./enter.ts";

/** Somebody of the demo corridor at a desk: a window of their own, in the language that they read, without JavaScript. */
export async function sitDown(browser: Browser, name: string, language: "id" | "en"): Promise<Page> {
  const window = await openWindow(browser, { language, javascript: false, width: 1_280 });
  await enterAs(browser, window, name);
  return window.newPage();
}

/** What the page says, as it is read. */
export const says = (page: Page): Promise<string> => page.locator("main").innerText();

/** Follows a link or presses a button, and waits for the page that answers. */
export async function follow(page: Page, what: Locator): Promise<void> {
  await Promise.all([page.waitForEvent("domcontentloaded"), what.click()]);
}
export const press = (page: Page, name: string, within: Page | Locator = page): Promise<void> =>
  follow(page, within.getByRole("button", { name, exact: true }));

/** Opens what is folded under these words. */
export const unfold = (within: Page | Locator, summary: string): Promise<void> =>
  within.locator("summary", { hasText: summary }).first().click();

/** Opens the letter of this number from what came to one's office. */
async function openLetter(page: Page, number: string): Promise<void> {
  await page.goto("/agreement/inbox");
  await follow(page, page.locator("main li", { hasText: number }).getByRole("link").first());
}

const words = {
  id: { receipt: "Beri tanda terima", number: "Nomor surat", relay: "Teruskan surat" },
  en: { receipt: "Confirm receipt", number: "Number of the letter", relay: "Send it on" },
} as const;

/** Takes receipt of a letter that came. */
export async function takeReceipt(page: Page, number: string, language: "id" | "en"): Promise<void> {
  await openLetter(page, number);
  await press(page, words[language].receipt);
}

/** Sends what a letter carries on to the next office of its route, under a letter of one's own. */
export async function sendOn(page: Page, number: string, language: "id" | "en"): Promise<void> {
  await page.getByLabel(words[language].number, { exact: true }).fill(number);
  await press(page, words[language].relay);
}

/** Says how a comment of the other side ends; the officer writes the reason in Indonesian. */
export async function decide(page: Page, text: string, outcome: string, reason = ""): Promise<void> {
  const form = page.locator("[id^=comment-]", { hasText: text }).locator("details");
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  await form.getByLabel(outcome, { exact: true }).check();
  await form.getByLabel("Alasan dalam bahasa Indonesia").fill(reason);
  await press(page, "Simpan hasil", form);
}

/** Of the keys in the demo corridor. */
export const passphrase = "contoh: jembatan kayu di atas kali";

const scan = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/** Writes down who signed the paper, on its form, and hands its scan over. */
export async function writePaper(page: Page): Promise<void> {
  const file = { name: "naskah.pdf", mimeType: "application/pdf", buffer: Buffer.from(scan) };
  await page.setInputFiles("input[type=file]", file);
  await page.getByLabel("Tempat").fill("Jakarta");
  for (const party of ["Indonesia", "Singapura"]) {
    const card = page.locator("form section", { has: page.getByRole("heading", { name: party }) });
    await card.getByLabel("Nama penanda tangan").fill(`Menteri pihak ${party}`);
    await card.getByLabel("Jabatan").fill("Menteri (contoh)");
    await card.getByLabel("Atau: mengapa tidak diperlukan").fill("Ditandatangani menteri sendiri");
  }
  await press(page, "Simpan dan minta pengesahan");
}
