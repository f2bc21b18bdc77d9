import { z } from "zod";
import type { Bilingual } from "../platform/index.ts";
import { longest, mostCodes } from "./item.ts";
import { longestLicence } from "./licence.ts";

/** One line, without what nobody sees. */
const tidy = (text: string) =>
  text
    .normalize("NFC")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
/** Several lines, as they were typed. */
const tidyLines = (text: string) =>
  text
    .normalize("NFC")
    .replaceAll("\r\n", "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .trim();
export const line = (most: number) => z.string().transform(tidy).pipe(z.string().min(1).max(most));
export const lines = (most: number) => z.string().transform(tidyLines).pipe(z.string().min(1).max(most));
const optionalLines = (most: number) =>
  z
    .string()
    .transform(tidyLines)
    .pipe(z.string().max(most))
    .nullish()
    .transform((text) => text || null);

const sides = (most: number) => z.string().transform(tidyLines).pipe(z.string().max(most)).optional();
/** Text in one language or both; an empty side is left out. */
const bilingual = (most: number) =>
  z
    .object({ id: sides(most), en: sides(most) })
    .transform(({ id, en }): Bilingual => ({ ...(id && { id }), ...(en && { en }) }));

export const titleSchema = bilingual(longest.title);
/** An item is called something in one language at least. */
export const isTitle = ({ id, en }: Bilingual): boolean => Boolean(id ?? en);
export const summarySchema = bilingual(longest.summary)
  .nullish()
  .transform((text) => (text?.id || text?.en ? text : null));
export const licenceSchema = line(longestLicence);
export const authorSchema = line(longest.author);
export const languageSchema = z.enum(["id", "en"]);
/** Codes as people write them: `kbji 2514.02`, or the code alone. */
export const codesSchema = z
  .array(z.string().max(120))
  .transform((all) => all.map(tidy).filter(Boolean))
  .pipe(z.array(z.string()).max(mostCodes))
  .default([]);

/** What a version says: words, or a file on this disk. */
export const wordsInput = {
  language: languageSchema,
  text: optionalLines(longest.text),
  file: z.object({ path: z.string().min(1), fileName: z.string().min(1).max(255) }).nullish(),
  note: optionalLines(longest.note),
};
