/**
 * Indonesia's qualification framework has nine levels: 1–3 operator, 4–6 technician or analyst, 7–9 expert. What an
 * education leads to stands below as data. `secondary`: read in a secondary source, not yet checked against the text of
 * the regulation; `source` is for whoever does that.
 */
export const kkniLevels = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type KkniLevel = (typeof kkniLevels)[number];

export type KkniBand = "operator" | "technician" | "expert";

export const kkniBand = (level: KkniLevel): KkniBand =>
  level <= 3 ? "operator" : level <= 6 ? "technician" : "expert";

export const educations = [
  "basic",
  "secondary",
  "d1",
  "d2",
  "d3",
  "d4-s1",
  "profession",
  "s2",
  "specialist",
  "s3",
] as const;
export type Education = (typeof educations)[number];

export type EducationLevels = {
  /** The levels that the education is placed at. */
  levels: readonly KkniLevel[];
  /** `least`: the named level at least, a higher one by what is learned at work; `exact`: one of the named. */
  bound: "least" | "exact";
  /** How far the placing has been checked. */
  read: "secondary" | "primary";
  /** The regulation with its article, once a person has read it there. */
  source: string | null;
};

const placed = (bound: EducationLevels["bound"], ...levels: KkniLevel[]): EducationLevels => ({
  levels,
  bound,
  read: "secondary",
  source: null,
});

export const kkniOfEducation: Readonly<Record<Education, EducationLevels>> = {
  basic: placed("exact", 1),
  secondary: placed("least", 2),
  d1: placed("least", 3),
  d2: placed("least", 4),
  d3: placed("least", 5),
  "d4-s1": placed("least", 6),
  profession: placed("exact", 7, 8),
  s2: placed("least", 8),
  specialist: placed("exact", 8, 9),
  s3: placed("exact", 9),
};

/** Whether somebody with this education may stand at a level by the framework. */
export function mayStandAt(education: Education, level: KkniLevel): boolean {
  const { levels, bound } = kkniOfEducation[education];
  return bound === "least" ? level >= (levels[0] ?? 9) : levels.includes(level);
}
