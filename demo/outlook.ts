import { hash } from "./random.ts";
import type { Setting } from "./economy.ts";

/** What becomes of an occupation: from short everywhere to slowly disappearing, then the work of the many. */
export type Story =
  | "short"
  | "warm"
  | "steady"
  | "slack"
  | "shrinking"
  | "staff"
  | "informal"
  | "labour"
  | "farm";

/** What happens to an occupation; rates are a year, as natural logarithms or shares, and start in 2020. */
export type Outlook = {
  code: string;
  setting: Setting;
  story: Story;
  /** Employed in 2020, thousands. */
  employed: number;
  /** Monthly pay in 2020, millions of rupiah (median). */
  pay: number;
  /** Share paid by an employer. */
  employees: number;
  hours: number;
  growth: number;
  payGrowth: number;
  hoursGrowth: number;
  /** Unemployed by last occupation, share of those with this occupation, in a year of 5 % joblessness. */
  jobless: number;
  /** Share schooled below the norm in 2020 and its change in points. */
  under: number;
  underGrowth: number;
  /** New vacancies a month per thousand employees in 2020, and their growth. */
  vacancies: number;
  vacancyGrowth: number;
};

type Course = Pick<
  Outlook,
  "growth" | "payGrowth" | "hours" | "hoursGrowth" | "jobless" | "underGrowth" | "vacancies" | "vacancyGrowth"
>;

/**
 * What each story does, so chosen that the whole economy lies between them: traders and riders take up
 * whoever finds nothing else, shop and office staff are always advertised for, labourers' pay follows the
 * minimum wage.
 */
const courses: Readonly<Record<Story, Course>> = {
  short: course(0.115, 0.09, 40.5, 0.014, 0.018, 0.024, 8, 0.2),
  warm: course(0.036, 0.038, 41, -0.003, 0.048, -0.015, 0.9, 0.04),
  steady: course(0.008, 0.035, 41.5, -0.003, 0.052, -0.014, 0.6, 0.02),
  slack: course(-0.004, 0.032, 42, -0.006, 0.068, -0.016, 0.5, -0.03),
  shrinking: course(-0.03, 0.03, 40, -0.009, 0.062, -0.014, 0.4, -0.07),
  staff: course(-0.006, 0.053, 43, -0.008, 0.066, -0.02, 5, 0.04),
  informal: course(0.05, 0.03, 41, 0.003, 0.06, -0.013, 0.5, 0),
  labour: course(0.004, 0.054, 40, -0.005, 0.06, 0, 0.7, -0.02),
  farm: course(-0.016, 0.028, 35, -0.004, 0.02, -0.012, 0.2, -0.02),
};

function course(
  growth: number,
  payGrowth: number,
  hours: number,
  hoursGrowth: number,
  jobless: number,
  underGrowth: number,
  vacancies: number,
  vacancyGrowth: number,
): Course {
  return { growth, payGrowth, hours, hoursGrowth, jobless, underGrowth, vacancies, vacancyGrowth };
}

/** Share schooled below the norm of each major group in 2020; groups 0, 1 and 9 carry none and get 0.3. */
const underByMajor: Readonly<Record<string, number>> = {
  "2": 0.24,
  "3": 0.46,
  "4": 0.04,
  "5": 0.3,
  "6": 0.62,
  "7": 0.33,
  "8": 0.22,
};

/** code, employed in 2020 (thousands), pay (millions a month), share of employees, story, setting. */
const rows: readonly (readonly [string, number, number, number, Story, Setting])[] = [
  ["0111", 90, 6.0, 1, "steady", "urban"],
  ["1112", 250, 7.0, 1, "steady", "urban"],
  ["1120", 160, 12, 0.6, "steady", "urban"],
  ["1212", 70, 9.5, 1, "steady", "urban"],
  ["1221", 190, 9.0, 0.95, "steady", "urban"],
  ["1321", 210, 9.2, 0.9, "steady", "factory"],
  ["1323", 150, 8.5, 0.8, "steady", "urban"],
  ["1330", 45, 13, 0.95, "warm", "digital"],
  ["1345", 330, 5.5, 1, "steady", "even"],
  ["1420", 420, 5.0, 0.6, "slack", "urban"],
  ["2120", 30, 8.0, 0.95, "warm", "digital"],
  ["2141", 95, 7.2, 0.98, "short", "factory"],
  ["2142", 210, 6.5, 0.9, "steady", "urban"],
  ["2144", 90, 7.0, 0.97, "warm", "factory"],
  ["2149", 80, 6.8, 0.95, "steady", "factory"],
  ["2151", 75, 7.1, 0.96, "warm", "factory"],
  ["2152", 60, 7.4, 0.97, "short", "factory"],
  ["2153", 55, 7.5, 0.97, "warm", "digital"],
  ["2161", 60, 6.2, 0.6, "steady", "urban"],
  ["2166", 230, 4.6, 0.65, "slack", "digital"],
  ["2211", 150, 9.0, 0.8, "steady", "urban"],
  ["2221", 420, 4.2, 0.98, "steady", "even"],
  ["2310", 300, 6.3, 1, "steady", "urban"],
  ["2320", 190, 4.4, 1, "short", "even"],
  ["2330", 1500, 3.6, 1, "steady", "even"],
  ["2341", 1900, 3.2, 1, "slack", "even"],
  ["2356", 40, 5.4, 0.85, "short", "digital"],
  ["2411", 360, 5.6, 0.95, "steady", "urban"],
  ["2423", 140, 6.0, 0.98, "steady", "urban"],
  ["2424", 70, 5.8, 0.92, "warm", "urban"],
  ["2511", 85, 8.6, 0.95, "warm", "digital"],
  ["2512", 240, 8.2, 0.93, "short", "digital"],
  ["2513", 130, 6.6, 0.85, "short", "digital"],
  ["2514", 110, 7.4, 0.92, "warm", "digital"],
  ["2519", 40, 7.2, 0.9, "warm", "digital"],
  ["2521", 45, 7.9, 0.97, "warm", "digital"],
  ["2522", 80, 7.0, 0.97, "short", "digital"],
  ["2523", 65, 7.2, 0.97, "short", "digital"],
  ["2529", 50, 9.0, 0.95, "short", "digital"],
  ["3112", 220, 4.3, 0.95, "steady", "urban"],
  ["3113", 170, 4.9, 0.95, "warm", "factory"],
  ["3114", 110, 5.0, 0.96, "short", "factory"],
  ["3115", 180, 4.9, 0.95, "short", "factory"],
  ["3118", 110, 4.4, 0.9, "slack", "urban"],
  ["3119", 130, 4.8, 0.95, "warm", "factory"],
  ["3122", 520, 5.2, 0.98, "steady", "factory"],
  ["3133", 60, 5.6, 0.99, "steady", "factory"],
  ["3135", 55, 5.5, 0.99, "warm", "mine"],
  ["3139", 70, 5.4, 0.98, "short", "factory"],
  ["3221", 260, 3.2, 0.98, "steady", "even"],
  ["3313", 540, 4.0, 0.98, "slack", "urban"],
  ["3322", 900, 4.0, 0.9, "steady", "urban"],
  ["3343", 480, 4.1, 0.99, "slack", "urban"],
  ["3511", 95, 4.8, 0.97, "warm", "digital"],
  ["3512", 120, 4.4, 0.95, "steady", "digital"],
  ["3513", 85, 4.9, 0.96, "warm", "digital"],
  ["3514", 60, 4.5, 0.8, "warm", "digital"],
  ["3521", 70, 4.2, 0.85, "steady", "digital"],
  ["3522", 80, 4.9, 0.96, "steady", "digital"],
  ["4110", 3300, 3.1, 0.99, "staff", "urban"],
  ["4132", 380, 3.3, 0.98, "shrinking", "urban"],
  ["4211", 300, 4.2, 0.99, "shrinking", "urban"],
  ["4222", 210, 3.8, 0.99, "slack", "urban"],
  ["4321", 850, 2.4, 0.98, "staff", "factory"],
  ["5120", 1900, 2.3, 0.55, "steady", "urban"],
  ["5131", 1500, 2.2, 0.88, "slack", "urban"],
  ["5211", 6800, 1.9, 0.12, "informal", "even"],
  ["5221", 10500, 2.3, 0.06, "informal", "even"],
  ["5223", 4900, 2.2, 0.92, "staff", "urban"],
  ["5311", 450, 1.8, 0.85, "steady", "urban"],
  ["5414", 1300, 2.3, 0.99, "staff", "urban"],
  ["6111", 17200, 1.5, 0.04, "farm", "rural"],
  ["6112", 7600, 1.9, 0.08, "farm", "rural"],
  ["6121", 3600, 1.6, 0.07, "farm", "rural"],
  ["6221", 900, 1.8, 0.1, "farm", "coast"],
  ["6222", 1400, 1.8, 0.25, "farm", "coast"],
  ["6310", 2400, 1.2, 0, "shrinking", "rural"],
  ["7112", 2700, 2.6, 0.75, "steady", "even"],
  ["7115", 1500, 2.6, 0.65, "slack", "even"],
  ["7126", 190, 2.9, 0.7, "steady", "urban"],
  ["7127", 210, 3.1, 0.7, "warm", "urban"],
  ["7212", 620, 3.3, 0.85, "steady", "factory"],
  ["7222", 120, 3.6, 0.95, "warm", "factory"],
  ["7223", 330, 3.7, 0.97, "short", "factory"],
  ["7231", 1700, 2.6, 0.6, "steady", "even"],
  ["7233", 260, 3.9, 0.93, "short", "factory"],
  ["7411", 420, 3.0, 0.7, "steady", "even"],
  ["7412", 240, 3.6, 0.92, "warm", "factory"],
  ["7421", 230, 3.1, 0.75, "warm", "factory"],
  ["7422", 160, 3.5, 0.92, "warm", "digital"],
  ["7522", 900, 2.4, 0.7, "shrinking", "even"],
  ["7531", 1600, 2.0, 0.45, "shrinking", "even"],
  ["8111", 800, 3.6, 0.8, "slack", "mine"],
  ["8131", 260, 4.3, 0.99, "steady", "factory"],
  ["8142", 300, 3.9, 0.99, "steady", "factory"],
  ["8153", 1900, 3.0, 0.97, "shrinking", "factory"],
  ["8160", 900, 3.1, 0.95, "steady", "factory"],
  ["8211", 480, 4.1, 0.99, "steady", "factory"],
  ["8212", 560, 4.2, 0.99, "steady", "factory"],
  ["8321", 2700, 2.1, 0.1, "informal", "urban"],
  ["8322", 1600, 3.0, 0.75, "steady", "urban"],
  ["8332", 1100, 3.2, 0.85, "slack", "even"],
  ["9111", 2500, 1.5, 0.9, "labour", "urban"],
  ["9112", 1300, 2.2, 0.98, "staff", "urban"],
  ["9211", 8200, 1.3, 0.8, "labour", "rural"],
  ["9313", 5200, 2.1, 0.92, "labour", "even"],
  ["9321", 900, 2.3, 0.97, "labour", "factory"],
  ["9329", 3100, 2.3, 0.96, "labour", "factory"],
  ["9333", 1400, 2.3, 0.85, "labour", "even"],
  ["9520", 2600, 1.4, 0.03, "slack", "urban"],
];

/** A fixed number in [-1, 1] for an occupation: those of one story are not copies of each other. */
function own(code: string, of: string): number {
  return (hash(`${of}/${code}`) / 4294967295) * 2 - 1;
}

/** Every unit group of the demo with its course. */
export const outlooks: readonly Outlook[] = rows.map(([code, employed, pay, employees, story, setting]) => {
  const base = courses[story];
  return {
    code,
    setting,
    story,
    employed,
    pay,
    employees,
    hours: base.hours + 1.5 * own(code, "hours"),
    growth: base.growth + 0.008 * own(code, "growth"),
    payGrowth: base.payGrowth + 0.004 * own(code, "pay"),
    hoursGrowth: base.hoursGrowth + 0.002 * own(code, "hours-growth"),
    jobless: base.jobless * (1 + 0.25 * own(code, "jobless")),
    under: (underByMajor[code.charAt(0)] ?? 0.3) * (1 + 0.2 * own(code, "under")),
    underGrowth: base.underGrowth + 0.003 * own(code, "under-growth"),
    vacancies: base.vacancies * (1 + 0.3 * own(code, "vacancies")),
    vacancyGrowth: base.vacancyGrowth + 0.02 * own(code, "vacancy-growth"),
  };
});
