import type { ErrorTable } from "../platform/index.ts";

/** Coded outcomes of the vocabulary module, and what its importers find in a file. */
export const vocabularyErrors = {
  VERSION_TAKEN: { status: 409, message: "vocabulary.error.VERSION_TAKEN" },
  VERSION_NOT_FOUND: { status: 404, message: "vocabulary.error.VERSION_NOT_FOUND" },
  CONCEPT_NOT_FOUND: { status: 404, message: "vocabulary.error.CONCEPT_NOT_FOUND" },
  LEVEL_UNKNOWN: { status: 422, message: "vocabulary.error.LEVEL_UNKNOWN" },
  CODE_EMPTY: { status: 422, message: "vocabulary.error.CODE_EMPTY" },
  CODE_INVALID: { status: 422, message: "vocabulary.error.CODE_INVALID" },
  CODE_NOT_DIGITS: { status: 422, message: "vocabulary.error.CODE_NOT_DIGITS" },
  CODE_DIGITS_LOST: { status: 422, message: "vocabulary.error.CODE_DIGITS_LOST" },
  CODE_DIGITS_TOO_MANY: { status: 422, message: "vocabulary.error.CODE_DIGITS_TOO_MANY" },
  CODE_DUPLICATE: { status: 422, message: "vocabulary.error.CODE_DUPLICATE" },
  PARENT_ABSENT: { status: 422, message: "vocabulary.error.PARENT_ABSENT" },
  TITLE_EMPTY: { status: 422, message: "vocabulary.error.TITLE_EMPTY" },
  TITLE_TOO_LONG: { status: 422, message: "vocabulary.error.TITLE_TOO_LONG" },
  PLACE_CODE_INVALID: { status: 422, message: "vocabulary.error.PLACE_CODE_INVALID" },
  ZONE_UNKNOWN: { status: 422, message: "vocabulary.error.ZONE_UNKNOWN" },
  DAY_INVALID: { status: 422, message: "vocabulary.error.DAY_INVALID" },
  /** Warnings: an import says them and goes on. */
  BROADER_CYCLE: { status: 422, message: "vocabulary.error.BROADER_CYCLE" },
  LABEL_MARKS: { status: 422, message: "vocabulary.error.LABEL_MARKS" },
  LABEL_TOO_LONG: { status: 422, message: "vocabulary.error.LABEL_TOO_LONG" },
  RELATION_TWICE: { status: 422, message: "vocabulary.error.RELATION_TWICE" },
} as const satisfies ErrorTable;
