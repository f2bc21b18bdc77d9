import type { Language } from "../../platform/index.ts";
import { intlFor } from "../../platform/intl.ts";

/** Where a reader goes on whom an item is not open to. */
export const backToAll = (language: Language) => ({
  href: "/knowledge",
  label: intlFor(language).formatMessage({ id: "knowledge.title" }),
});
