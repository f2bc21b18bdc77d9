/**
 * Ways in which an expert may come. Which one a case takes is a lawyer's decision; what each asks for is dated data.
 */
export const routes = ["technical-cooperation", "work-permit", "in-kind"] as const;
export type RouteKind = (typeof routes)[number];
