/** The two languages of every page. Indonesian is the source language of the project. */
export type Language = "id" | "en";

export const languages: readonly Language[] = ["id", "en"];

/**
 * Text that people write, in one or both languages. `source` is the side that was written first,
 * `stale` says that the source changed after the other side was translated.
 */
export type Bilingual = { id?: string; en?: string; source?: Language; stale?: boolean };

/**
 * The one fallback rule: the wanted language, else the other one.
 * @returns the text and the language it really is in (for the `lang` attribute); an empty text when there is none.
 */
export function inLanguage(text: Bilingual, wanted: Language): { text: string; lang: Language } {
  const other: Language = wanted === "id" ? "en" : "id";
  const own = text[wanted];
  if (own) return { text: own, lang: wanted };
  return { text: text[other] ?? "", lang: text[other] ? other : wanted };
}
