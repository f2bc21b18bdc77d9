import type { Language } from "../../platform/index.ts";

/**
 * The same page in another language, as a link that holds the query alone: it can lead to no other page.
 *
 * @param search query of the page, with or without `?`
 * @returns the query with `lang` set once; everything else as it was
 */
export function languageLink(search: string, language: Language): string {
  const parameters = new URLSearchParams(search);
  parameters.set("lang", language);
  return `?${parameters}`;
}
