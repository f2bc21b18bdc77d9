import { z } from "zod";
import { cleanLabel } from "./label-text.ts";
import { foldText } from "./text-words.ts";

/** `abbreviation`: form stands for meaning (`sr.` for senior); `synonym`: each stands for the other. */
export const synonymKinds = ["abbreviation", "synonym"] as const;
export const synonymLanguages = ["id", "en", "both"] as const;
export const reviewStates = ["proposed", "accepted", "rejected"] as const;
export type ReviewState = (typeof reviewStates)[number];

/** Longest form or meaning, in characters. */
export const longestForm = 100;

export type NewSynonym = {
  language: (typeof synonymLanguages)[number];
  kind: (typeof synonymKinds)[number];
  form: string;
  meaning: string;
};

/** One line of the table. `author` and `reviewer` are people, null when a job of the installation did it. */
export type SynonymLine = NewSynonym & {
  synonymId: string;
  status: ReviewState;
  organisationId: string;
  author: string | null;
  proposedAt: Date;
  reviewer: string | null;
  reviewedAt: Date | null;
  synthetic: boolean;
};

/** Lines of one page of the table. */
export const synonymsOnPage = 50;

const words = z
  .string()
  .max(1_000)
  .transform((text) => cleanLabel(text).text)
  .pipe(z.string().min(1).max(longestForm));

export const synonymSchema = z.object({
  language: z.enum(synonymLanguages),
  kind: z.enum(synonymKinds),
  form: words,
  meaning: words,
});

/**
 * Why a pair says nothing: SYNONYM_WORDLESS where one side has no letter or digit to be found by, SYNONYM_SAME
 * where both sides are found by the same words anyway.
 */
export function synonymProblem({ form, meaning }: Pick<NewSynonym, "form" | "meaning">) {
  const [one, other] = [foldText(form), foldText(meaning)];
  if (!one || !other) return "SYNONYM_WORDLESS";
  return one === other ? "SYNONYM_SAME" : null;
}

/** Two lines with one key say the same: capitals and accents do not count, nor, between synonyms, who comes first. */
export function synonymKey({ language, kind, form, meaning }: NewSynonym): string {
  const sides = [foldText(form), foldText(meaning)];
  return [language, kind, ...(kind === "synonym" ? sides.toSorted() : sides)].join("\u0000");
}
