import type { ErrorTable } from "../platform/index.ts";

export const threadErrors = {
  RECORD_NOT_FOUND: { status: 404, message: "thread.error.RECORD_NOT_FOUND" },
} as const satisfies ErrorTable;
