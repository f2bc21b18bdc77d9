import type { Bilingual } from "../platform/index.ts";

/** Who owes what by when. The actor is an organisation, and in it a person or everybody with a role. */
export type Duty = {
  dutyId: string;
  organisationId: string;
  personId: string | null;
  role: string | null;
  title: Bilingual;
  note: Bilingual | null;
  recordKind: string;
  recordId: string;
  /** Page on which the duty is done. */
  path: string;
  /** Who acts after it. */
  nextActor: Bilingual | null;
  /** Last day, `YYYY-MM-DD`. */
  dueOn: string;
  state: DutyState;
  synthetic: boolean;
};

export type DutyState = "open" | "done" | "cancelled";

/**
 * Days from today to the due day: 0 today, 1 tomorrow, negative when late. Both are calendar days
 * (`YYYY-MM-DD`), so no clock and no zone takes part.
 */
export function daysUntil(dueOn: string, today: string): number {
  return Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000);
}
