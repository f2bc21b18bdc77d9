import type { Figure } from "./figure.ts";

type Unit = Extract<Figure, { type: "number" }>["unit"];
type Currency = Extract<Figure, { type: "money" }>["currency"];

/** What the number of a figure counts, as a form offers it; apart from `figure.ts`, which pages do not take in. */
export const figureUnits = [
  "person-week",
  "seat",
  "kit",
  "person",
  "percent",
  "month",
  "days",
  "times",
  "cohort",
  "centre",
  "piece",
  "IDR",
  "SGD",
  "USD",
  "day",
] as const satisfies readonly (Unit | Currency | "day")[];
