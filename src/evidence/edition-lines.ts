import type { Gap } from "./gap-assessment.ts";

/** How people short are known, the surest first. */
export const gapStates = [
  "measured",
  "allocated",
  "panel",
  "as-published",
  "not-measurable",
] as const satisfies readonly Gap["state"][];

/** What a page of an edition may be asked to show alone. */
export const editionShows = ["new", "persistent", ...gapStates] as const;
export type EditionShow = (typeof editionShows)[number];

/** `running`: in how many editions in a row; null: no edition to compare with. `gap`: null where none is known of. */
type Line = { running: number | null; gap: Pick<Gap, "state"> | null };

/** Whether an occupation is among those that are asked for; `undefined` asks for all. */
export function isAmong({ running, gap }: Line, show: EditionShow | undefined): boolean {
  if (show === undefined) return true;
  if (show === "new") return running === 1;
  if (show === "persistent") return running !== null && running > 1;
  return gap?.state === show;
}

/** How many occupations stand in each state that occurs. States do not add up: each is told by itself. */
export const countStates = (lines: readonly Line[]): { state: Gap["state"]; count: number }[] =>
  gapStates
    .map((state) => ({ state, count: lines.filter((line) => isAmong(line, state)).length }))
    .filter(({ count }) => count > 0);
