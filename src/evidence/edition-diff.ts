/** An edition as its successor sees it: the codes of its entries. */
export type EditionCodes = { name: string; codes: readonly string[] };

export type EditionDiff = {
  /** In the order of the later edition. */
  added: string[];
  /** In the order of the earlier edition. */
  left: string[];
  /** `running`: in how many editions in a row, this one counted. */
  persistent: { code: string; running: number }[];
};

/**
 * What changed from one edition to the next: the later one = the earlier one − left + new.
 * @param editions all of one code list in their order, the earliest first; the last is compared with the one before
 */
export function diffEditions(editions: readonly EditionCodes[]): EditionDiff {
  const sets = editions.map(({ codes }) => new Set(codes));
  const later = sets.at(-1) ?? new Set<string>();
  const earlier = sets.at(-2) ?? new Set<string>();
  const running = (code: string) => {
    const gone = sets.findLastIndex((codes) => !codes.has(code));
    return sets.length - 1 - gone;
  };
  return {
    added: [...later].filter((code) => !earlier.has(code)),
    left: [...earlier].filter((code) => !later.has(code)),
    persistent: [...later]
      .filter((code) => earlier.has(code))
      .map((code) => ({ code, running: running(code) })),
  };
}
