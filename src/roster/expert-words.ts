import type { Bilingual } from "../platform/index.ts";

/** How well a skill is shown, the strongest first: a paper, an assessment, what an employer says, what the expert says. */
export const evidenceClasses = ["credential", "assessed", "employer", "self"] as const;
export type EvidenceClass = (typeof evidenceClasses)[number];

export const skillLevels = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Levels of the Common European Framework of Reference, the lowest first. */
export const languageLevels = ["A1", "A2", "B1", "B2", "C1", "C2"] as const;
export type LanguageLevel = (typeof languageLevels)[number];

/** Languages that a form offers; others stay as they were entered. */
export const spokenLanguages = ["id", "en", "ms", "zh", "ta", "jv", "su", "ja", "ko", "ar"] as const;

export const clearances = ["none", "asked", "cleared"] as const;
export type Clearance = (typeof clearances)[number];

export const expertPageSize = 25;

export type ExpertSkill = {
  scheme: string;
  version: string;
  code: string;
  title: Bilingual;
  level: number;
  evidence: EvidenceClass;
};
export type SpokenLanguage = { language: string; level: LanguageLevel };

/** Whether a clearance holds on a day. */
export const isCleared = (
  { clearance, clearanceUntil }: { clearance: Clearance; clearanceUntil: string | null },
  day: string,
): boolean => clearance === "cleared" && (clearanceUntil === null || clearanceUntil >= day);
