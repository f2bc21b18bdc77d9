/**
 * The ladder of completed education that survey mappings translate to, lowest first.
 * Position in the ladder is the stored number.
 */
export const educationLadder = [
  "none",
  "primary",
  "lower-secondary",
  "upper-secondary",
  "diploma-1-2",
  "diploma-3",
  "bachelor",
  "master",
  "doctor",
] as const;

export type Education = (typeof educationLadder)[number];

/**
 * Lowest education that KBJI 2014's own qualification norm expects in a major group (first digit of a code).
 * Groups 0, 1 and 9 carry no norm. Source: KBJI 2014, introduction: group 2 mostly S1 and above, 3 mostly D3
 * and above, 4 to 8 lower or upper secondary.
 * @returns position in `educationLadder`, or null where the book sets none.
 */
export function qualificationNorm(code: string): number | null {
  const group = code.charAt(0);
  if (group === "2") return educationLadder.indexOf("bachelor");
  if (group === "3") return educationLadder.indexOf("diploma-3");
  if (group >= "4" && group <= "8") return educationLadder.indexOf("lower-secondary");
  return null;
}
