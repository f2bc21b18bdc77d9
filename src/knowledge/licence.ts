/**
 * Licences that can be chosen, by the short names that the world knows them under (SPDX). `cooperation`: for the work of
 * this cooperation alone; `unknown`: nobody has said yet.
 */
export const licences = [
  "CC-BY-4.0",
  "CC-BY-SA-4.0",
  "CC-BY-NC-4.0",
  "CC-BY-NC-SA-4.0",
  "CC0-1.0",
  "cooperation",
  "unknown",
] as const;
export type Licence = (typeof licences)[number];

export const longestLicence = 60;

/** The licence of the list that a text is; null: it is in somebody's own words. */
export const knownLicence = (text: string): Licence | null => licences.find((one) => one === text) ?? null;

/** Whether a licence stands in the way of everybody reading it; null: it does not. */
export const keepsFromPublic = (licence: string): "unknown" | "cooperation" | null =>
  licence === "unknown" || licence === "cooperation" ? licence : null;
