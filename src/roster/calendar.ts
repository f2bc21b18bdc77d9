import { dayAdded } from "./booking.ts";

export type Month = { month: string; first: string; last: string };

const monthAdded = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
};

/** Months (`YYYY-MM`) from one on, each with its first and its last day. */
export const monthsFrom = (month: string, count: number): Month[] =>
  Array.from({ length: count }, (_, index) => {
    const one = monthAdded(month, index);
    return { month: one, first: `${one}-01`, last: dayAdded(`${monthAdded(one, 1)}-01`, -1) };
  });

/** The month that begins so many months later, or earlier. */
export const monthBeside = monthAdded;
