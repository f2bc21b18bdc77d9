import { drawGap, gapFigure, type GapFigure } from "./gap.ts";
import { termName, type GapTerm } from "./gap-term.ts";

/** As many as the occupations of an edition in all provinces; each keeps its 1,000 draws, 8 kB. */
const mostKept = 2_500;

type Drawn = { draws: Float64Array; figure: GapFigure };
const kept = new Map<string, Drawn>();

/**
 * The draws of a gap and what they come to. The same terms, horizon, seed and key always draw the same, so what was drawn
 * once is kept, and a map of all provinces is drawn again only where a term has changed. Nobody may change the draws.
 */
export function keptGap(
  terms: readonly GapTerm[],
  options: { horizon: number; seed: number; key: string },
): Drawn {
  const asked = JSON.stringify([
    options,
    terms.map((term) => [termName(term), term.value, term.spread]).toSorted(),
  ]);
  const before = kept.get(asked);
  if (before) {
    // What was asked for last goes last.
    kept.delete(asked);
    kept.set(asked, before);
    return before;
  }
  const draws = drawGap(terms, options);
  const drawn = { draws, figure: gapFigure(draws) };
  kept.set(asked, drawn);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return drawn;
}
