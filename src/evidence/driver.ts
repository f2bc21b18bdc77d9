/**
 * Why posts are hard to fill, as a respondent says it. What is lacking is told apart by how long it takes to learn: two
 * years or more, or less. Whoever has too few applicants and cannot say why gives no driver: nothing is guessed.
 */
export const reasons = [
  "lacks-training-years",
  "lacks-training-months",
  "lacks-experience",
  "lacks-attitude-or-language",
  "leaves-soon",
  "pay-or-place",
  "no-applicants",
] as const;
export type Reason = (typeof reasons)[number];

/** What drives a shortage; the four of Jobs and Skills Australia, Skills Priority List 2023, "shortage drivers" [S]. */
export const drivers = ["long-gap", "short-gap", "suitability", "retention"] as const;
export type Driver = (typeof drivers)[number];

/** What answers it. */
export const remedies = ["experts", "course", "employer", "pay"] as const;
export type Remedy = (typeof remedies)[number];

const driverOfReason: Record<Reason, Driver | null> = {
  "lacks-training-years": "long-gap",
  "lacks-training-months": "short-gap",
  "lacks-experience": "suitability",
  "lacks-attitude-or-language": "suitability",
  "leaves-soon": "retention",
  "pay-or-place": "retention",
  "no-applicants": null,
};

const remedyOfDriver: Record<Driver, Remedy> = {
  "long-gap": "experts",
  "short-gap": "course",
  suitability: "employer",
  retention: "pay",
};

/** The driver behind a reason; null where the reason tells of none. */
export const driverOf = (reason: Reason): Driver | null => driverOfReason[reason];

/** A suitability or a retention gap never becomes a course: training does not mend what employers or pay must. */
export const remedyOf = (driver: Driver): Remedy => remedyOfDriver[driver];

/** Whether training answers the driver at all: courses, or experts who train the trainers. */
export const isTraining = (remedy: Remedy): boolean => remedy === "course" || remedy === "experts";

export type DriverCounts = Record<Driver, number>;

export const noDrivers = (): DriverCounts => ({
  "long-gap": 0,
  "short-gap": 0,
  suitability: 0,
  retention: 0,
});

/** The driver that more respondents name than any other; null when none is named, or two are named equally often. */
export function leadingDriver(counts: DriverCounts): Driver | null {
  const most = Math.max(...drivers.map((driver) => counts[driver]));
  const leading = drivers.filter((driver) => counts[driver] === most);
  return most > 0 && leading.length === 1 ? (leading[0] ?? null) : null;
}
