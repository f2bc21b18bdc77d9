import { useIntl } from "react-intl";
import type { Language } from "../platform/index.ts";

/** The language of the page that is being rendered; Indonesian when the locale is neither of the two. */
export function useLanguage(): Language {
  return useIntl().locale.startsWith("en") ? "en" : "id";
}
