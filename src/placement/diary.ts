import type { Language } from "../platform/index.ts";

/** What was done on a day of a placement, in the language in which it was written. It is added and never changed. */
export type DiaryEntry = {
  organisationId: string;
  termsId: string;
  placementId: string;
  entryId: string;
  day: string;
  text: string;
  writtenIn: Language;
  objectiveId: string | null;
  writtenBy: string | null;
  at: Date;
  synthetic: boolean;
};

export const longestEntry = 4_000;
export const entriesOnPage = 25;
