import type { ErrorTable } from "../platform/index.ts";

/** Coded outcomes of the roster module: HTTP status and the message that says it. */
export const rosterErrors = {
  AGENCY_NOT_FOUND: { status: 404, message: "roster.error.AGENCY_NOT_FOUND" },
} as const satisfies ErrorTable;
