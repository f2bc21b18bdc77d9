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

/** A code proposed for a typed text. `score` is the machine's, null where a person chose. */
export type NewCoding = {
  codingId: string;
  text: string;
  language: Language | null;
  versionId: string;
  code: string;
  score: number | null;
};

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
