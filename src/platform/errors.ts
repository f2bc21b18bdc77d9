import type { ErrorTable } from "./outcome.ts";

/** Outcomes of the ground itself: starting, migrating, reaching the database, unknown addresses, bugs. */
export const platformErrors = {
  DATABASE_AWAY: { status: 503, message: "platform.error.DATABASE_AWAY" },
  DATABASE_START_FAILED: { status: 503, message: "platform.error.DATABASE_START_FAILED" },
  DATABASE_BINARIES_MISSING: { status: 503, message: "platform.error.DATABASE_BINARIES_MISSING" },
  DISK_FULL: { status: 503, message: "platform.error.DISK_FULL" },
  MIGRATION_CHANGED: { status: 503, message: "platform.error.MIGRATION_CHANGED" },
  MIGRATION_FAILED: { status: 503, message: "platform.error.MIGRATION_FAILED" },
  PORT_TAKEN: { status: 503, message: "platform.error.PORT_TAKEN" },
  PAGE_NOT_FOUND: { status: 404, message: "platform.error.PAGE_NOT_FOUND" },
  FOREIGN_ORIGIN: { status: 403, message: "platform.error.FOREIGN_ORIGIN" },
  BUG: { status: 500, message: "platform.error.BUG" },
} as const satisfies ErrorTable;
