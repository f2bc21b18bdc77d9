/** How far something is opened: to its own office, to the offices of its party, to both parties, to everybody. */
const reaches = ["own", "party", "parties", "public"] as const;
export type Reach = (typeof reaches)[number];

/** The reach of what is released to some parties (`public` stands for everybody). */
export function reachOf(releasedTo: readonly string[]): Reach {
  if (releasedTo.includes("public")) return "public";
  if (releasedTo.length === 0) return "own";
  return releasedTo.length === 1 ? "party" : "parties";
}

/** Whether one reach goes beyond another. */
export const isWider = (one: Reach, other: Reach): boolean => reaches.indexOf(one) > reaches.indexOf(other);

/**
 * Whom something of that reach is released to.
 * @param party of the office that opens it; null: an office of no party, whose own party is nobody
 * @param parties all parties of the cooperation
 */
export function releasedTo(reach: Reach, party: string | null, parties: readonly string[]): string[] {
  if (reach === "public") return ["public"];
  if (reach === "own" || (reach === "party" && party === null)) return [];
  return reach === "party" ? [party ?? ""] : [...parties].toSorted();
}

/** Who reads what is said about something: never everybody, and nobody to whom it was not opened. */
export const saidTo = (itemReleasedTo: readonly string[], parties: readonly string[]): string[] =>
  reachOf(itemReleasedTo) === "public" ? [...parties].toSorted() : [...itemReleasedTo];
