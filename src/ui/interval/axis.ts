/**
 * A linear axis for drawings that are as wide as their column.
 *
 * @param domain smallest and largest value of the axis; equal ends put everything into the middle
 * @returns value to place, as a percentage between 4 % and 96 % so that marks at the ends stay whole; what lies
 *   outside the domain is drawn at its end
 */
export function axisOf([min, max]: readonly [number, number]): (value: number) => string {
  return (value) => {
    const share = max > min ? (value - min) / (max - min) : 0.5;
    return `${Math.round((4 + 92 * Math.min(1, Math.max(0, share))) * 10) / 10}%`;
  };
}
