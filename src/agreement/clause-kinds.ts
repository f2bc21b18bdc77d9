import type { ClauseKind } from "./document.ts";

/** The kinds of clauses in the order in which a form offers them; apart from `document.ts`, which pages do not take in. */
export const clauseKindNames = [
  "text",
  "scope-line",
  "person-weeks",
  "tot-seats",
  "training-seats",
  "kits",
  "money",
  "indicator",
  "governance",
] as const satisfies readonly ClauseKind[];
