import { refuse, type Outcome } from "../platform/index.ts";
import { national } from "./area.ts";

/** Years that are counted over. */
export const horizons = [1, 2, 3] as const;
export const gapYears = { first: 1980, last: 2100 } as const;

/** `year`: first of the years that are counted over; null: that of the edition. */
export type GapAsked = { area: string; horizon: number; year: number | null };

/**
 * What the address of a gap page asks for. Whether there is such an area the use case says.
 * Refusals: GAP_HORIZON_NOT_FOUND, GAP_YEAR_NOT_FOUND.
 */
export function askedOf(request: Request): Outcome<GapAsked> {
  const query = new URL(request.url).searchParams;
  const horizon = horizons.find((one) => String(one) === (query.get("horizon") || "1"));
  if (horizon === undefined) return refuse("GAP_HORIZON_NOT_FOUND", { horizon: shown(query.get("horizon")) });
  const typed = query.get("year") || null;
  const year = typed === null ? null : /^\d{4}$/.test(typed) ? Number(typed) : Number.NaN;
  if (year !== null && !(year >= gapYears.first && year <= gapYears.last))
    return refuse("GAP_YEAR_NOT_FOUND", {
      year: shown(typed),
      first: String(gapYears.first),
      last: String(gapYears.last),
    });
  return { ok: true, area: query.get("area") || national, horizon, year };
}

/** What somebody typed, as far as a sentence takes it. */
const shown = (typed: string | null): string => (typed ?? "").slice(0, 20);

/** The year that is counted from when none is asked for: that in which the edition was published. */
export const usualYear = ({ publishedOn }: { publishedOn: string }): number =>
  Number(publishedOn.slice(0, 4));

/** What an answer was asked for, for the addresses of its page. */
export const askedIn = (read: {
  area: string;
  horizon: number;
  year: number;
  edition: { publishedOn: string };
}): GapAsked => ({
  ...{ area: read.area, horizon: read.horizon },
  year: read.year === usualYear(read.edition) ? null : read.year,
});

/** The address of a gap page with what was asked; what is usual is left out. */
export function gapHref(path: string, { area, horizon, year }: GapAsked): string {
  const query = new URLSearchParams({
    ...(area === national ? {} : { area }),
    ...(horizon === 1 ? {} : { horizon: String(horizon) }),
    ...(year === null ? {} : { year: String(year) }),
  });
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}
