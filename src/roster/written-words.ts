import { z } from "zod";
import type { Bilingual } from "../platform/index.ts";

/** A text in one or both languages, each up to so many letters. An empty side is none. */
export const wordsUpTo = (length: number) =>
  z
    .object({ id: z.string().trim().max(length).optional(), en: z.string().trim().max(length).optional() })
    .refine(({ id, en }) => Boolean(id) || Boolean(en), { path: ["id"] })
    .transform(({ id, en }): Bilingual => ({ ...(id && { id }), ...(en && { en }) }));
