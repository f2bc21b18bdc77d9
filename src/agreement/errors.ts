import type { ErrorTable } from "../platform/index.ts";

/** Coded outcomes of the agreement module: HTTP status and the message that says it. */
export const agreementErrors = {
  PROPOSAL_NOT_FOUND: { status: 404, message: "agreement.error.PROPOSAL_NOT_FOUND" },
  VERSION_NOT_FOUND: { status: 404, message: "agreement.error.VERSION_NOT_FOUND" },
  NOT_DRAFTING: { status: 409, message: "agreement.error.NOT_DRAFTING" },
} as const satisfies ErrorTable;
