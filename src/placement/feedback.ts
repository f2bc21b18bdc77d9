import type { Language } from "../platform/index.ts";

/** What somebody of a placement says of it; the others read it when the placement is closed. */
export type Feedback = {
  organisationId: string;
  termsId: string;
  placementId: string;
  feedbackId: string;
  capacity: "host" | "expert" | "counterpart";
  /** 1 (poor) to 5 (very good). */
  rating: number;
  wentWell: string | null;
  toChange: string | null;
  writtenIn: Language;
  personId: string | null;
  at: Date;
  synthetic: boolean;
};

export const ratings = [5, 4, 3, 2, 1] as const;
export const longestFeedback = 2_000;
