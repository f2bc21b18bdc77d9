import type { Language } from "../platform/index.ts";

/** More days that a host asks for: the programme approves them, the sender agrees. */
export type Extension = {
  organisationId: string;
  termsId: string;
  placementId: string;
  extensionId: string;
  untilDay: string;
  weeks: number;
  reason: string;
  writtenIn: Language;
  state: "asked" | "approved" | "agreed" | "refused";
  askedBy: string | null;
  askedAt: Date;
  settledBy: string | null;
  settledAt: Date | null;
  synthetic: boolean;
};
