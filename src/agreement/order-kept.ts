/**
 * Which of some places, in their new order, kept the order that they had: the longest row that rises (Fredman 1975). The
 * others were moved.
 * @param places old places in the new order, each once
 * @returns the old places that kept their order
 */
export function keptOrder(places: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  places.forEach((place, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[ends[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = index;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) kept.add(places[at] ?? 0);
  return kept;
}
