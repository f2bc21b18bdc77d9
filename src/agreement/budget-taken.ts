import type { Figures } from "./figure-reading.ts";

/** A workbook out of which figures of a clause were taken. */
export type Budget = {
  organisationId: string;
  circleId: string;
  budgetId: string;
  proposalId: string;
  clauseId: string;
  fileHash: string;
  fileLabel: string;
  /** What went into the clause, by name. */
  figures: Figures;
  /** Its lines, what did not add up or was not understood, and rows that were not counted. */
  facts: { lines: number; findings: number; unplaced: number };
  enteredBy: string | null;
  enteredAt: Date;
  synthetic: boolean;
};
