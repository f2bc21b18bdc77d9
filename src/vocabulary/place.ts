import type { Bilingual } from "../platform/index.ts";

/** Time zones of the corridor, by the name that people use for them. */
export const zones = {
  WIB: "Asia/Jakarta",
  WITA: "Asia/Makassar",
  WIT: "Asia/Jayapura",
  SGT: "Asia/Singapore",
} as const;

export type Zone = (typeof zones)[keyof typeof zones];

/** @returns the zone that a short name (`WITA`) or an IANA name stands for, or null */
export function readZone(text: string): Zone | null {
  const short = Object.entries(zones).find(([name]) => name === text.toUpperCase());
  return short?.[1] ?? Object.values(zones).find((zone) => zone === text) ?? null;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/** The list of provinces by the codes of the statistics office (BPS). */
export const provinceList = "bps-provinces";

/**
 * A place of a list, dated: days `YYYY-MM-DD`, both ends included, null where there is no end or nobody is
 * sure.
 */
export type Place = {
  code: string;
  name: Bilingual;
  zone: Zone;
  /** The place of the same list that this one split from. */
  parent: string | null;
  validFrom: string | null;
  validUntil: string | null;
};

export type PlaceLine = Place & { note: string | null };

/** Whether a place is there on a day, `YYYY-MM-DD`; without an end that is known it is. */
export const isPlaceOn = (
  { validFrom, validUntil }: Pick<Place, "validFrom" | "validUntil">,
  day: string,
): boolean => (validFrom === null || validFrom <= day) && (validUntil === null || validUntil >= day);
