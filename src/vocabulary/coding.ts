import { z } from "zod";
import type { Bilingual, Language } from "../platform/index.ts";
import { cleanLabel } from "./label-text.ts";
import type { ReviewState } from "./synonym.ts";

/** Longest typed title that is coded, in characters. */
export const longestTyped = 300;

/** A job title or skill as somebody typed it: one line, no marks that nobody sees. */
export const typedText = z
  .string()
  .max(2_000)
  .transform((text) => cleanLabel(text).text)
  .pipe(z.string().min(1).max(longestTyped));

/** Below this score a code of a bulk is not taken without a person; `isSureCode` says what it needs above it. */
export const leastScore = 0.5;

/**
 * A code proposed for a typed text, null where none was found. `score` is the machine's, null where a person chose or
 * nothing was found.
 */
export type NewCoding = {
  codingId: string;
  text: string;
  language: Language | null;
  versionId: string;
  code: string | null;
  score: number | null;
};

/**
 * The rows of a coded list that a person should look at, as proposals: with the likeliest code, or without any. An empty
 * title, or one that is longer than a title can be, is none.
 */
export function codingsToReview(
  titles: readonly string[],
  results: readonly { state: string; first: { code: string; score: number } | null }[],
): Pick<NewCoding, "text" | "code" | "score">[] {
  return results.flatMap(({ state, first }, place) => {
    const text = titles[place] ?? "";
    const { length } = text.length > 2_000 ? text : cleanLabel(text).text;
    if (state === "coded" || length === 0 || length > longestTyped) return [];
    return { text, code: first?.code ?? null, score: first?.score ?? null };
  });
}

export type CodingLine = Omit<NewCoding, "versionId"> & {
  scheme: string;
  version: string;
  /** Whether the version is invented. */
  synthetic: boolean;
  title: Bilingual;
  status: ReviewState;
  /** Where the text comes from: the name of a file. */
  source: string | null;
  author: string | null;
  codedAt: Date;
  reviewer: string | null;
  reviewedAt: Date | null;
};

/** Lines of one page of the queue. */
export const codingsOnPage = 25;
