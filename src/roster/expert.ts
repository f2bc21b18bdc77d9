import { z } from "zod";
import { wordsUpTo } from "./written-words.ts";

const words = wordsUpTo(300);

/** A skill of an expert, by its code in the vocabulary; levels are those of the qualification frameworks, 1 to 9. */
const skillSchema = z.object({
  scheme: z.string().min(1).max(40),
  version: z.string().min(1).max(40),
  code: z.string().min(1).max(120),
  level: z.int().min(1).max(9),
  evidence: z.enum(["credential", "assessed", "employer", "self"]),
});

const languageSchema = z.object({
  language: z.string().regex(/^[a-z]{2,3}$/),
  level: z.enum(["A1", "A2", "B1", "B2", "C1", "C2"]),
});

/** What a week of an expert costs the sender. The other side never reads it. */
const costSchema = z
  .object({
    as: z.enum(["in-kind", "cash"]),
    amount: z.number().min(0).max(1e12).nullable().default(null),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
    note: z.string().trim().max(300).nullable().default(null),
  })
  .refine(({ as, amount, currency }) => as === "in-kind" || (amount !== null && currency !== null), {
    path: ["amount"],
  });

export const expertSchema = z.object({
  name: z.string().trim().min(1).max(200),
  headline: words,
  homeZone: z.string().min(1).max(60),
  /** The account of the expert, where there is one: a member of the sending office with the role of an expert. */
  person: z.uuid().nullable().default(null),
  clearance: z.enum(["none", "asked", "cleared"]),
  clearanceUntil: z.iso.date().nullable().default(null),
  cost: costSchema.nullable().default(null),
  /** The day on which the expert agreed to be put forward to the other side. */
  agreedOn: z.iso.date().nullable().default(null),
  activeFrom: z.iso.date(),
  activeUntil: z.iso.date().nullable().default(null),
  skills: z.array(skillSchema).max(60),
  languages: z.array(languageSchema).max(20),
});

export type NewExpert = z.infer<typeof expertSchema>;
export type ExpertCost = z.infer<typeof costSchema>;
