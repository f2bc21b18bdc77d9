import type { EditionContent } from "./edition.ts";

/** A list published elsewhere as somebody entered it, until another person of the office confirms it. */
export type EditionProposal = {
  organisationId: string;
  editionId: string;
  name: string;
  content: EditionContent;
  contentHash: string;
  documentHash: string | null;
  /** Null: a job of the installation. */
  enteredBy: string | null;
  enteredAt: Date;
  synthetic: boolean;
};

/** Where an office looks at what waits to be confirmed, and asks that an edition be withdrawn. */
export const editionReviewPath = (name: string): string => `/col/editions/${name}/review`;
