import { isPlaceOn, type Place } from "./place.ts";

/** A day on which places began, and how many the list had before it and has from it on. */
export type PlaceChange<P extends Place = Place> = {
  day: string;
  before: number;
  after: number;
  /** What began, by the place that it split from (null: it split from none that is known), in the order of codes. */
  splits: { from: P | null; began: P[] }[];
  /** What was there for the last time the day before. */
  ended: P[];
};

/**
 * How a list of places became what it is, the last day first: 34 provinces became 38 by four splits of two. A place
 * without a first day has always been there, as far as anybody knows.
 */
export function placeHistory<P extends Place>(places: readonly P[]): PlaceChange<P>[] {
  const byCode = new Map(places.map((place) => [place.code, place]));
  const inOrder = places.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const days = new Set(
    places.flatMap(({ validFrom, validUntil }) => [validFrom, validUntil && dayAfter(validUntil)]),
  );
  days.delete(null);
  const on = (day: string) => places.filter((place) => isPlaceOn(place, day)).length;
  return ([...days] as string[])
    .toSorted()
    .toReversed()
    .map((day) => {
      const began = inOrder.filter(({ validFrom }) => validFrom === day);
      const splits = Map.groupBy(began, ({ parent }) => parent);
      return {
        day,
        before: on(dayBefore(day)),
        after: on(day),
        splits: [...splits].map(([parent, began]) => ({
          from: parent === null ? null : (byCode.get(parent) ?? null),
          began,
        })),
        ended: inOrder.filter(({ validUntil }) => validUntil !== null && dayAfter(validUntil) === day),
      };
    });
}

const moved = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const dayAfter = (day: string) => moved(day, 1);
const dayBefore = (day: string) => moved(day, -1);
