import { z } from "zod";
import { routes } from "./route.ts";

/** Longest texts, in characters. */
export const longestTerms = { title: 300, background: 4_000, text: 1_000, name: 200, note: 2_000 } as const;

/** Words in one language or both. */
export const wordsSchema = (most: number) =>
  z
    .object({
      id: z.string().trim().max(most).exactOptional(),
      en: z.string().trim().max(most).exactOptional(),
    })
    .transform(({ id, en }) => ({ ...(id && { id }), ...(en && { en }) }))
    .refine(({ id, en }) => Boolean(id) || Boolean(en), { path: ["id"] });

const code = {
  scheme: z.string().min(1).max(40),
  version: z.string().min(1).max(40),
  code: z.string().min(1).max(120),
};

const objectiveSchema = z.object({
  text: wordsSchema(longestTerms.text),
  units: z.array(z.object(code)).max(20).default([]),
  measure: wordsSchema(longestTerms.text).nullable().default(null),
  /** Places in the list of counterparts; none: all of them. */
  counterparts: z.array(z.int().min(0).max(19)).default([]),
});

const counterpartSchema = z.object({
  /** An instructor of one's own roster; otherwise a name. */
  instructor: z.uuid().nullable().default(null),
  name: z.string().trim().max(longestTerms.name).default(""),
  job: wordsSchema(longestTerms.name),
});

/** Everything that stands in the form of terms. A draft may lack what a submission may not. */
export const termsSchema = z.object({
  place: z.union([z.object({ centre: z.string().max(60) }), z.object({ hub: z.uuid() })]),
  title: wordsSchema(longestTerms.title),
  background: wordsSchema(longestTerms.background).nullable().default(null),
  fromDay: z.iso.date().nullable().default(null),
  untilDay: z.iso.date().nullable().default(null),
  route: z.enum(routes).nullable().default(null),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(5)
    .default([]),
  objectives: z.array(objectiveSchema).max(12).default([]),
  skills: z
    .array(z.object({ ...code, level: z.int().min(1).max(9), essential: z.boolean().default(true) }))
    .max(30)
    .default([]),
  counterparts: z.array(counterpartSchema).max(20).default([]),
  template: z
    .string()
    .regex(/^[a-z0-9-]{2,60}$/)
    .nullable()
    .default(null),
});

export type TermsInput = z.infer<typeof termsSchema>;

/** Why something was done, in words, and the language in which it was written. */
export const noteSchema = {
  note: z.string().trim().max(longestTerms.note).nullish(),
  writtenIn: z.enum(["id", "en"]).default("id"),
};
export const reasonSchema = { ...noteSchema, note: z.string().trim().min(1).max(longestTerms.note) };
/** The terms that somebody decides on, as read: somebody else's change in between is a refusal. */
export const termsRead = { terms: z.uuid(), revision: z.int().min(1) };
