import { createIntl, createIntlCache, type IntlShape } from "react-intl";
import en from "../../messages/en.json" with { type: "json" };
import id from "../../messages/id.json" with { type: "json" };
import type { Language } from "./index.ts";

/** Sentences of every page in both languages. Server side only: a browser loads its own language's file alone. */
const messages: Record<Language, Record<string, string>> = { id, en };

const locales: Record<Language, string> = { id: "id-ID", en: "en-SG" };

const made = new Map<Language, IntlShape>();

/** Formats sentences, numbers and dates for a language. */
export function intlFor(language: Language): IntlShape {
  const before = made.get(language);
  if (before) return before;
  const intl = createIntl(
    { locale: locales[language], messages: messages[language], onError: raise },
    createIntlCache(),
  );
  made.set(language, intl);
  return intl;
}

/** A missing sentence is a bug that tests must see, not a key on a minister's page. */
function raise(error: Error): never {
  throw error;
}
