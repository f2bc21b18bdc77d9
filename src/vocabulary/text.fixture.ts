import type { IndexedConcept } from "./text-index.ts";

/** A concept with a title in each language and other names in English. */
export const concept = (id: string, en: string, ...others: string[]): IndexedConcept => ({
  labels: [
    { text: id, language: "id", kind: "preferred", origin: "file" },
    { text: en, language: "en", kind: "preferred", origin: "file" },
    ...others.map((text) => ({
      text,
      language: "en" as const,
      kind: "alternative" as const,
      origin: "file" as const,
    })),
  ],
});
