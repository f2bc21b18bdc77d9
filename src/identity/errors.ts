import type { ErrorTable } from "../platform/index.ts";

/** Coded outcomes of the identity module: HTTP status and the message that says it. */
export const identityErrors = {
  NOT_SIGNED_IN: { status: 401, message: "identity.error.NOT_SIGNED_IN" },
  NOT_PERMITTED: { status: 403, message: "identity.error.NOT_PERMITTED" },
  FOUR_EYES: { status: 403, message: "identity.error.FOUR_EYES" },
  INPUT_INVALID: { status: 422, message: "identity.error.INPUT_INVALID" },
  FIELD_INVALID: { status: 422, message: "identity.error.FIELD_INVALID" },
  SIGN_IN_FAILED: { status: 401, message: "identity.error.SIGN_IN_FAILED" },
  SIGN_IN_THROTTLED: { status: 429, message: "identity.error.SIGN_IN_THROTTLED" },
  NO_VALID_MEMBERSHIP: { status: 403, message: "identity.error.NO_VALID_MEMBERSHIP" },
  CLAIM_CODE_UNREADABLE: { status: 422, message: "identity.error.CLAIM_CODE_UNREADABLE" },
  CLAIM_CODE_INVALID: { status: 422, message: "identity.error.CLAIM_CODE_INVALID" },
  PERSON_NOT_FOUND: { status: 404, message: "identity.error.PERSON_NOT_FOUND" },
  USERNAME_INVALID: { status: 422, message: "identity.error.USERNAME_INVALID" },
  USERNAME_TAKEN: { status: 409, message: "identity.error.USERNAME_TAKEN" },
  PASSWORD_SHORT: { status: 422, message: "identity.error.PASSWORD_SHORT" },
  PASSWORD_NAMES_YOU: { status: 422, message: "identity.error.PASSWORD_NAMES_YOU" },
  ORGANISATION_UNKNOWN: { status: 422, message: "identity.error.ORGANISATION_UNKNOWN" },
  PARTY_UNKNOWN: { status: 422, message: "identity.error.PARTY_UNKNOWN" },
} as const satisfies ErrorTable;
