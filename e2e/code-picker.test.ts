import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, openWindow, type Manner } from "./browser.ts";
import { enterAs } from "./enter.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const officer = "Ratna Wulandari";
const words = {
  id: {
    field: "Kode yang benar",
    text: "Sebutan seperti yang diketik orang",
    propose: "Usulkan",
    find: "Cari kode",
    use: "Pakai kode ini",
    sent: "Usulan sudah dikirim dan menunggu pemeriksaan.",
    choose: "Pilih kode dari daftar, atau ketik kodenya.",
    count: /\d+ pilihan tersedia\./,
  },
  en: {
    field: "The right code",
    text: "The name as people type it",
    propose: "Propose",
    find: "Find codes",
    use: "Use this code",
    sent: "The proposal was sent and waits for its review.",
    choose: "Choose a code from the list, or type the code.",
    count: /\d+ choices? available\./,
  },
} as const;

/** The page that proposes a code for a typed name, opened as an officer. */
async function openForm(manner: Manner, title: string) {
  const window = await openWindow(browser, manner);
  await enterAs(browser, window, officer);
  const page = await window.newPage();
  await page.goto(`/vocabulary/codings/new?title=${encodeURIComponent(title)}`);
  return { window, page };
}

/** A title of the sample classification in use, with its code. */
async function someTitle(page: Page): Promise<{ code: string; title: string }> {
  const answer = await page.request.get("/api/vocabulary/code?text=data&level=any&top=1");
  const { hits } = (await answer.json()) as { hits: { code: string; title: { id: string } }[] };
  const [hit] = hits;
  if (!hit) throw new Error("The sample classification has no title that speaks of data");
  return { code: hit.code, title: hit.title.id };
}

const chosen = (page: Page) => page.locator("input[name=code]").inputValue();

describe.each(["id", "en"] as const)("with JavaScript, by keyboard alone, in %s", (language) => {
  const say = words[language];
  const manner: Manner = { language, javascript: true, width: 1_280 };

  test("a code is typed for, reached by arrow, taken by Enter and sent", async () => {
    const { window, page } = await openForm(manner, `papan ketik ${language}`);
    const { code, title } = await someTitle(page);
    await page.getByLabel(say.text).focus();
    // Past the choice of language to the field of the code.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type(title, { delay: 20 });
    const box = page.getByRole("combobox", { name: say.field });
    const option = page.locator(".combobox-option").first();
    await option.waitFor();
    expect(await box.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowDown");
    const active = await box.getAttribute("aria-activedescendant");
    expect(active).toBe(await option.getAttribute("id"));
    expect(await option.innerText()).toContain(code);
    await page.keyboard.press("Enter");
    expect(await chosen(page)).toBe(code);
    expect(await box.inputValue()).toMatch(new RegExp(`^${code} `));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText(say.sent).waitFor();
    await window.close();
  });

  test("Escape closes the list, keeps what was typed and chooses nothing", async () => {
    const { window, page } = await openForm(manner, "batal");
    await page.getByLabel(say.field).focus();
    await page.keyboard.type("data");
    await page.locator(".combobox-option").first().waitFor();
    await page.keyboard.press("Escape");
    const box = page.getByRole("combobox", { name: say.field });
    await expect.poll(() => box.getAttribute("aria-expanded")).toBe("false");
    expect(await box.inputValue()).toBe("data");
    expect(await chosen(page)).toBe("");
    await window.close();
  });

  test("how many choices there are is said aloud in the page's language", async () => {
    const { window, page } = await openForm(manner, "dengar");
    await page.getByLabel(say.field).focus();
    await page.keyboard.type("data");
    await page.locator(".combobox-option").first().waitFor();
    const heard = () => page.locator("[data-live-announcer]").innerText();
    await expect.poll(heard).toMatch(say.count);
    await window.close();
  });

  test("no key is lost when the field's code has come: the new field is there as soon as the old one was read", async () => {
    const { window, page } = await openForm(manner, "lambat");
    const field = page.getByLabel(say.field);
    await field.evaluate((plain) => {
      const before = Object.getOwnPropertyDescriptor(plain, "value");
      Object.defineProperty(plain, "value", {
        ...before,
        get: () => {
          queueMicrotask(() => {
            // Each reading counts again: the last one is that of the swap.
            document.body.dataset["next"] = document.activeElement?.getAttribute("role") ?? "";
          });
          return before?.get?.call(plain);
        },
      });
    });
    await field.focus();
    await page.getByRole("combobox", { name: say.field }).waitFor();
    expect(await page.locator("body").getAttribute("data-next")).toBe("combobox");
    await window.close();
  });

  test("other words after a choice are no choice", async () => {
    const { window, page } = await openForm(manner, "ganti");
    await page.getByLabel(say.field).focus();
    await page.keyboard.type("data");
    await page.locator(".combobox-option").first().click();
    expect(await chosen(page)).not.toBe("");
    await page.keyboard.press("End");
    await page.keyboard.type(" lain");
    expect(await chosen(page)).toBe("");
    await window.close();
  });
});

describe.each(["id", "en"] as const)("without JavaScript, in %s", (language) => {
  const say = words[language];
  const manner: Manner = { language, javascript: false, width: 390 };

  test("a page lists the codes and comes back with the one chosen; what was typed elsewhere is still there", async () => {
    const name = `tanpa skrip ${language}`;
    const { window, page } = await openForm(manner, "lama");
    const { title } = await someTitle(page);
    await page.getByLabel(say.text).fill(name);
    await page.getByLabel(say.field).fill(title);
    await page.getByRole("button", { name: say.find }).click();
    await page.waitForURL("**/vocabulary/code?**");
    const first = page.getByRole("radio").first();
    const code = await first.inputValue();
    await page.getByRole("button", { name: say.use }).click();
    await page.waitForURL("**/vocabulary/codings/new?**");
    expect(await page.getByLabel(say.text).inputValue()).toBe(name);
    expect(await page.getByLabel(say.field).inputValue()).toMatch(new RegExp(`^${code} `));
    await page.getByRole("button", { name: say.propose }).click();
    await page.getByText(say.sent).waitFor();
    await window.close();
  });

  test("words that are no choice are explained at the field, and stay", async () => {
    const { window, page } = await openForm(manner, "sebutan");
    await page.getByLabel(say.field).fill("entah apa");
    await page.getByRole("button", { name: say.propose }).click();
    expect(await page.getByRole("alert").innerText()).toContain(say.choose);
    expect(await page.getByLabel(say.field).inputValue()).toBe("entah apa");
    expect(await page.getByLabel(say.text).inputValue()).toBe("sebutan");
    await window.close();
  });
});

test("a page of choices leads back to this site only", async () => {
  const window = await openWindow(browser, { language: "id", javascript: false, width: 1_280 });
  const page = await window.newPage();
  await page.goto("/vocabulary/code?text=data&return=https%3A%2F%2Fexample.org%2F");
  expect(await page.getByRole("radio").count()).toBe(0);
  expect(await page.locator("[href^='https://example.org'], [action^='https://example.org']").count()).toBe(
    0,
  );
  await window.close();
});
