import { z } from "zod";
import { wordsSchema } from "./terms-input.ts";

/** A beginning of terms: what a centre would write anyway, without what only the centre knows. */
export const termsTemplateSchema = z.strictObject({
  title: wordsSchema(300),
  summary: wordsSchema(500),
  background: wordsSchema(4_000),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(5),
  objectives: z
    .array(z.strictObject({ text: wordsSchema(1_000), measure: wordsSchema(1_000) }))
    .min(1)
    .max(12),
});
export type TermsTemplate = z.infer<typeof termsTemplateSchema>;
