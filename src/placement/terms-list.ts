export const termsPageSize = 25;

/** What a list of terms shows: what this office has to do, what others have, what has an expert, what came to nothing. */
export const termsViews = ["ours", "theirs", "sourced", "ended", "all"] as const;
export type TermsView = (typeof termsViews)[number];
