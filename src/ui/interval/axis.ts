/** Rounded to a tenth, as places in a drawing are written. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * A linear axis for drawings that are as wide as their column.
 *
 * @param domain smallest and largest value of the axis; equal ends put everything into the middle
 * @returns value to place in per cent of the width, between 3 and 97 so that marks at the ends stay whole;
 *   what lies outside the domain is drawn at its end
 */
export function axisOf([min, max]: readonly [number, number]): (value: number) => number {
  return (value) => {
    const share = max > min ? (value - min) / (max - min) : 0.5;
    return tenth(3 + 94 * Math.min(1, Math.max(0, share)));
  };
}
