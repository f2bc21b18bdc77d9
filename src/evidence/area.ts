/** The area that stands for all persons of the waves together. */
export const national = "national";

/**
 * Which area of a list is read when one is asked for. `national` is also what is meant when none is named: a list
 * without it is read by its first area. Any other area is read as it is named or not at all.
 * @param areas those of the list, in its order
 * @returns the area; null where the list does not have it
 */
export function areaOf(areas: readonly string[], asked: string): string | null {
  if (areas.includes(asked)) return asked;
  return asked === national ? (areas[0] ?? null) : null;
}
