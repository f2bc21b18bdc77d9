export const placementPageSize = 25;

/** What a list of placements shows, by how far they are. */
export const placementViews = ["under-way", "coming", "to-close", "past", "all"] as const;
export type PlacementView = (typeof placementViews)[number];

/** Lines of a calendar: the places that receive, or the experts who are there. */
export const calendarSides = ["centre", "expert"] as const;
export type CalendarSide = (typeof calendarSides)[number];
export const calendarPageSize = 12;

/** First and last day of a month, `YYYY-MM`. */
export function monthDays(month: string): { from: string; until: string } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return { from: `${month}-01`, until: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

/** The month so many months on. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}
