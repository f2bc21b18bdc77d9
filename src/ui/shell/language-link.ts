import type { Language } from "../../platform/index.ts";

/**
 * The same page in another language.
 *
 * @param path path and query of the page, for example `/col?page=2`
 * @returns path and query with `lang` set once; everything else as it was
 */
export function languageLink(path: string, language: Language): string {
  const [place = "", query = ""] = path.split("#")[0]?.split("?") ?? [];
  const parameters = new URLSearchParams(query);
  parameters.set("lang", language);
  return `${place}?${parameters}`;
}
