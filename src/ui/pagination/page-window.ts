/**
 * The page numbers worth a link: first, last, the current one and its neighbours; null stands for a gap.
 *
 * @param page current page, from 1
 * @param pages how many there are
 * @returns ascending numbers; a gap never hides a single page
 */
export function pageWindow(page: number, pages: number): (number | null)[] {
  const shown = new Set([1, pages, page - 1, page, page + 1]);
  // Hiding one page would take as much room as showing it.
  if (shown.has(3)) shown.add(2);
  if (shown.has(pages - 2)) shown.add(pages - 1);
  const numbers = [...shown].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b);
  return numbers.flatMap((n, index) => (index > 0 && n - (numbers[index - 1] ?? 0) > 1 ? [null, n] : [n]));
}
