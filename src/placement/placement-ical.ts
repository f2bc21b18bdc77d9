import ical, { ICalEventStatus } from "ical-generator";
import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";
import { dayAdded, zoneName } from "../roster/index.ts";
import { placementPath, type Placement } from "./placement.ts";

/** A stay, or a day on which something is due, as a calendar shows it. */
export type CalendarDay = {
  id: string;
  title: string;
  from: string;
  until: string;
  place: string;
  note: string;
  revision: number;
  changedAt: Date;
  path: string;
  certain: boolean;
};

type Stay = Pick<
  Placement,
  "placementId" | "fromDay" | "untilDay" | "zone" | "state" | "revision" | "stateSince"
> & { number: string; title: Bilingual; place: Bilingual };

/** A placement in a calendar: which request, where and when, and nobody's name. */
export const stayInCalendar = (
  { placementId, fromDay, untilDay, zone, state, revision, stateSince, number, title, place }: Stay,
  language: Language,
  words: { stay: string; state: string },
): CalendarDay => ({
  ...{ id: placementId, from: fromDay, until: untilDay, revision, changedAt: stateSince },
  title: `${words.stay}: ${inLanguage(title, language).text} (${number})`,
  place: inLanguage(place, language).text,
  note: `${words.state} · ${zoneName(zone)}`,
  path: placementPath(placementId),
  certain: state !== "booked",
});

/**
 * A calendar file (RFC 5545). Days are days at the place, without an hour, so that every reader sees the same ones.
 * The same days give the same bytes.
 * @param origin address of this installation, for the links; null: none
 */
export function calendarFile(
  days: readonly CalendarDay[],
  { name, language, origin }: { name: string; language: Language; origin: string | null },
): string {
  const calendar = ical({ name, prodId: { company: "jembatan", product: "placements", language } });
  for (const { id, title, from, until, place, note, revision, changedAt, path, certain } of days)
    calendar.createEvent({
      id: `${id}@jembatan`,
      ...{ allDay: true, timezone: "UTC", stamp: changedAt, lastModified: changedAt, sequence: revision },
      start: new Date(`${from}T00:00:00Z`),
      // The end of whole days is the day after the last one.
      end: new Date(`${dayAdded(until, 1)}T00:00:00Z`),
      summary: title,
      ...(place && { location: place }),
      description: note,
      ...(origin && { url: `${origin}${path}` }),
      status: certain ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    });
  return `${calendar.toString()}\r\n`;
}
