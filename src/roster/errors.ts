import type { ErrorTable } from "../platform/index.ts";

/** Coded outcomes of the roster module: HTTP status and the message that says it. */
export const rosterErrors = {
  AGENCY_FIELD: { status: 422, message: "roster.error.AGENCY_FIELD" },
  AGENCY_NOT_FOUND: { status: 404, message: "roster.error.AGENCY_NOT_FOUND" },
  AGENCIES_OF_OTHER_PARTY: { status: 403, message: "roster.error.AGENCIES_OF_OTHER_PARTY" },
  AGENCY_OF_OTHER_PARTY: { status: 403, message: "roster.error.AGENCY_OF_OTHER_PARTY" },
  AGENCY_TWICE: { status: 422, message: "roster.error.AGENCY_TWICE" },
  AGENCY_UNKNOWN: { status: 422, message: "roster.error.AGENCY_UNKNOWN" },
  BOOKING_DAYS_REVERSED: { status: 422, message: "roster.error.BOOKING_DAYS_REVERSED" },
  BOOKING_NOT_FOUND: { status: 404, message: "roster.error.BOOKING_NOT_FOUND" },
  EXPERT_ELSEWHERE: { status: 409, message: "roster.error.EXPERT_ELSEWHERE" },
  EXPERT_NOT_ACTIVE: { status: 409, message: "roster.error.EXPERT_NOT_ACTIVE" },
  EXPERT_NOT_FOUND: { status: 404, message: "roster.error.EXPERT_NOT_FOUND" },
} as const satisfies ErrorTable;
