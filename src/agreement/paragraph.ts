import { z } from "zod";
import type { Language } from "../platform/index.ts";

/** How long one side of a paragraph can be, in characters. */
const longestText = 20_000;

/** Control characters, but for the line end and the tab. */
const control = /(?![\n\t])\p{Cc}/gu;

/** A text as it is kept: composed letters, plain line ends, no control characters and no blanks around it. */
export const plainText = (typed: string): string =>
  typed.toWellFormed().normalize("NFC").replace(/\r\n?/g, "\n").replace(control, "").trim();

export const paragraphTextSchema = z.string().max(longestText).transform(plainText);

/** What happened to a paragraph. `confirmed`: a person says that the sides agree; `taken`: from the other party's words. */
export type ParagraphChange = "written" | "merged" | "confirmed" | "taken" | "withdrawn" | "restored";

/** One paragraph as it stands; `stale` names the side that waits for a person. */
export type ParagraphRow = {
  organisationId: string;
  circleId: string;
  paragraphId: string;
  proposalId: string;
  clauseId: string;
  position: number;
  role: "heading" | "text";
  textId: string;
  textEn: string;
  stale: Language | null;
  version: number;
  changedBy: string | null;
  changedAt: Date;
  withdrawnAt: Date | null;
  synthetic: boolean;
};

/** One text that a paragraph had; added at each change, never changed. */
export type ParagraphText = {
  organisationId: string;
  circleId: string;
  paragraphId: string;
  version: number;
  textId: string;
  textEn: string;
  stale: Language | null;
  change: ParagraphChange;
  commentId: string | null;
  changedBy: string | null;
  changedAt: Date;
};

/** What the history keeps of a paragraph as it is now. */
export const textNow = (
  row: ParagraphRow,
  change: ParagraphChange,
  organisation: string,
  comment: string | null = null,
): ParagraphText => {
  const { circleId, paragraphId, version, textId, textEn, stale, changedBy, changedAt } = row;
  return {
    ...{ organisationId: organisation, circleId, paragraphId, version, textId, textEn, stale },
    ...{ change, commentId: comment, changedBy, changedAt },
  };
};
