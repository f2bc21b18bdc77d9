import { isPlaceOn, type Place } from "../vocabulary/index.ts";

/** What the persons of a list's waves together stand for: the whole country, or the places of its last wave. */
export type Coverage = { country: boolean; areas: string[] };

export type PlaceDates = Pick<Place, "code" | "parent" | "validFrom" | "validUntil">;

/**
 * Sampling frames lag behind laws: so long after a place split off, a survey may still count its people with the
 * place it came from and yet cover the country.
 */
const frameYears = 2;

/**
 * What a list covers. It is the country's only when every wave has, in its month, every place of the list of places
 * that was there then.
 * @param files what the files hold; one that is no survey has no areas
 * @param periods the waves that count, ascending
 * @param places the list of places, with all that it has had; empty: nobody can tell what the whole country is
 */
export function coverageOf(
  files: readonly { periods: readonly string[]; areas: readonly string[] | null }[],
  periods: readonly string[],
  places: readonly PlaceDates[],
): Coverage {
  const areasIn = (period: string) =>
    new Set(files.flatMap(({ periods, areas }) => (areas && periods.includes(period) ? areas : [])));
  const last = periods.at(-1);
  const areas = last === undefined ? [] : [...areasIn(last)].toSorted();
  const country =
    places.length > 0 &&
    periods.length > 0 &&
    periods.every((period) => isWhole(areasIn(period), period, places));
  return { country, areas };
}

function isWhole(areas: ReadonlySet<string>, period: string, places: readonly PlaceDates[]): boolean {
  const day = `${period}-15`;
  const framed = `${Number(day.slice(0, 4)) - frameYears}${day.slice(4)}`;
  return places
    .filter((place) => isPlaceOn(place, day))
    .every(({ code, parent, validFrom }) => {
      const isYoung = validFrom !== null && validFrom > framed;
      return areas.has(code) || (isYoung && parent !== null && areas.has(parent));
    });
}
