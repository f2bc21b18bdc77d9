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

/** The page that an address asks for: a whole number from 1; what is none, or beyond every list, is page 1 or the cap. */
export function pageNumber(query: URLSearchParams): number {
  const asked = Math.trunc(Number(query.get("page")));
  return Math.min(Math.max(1, asked || 1), 100_000);
}
