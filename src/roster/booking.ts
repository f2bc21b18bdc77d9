/** Whole days, both included, in the zone of the place where somebody is bound. */
export type Days = { from: string; until: string; zone: string };

/** From an instant, included, to another one, not included. */
export type Span = { begins: Date; ends: Date };

/** Why somebody is bound. A placement is booked and freed by its case alone. */
export const bookingKinds = ["placement", "leave", "other"] as const;
export type BookingKind = (typeof bookingKinds)[number];

/** Zones of the places of this corridor, and what people there call them. */
export const placeZones = [
  { zone: "Asia/Jakarta", name: "WIB" },
  { zone: "Asia/Makassar", name: "WITA" },
  { zone: "Asia/Jayapura", name: "WIT" },
  { zone: "Asia/Singapore", name: "SGT" },
] as const;

export const zoneName = (zone: string): string =>
  placeZones.find((one) => one.zone === zone)?.name ?? zone.replaceAll("_", " ");

const dayLength = 86_400_000;

export const dayAdded = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);

/** How many days a stretch has, both of its ends included; 0 or less where they are reversed. */
export const dayCount = (from: string, until: string): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / dayLength) + 1;

/** Person-weeks that a stretch takes: a week that has begun counts whole. */
export const weeksOf = (from: string, until: string): number => Math.ceil(dayCount(from, until) / 7);

/** Person-weeks that come back when a stretch ends earlier: only whole weeks do. */
export const weeksFreed = (until: string, earlier: string): number =>
  Math.max(0, Math.floor((dayCount(earlier, until) - 1) / 7));

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  clocks.set(zone, made);
  return made;
}

export function isZone(zone: string): boolean {
  try {
    return clockOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** What a clock in the zone shows at an instant, `YYYY-MM-DD HH:MM:SS`. */
const shownAt = (at: number, zone: string): string => clockOf(zone).format(at);
const offsetAt = (at: number, zone: string): number =>
  Date.parse(`${shownAt(at, zone).replace(" ", "T")}Z`) - at;

/**
 * The instant at which a day begins in a zone. Where clocks jump over midnight it is the first instant of the day; where
 * midnight comes twice, the earlier one.
 */
export function dayBegins(day: string, zone: string): Date {
  const here = Date.parse(`${day}T00:00:00Z`);
  const offsets = new Set([here - dayLength, here, here + dayLength].map((at) => offsetAt(at, zone)));
  const candidates = [...offsets].map((offset) => here - offset).toSorted((a, b) => a - b);
  const found = candidates.find((at) => shownAt(at, zone).slice(0, 10) >= day);
  return new Date(found ?? here);
}

/** From the first day's midnight in the zone to the midnight after the last day. */
export const spanOf = ({ from, until, zone }: Days): Span => ({
  begins: dayBegins(from, zone),
  ends: dayBegins(dayAdded(until, 1), zone),
});

/** Whether two stretches have an instant in common, whatever their zones: 1 June in Jayapura begins before it does in Jakarta. */
export function overlap(one: Days, other: Days): boolean {
  const [a, b] = [spanOf(one), spanOf(other)];
  return a.begins < b.ends && b.begins < a.ends;
}
