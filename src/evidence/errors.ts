import type { ErrorTable } from "../platform/index.ts";

/** Coded outcomes of the evidence module. What is wrong inside a file has its codes in `platform`. */
export const evidenceErrors = {
  AREA_NOT_FOUND: { status: 404, message: "evidence.error.AREA_NOT_FOUND" },
  MAPPING_UNKNOWN: { status: 422, message: "evidence.error.MAPPING_UNKNOWN" },
  DATASET_NAME_INVALID: { status: 422, message: "evidence.error.DATASET_NAME_INVALID" },
  DATASET_NOT_FOUND: { status: 404, message: "evidence.error.DATASET_NOT_FOUND" },
  DATASET_OVERLAPS: { status: 409, message: "evidence.error.DATASET_OVERLAPS" },
  DATASET_COARSE: { status: 422, message: "evidence.error.DATASET_COARSE" },
  LIST_NOT_FOUND: { status: 404, message: "evidence.error.LIST_NOT_FOUND" },
  LIST_RELEASED: { status: 409, message: "evidence.error.LIST_RELEASED" },
  OCCUPATION_NOT_FOUND: { status: 404, message: "evidence.error.OCCUPATION_NOT_FOUND" },
  PARAMETERS_INVALID: { status: 422, message: "evidence.error.PARAMETERS_INVALID" },
  WINDOW_WITHOUT_WAVES: { status: 422, message: "evidence.error.WINDOW_WITHOUT_WAVES" },
  RECORDS_NOT_YOURS: { status: 403, message: "evidence.error.RECORDS_NOT_YOURS" },
} as const satisfies ErrorTable;
