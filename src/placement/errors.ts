import type { ErrorTable } from "../platform/index.ts";

/** Coded outcomes of the placement module: HTTP status and the message that says it. */
export const placementErrors = {
  CASE_NOT_FOUND: { status: 404, message: "placement.error.CASE_NOT_FOUND" },
  NOT_IN_CAPACITY: { status: 403, message: "placement.error.NOT_IN_CAPACITY" },
  TERMS_STATE: { status: 409, message: "placement.error.TERMS_STATE" },
  TERMS_CHANGED: { status: 409, message: "placement.error.TERMS_CHANGED" },
} as const satisfies ErrorTable;
