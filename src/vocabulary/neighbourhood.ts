import type { Match } from "./concept.ts";
import type { RelatedLine, RelatedLines, RelationList } from "./relation.ts";

/** What a drawing shows of one list: some of its lines, and how many it leaves out. */
export type Neighbours =
  | { list: RelationList; shown: RelatedLine[]; hidden: number }
  | { list: "match"; shown: Match[]; hidden: number };

/** More boxes than this are no picture any more. */
const mostNeighbours = 14;

/**
 * Which neighbours of a concept are drawn: one of each list in turn until there is no room, so that no long list
 * crowds out a short one. Matches are those that mean the same or nearly so.
 * @returns lists in the order given, matches last; a list of which nothing is drawn is left out
 */
export function neighbourhood(
  related: readonly RelatedLines[],
  matches: readonly Match[],
  most: number = mostNeighbours,
): Neighbours[] {
  const same = matches.filter(
    ({ kind, relation }) => kind !== null && (relation === "exact" || relation === "close"),
  );
  const sizes = [...related.map(({ lines }) => lines.length), same.length];
  const taken = sizes.map(() => 0);
  let room = most;
  for (let round = 0; room > 0 && sizes.some((size) => size > round); round++) {
    for (const [index, size] of sizes.entries()) {
      if (size <= round || room === 0) continue;
      taken[index] = round + 1;
      room -= 1;
    }
  }
  const drawn: Neighbours[] = related.map(({ list, lines, total }, index) => {
    const count = taken[index] ?? 0;
    return { list, shown: lines.slice(0, count), hidden: total - count };
  });
  const count = taken.at(-1) ?? 0;
  drawn.push({ list: "match", shown: same.slice(0, count), hidden: same.length - count });
  return drawn.filter(({ shown }) => shown.length > 0);
}
