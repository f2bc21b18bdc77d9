import { members } from "../identity/index.ts";

/** Who decides on proposed titles, codings and synonyms: one rule for all three, and never the proposer. */
export const reviewers = members("officer", "statistician", "head");
