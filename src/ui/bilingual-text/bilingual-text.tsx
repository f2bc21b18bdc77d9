import type { Bilingual, Language } from "../../platform/index.ts";
import { inLanguage } from "../../platform/index.ts";
import { useLanguage } from "../language.ts";

/**
 * A bilingual value in the reader's language, or in the other one where it stands in.
 *
 * @param language the language wanted; that of the page when left out
 *
 * Accessibility: a text that stands in from the other language carries `lang`, so that it is read with its
 * own pronunciation (WCAG 3.1.2).
 */
export function BilingualText({ text, language }: { text: Bilingual; language?: Language | undefined }) {
  const page = useLanguage();
  const shown = inLanguage(text, language ?? page);
  return shown.lang === page ? <>{shown.text}</> : <span lang={shown.lang}>{shown.text}</span>;
}
