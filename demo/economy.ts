/**
 * The invented economy behind the demo: when the survey was taken, where people live, where which work is.
 * The figures are round numbers of our own; they resemble Indonesia and are not its statistics.
 */

/** One wave: `people` of labour age in millions, the two rates of the labour force, persons in the sample. */
export type WavePlan = {
  period: string;
  people: number;
  participation: number;
  jobless: number;
  sample: number;
  codeList: "kbji/contoh-2010" | "kbji/contoh";
};

export const wavePlans: readonly WavePlan[] = [
  wave("2018-08", 196, 0.677, 0.053, 26_000, "kbji/contoh-2010"),
  wave("2019-08", 200, 0.678, 0.052, 26_000, "kbji/contoh-2010"),
  wave("2020-08", 204, 0.678, 0.071, 26_000, "kbji/contoh"),
  wave("2021-08", 207, 0.678, 0.065, 6_500, "kbji/contoh"),
  wave("2022-08", 209, 0.68, 0.059, 26_000, "kbji/contoh"),
  wave("2023-08", 211, 0.681, 0.053, 26_000, "kbji/contoh"),
  wave("2024-08", 214, 0.682, 0.049, 26_000, "kbji/contoh"),
  wave("2025-08", 216, 0.682, 0.048, 26_000, "kbji/contoh"),
];

function wave(
  period: string,
  people: number,
  participation: number,
  jobless: number,
  sample: number,
  codeList: WavePlan["codeList"],
): WavePlan {
  return { period, people, participation, jobless, sample, codeList };
}

/** What an older list calls the codes that the newer one splits: a series across the two is broken. */
export const olderCodes: Readonly<Record<string, string>> = {
  "2152": "2151",
  "2153": "2151",
  "2356": "2320",
  "2513": "2512",
  "2514": "2512",
  "2519": "2512",
  "2522": "2521",
  "2523": "2521",
  "2529": "2521",
  "3114": "3113",
  "3119": "3115",
  "3139": "3133",
  "3511": "3512",
  "3513": "3512",
  "3514": "3512",
  "7422": "7421",
  "8212": "8211",
};

/** Provinces that the waves up to 2022 still count with the province they came from (BPS codes). */
export const parentsUntil2022: Readonly<Record<string, string>> = {
  "92": "91",
  "95": "94",
  "96": "94",
  "97": "94",
};

/** Where a kind of work is found: everywhere alike, or more of it in towns, villages, factory regions … */
export type Setting = "even" | "urban" | "rural" | "factory" | "digital" | "mine" | "coast";

/** How much rarer a kind of work is in villages (below 1) or in towns (rural work). */
const townFactor: Readonly<Record<Setting, readonly [town: number, village: number]>> = {
  even: [0.9, 1],
  urban: [1, 0.35],
  rural: [0.25, 1],
  factory: [1, 0.5],
  digital: [1, 0.2],
  mine: [0.6, 1],
  coast: [0.6, 1],
};

export type Province = {
  code: string;
  /** People of labour age, thousands, as a share base. */
  people: number;
  /** Share of them in towns. */
  town: number;
  /** Pay compared with the country. */
  pay: number;
  factory: number;
  digital: number;
  mine: number;
  coast: number;
};

/**
 * code, people, town, pay, then how strong factories, digital work, mining, fishing are (1: as the
 * country).
 */
const provinceRows: readonly (readonly [string, number, number, number, number, number, number, number])[] = [
  ["11", 4100, 0.35, 0.95, 0.4, 0.5, 0.6, 1.5],
  ["12", 11400, 0.56, 0.95, 1.0, 0.7, 0.3, 1.0],
  ["13", 4300, 0.5, 0.95, 0.5, 0.7, 0.5, 1.0],
  ["14", 5000, 0.42, 1.05, 0.8, 0.6, 1.2, 0.8],
  ["15", 2750, 0.34, 0.95, 0.5, 0.5, 1.0, 0.5],
  ["16", 6500, 0.38, 1.0, 0.6, 0.5, 1.4, 0.6],
  ["17", 1550, 0.33, 0.9, 0.3, 0.5, 0.8, 1.2],
  ["18", 6900, 0.33, 0.88, 0.7, 0.5, 0.3, 1.0],
  ["19", 1130, 0.57, 1.0, 0.4, 0.5, 3.5, 1.8],
  ["21", 1620, 0.86, 1.3, 2.6, 1.3, 0.6, 2.0],
  ["31", 8200, 1, 1.45, 0.9, 4.0, 0.1, 0.3],
  ["32", 38000, 0.8, 1.1, 2.0, 1.3, 0.2, 0.5],
  ["33", 29000, 0.53, 0.82, 1.4, 0.7, 0.2, 0.8],
  ["34", 2950, 0.77, 0.82, 0.6, 2.0, 0.1, 0.4],
  ["35", 32600, 0.56, 0.92, 1.4, 0.9, 0.3, 0.9],
  ["36", 9300, 0.73, 1.2, 2.2, 1.6, 0.2, 0.6],
  ["51", 3500, 0.72, 1.0, 0.4, 1.3, 0.1, 1.0],
  ["52", 4000, 0.5, 0.82, 0.3, 0.4, 0.8, 1.3],
  ["53", 3950, 0.26, 0.78, 0.2, 0.3, 0.4, 1.3],
  ["61", 4100, 0.38, 0.92, 0.5, 0.4, 1.2, 0.8],
  ["62", 2050, 0.42, 1.02, 0.4, 0.4, 1.8, 0.6],
  ["63", 3150, 0.5, 1.0, 0.5, 0.5, 2.4, 0.8],
  ["64", 2900, 0.7, 1.25, 0.8, 0.9, 4.0, 0.9],
  ["65", 540, 0.62, 1.12, 0.5, 0.5, 2.0, 1.4],
  ["71", 2050, 0.56, 1.05, 0.5, 0.7, 1.0, 1.6],
  ["72", 2300, 0.34, 0.98, 1.2, 0.4, 3.0, 1.4],
  ["73", 6900, 0.48, 0.98, 0.6, 0.8, 0.8, 1.4],
  ["74", 2000, 0.4, 0.95, 0.7, 0.4, 2.5, 1.8],
  ["75", 890, 0.48, 0.88, 0.3, 0.5, 0.6, 1.4],
  ["76", 1040, 0.25, 0.85, 0.2, 0.3, 0.4, 1.8],
  ["81", 1350, 0.45, 0.95, 0.2, 0.4, 0.5, 2.4],
  ["82", 940, 0.33, 1.05, 1.0, 0.4, 3.0, 2.0],
  ["91", 410, 0.45, 1.15, 0.4, 0.4, 1.0, 1.6],
  ["92", 450, 0.55, 1.15, 0.4, 0.5, 0.8, 1.8],
  ["94", 790, 0.5, 1.2, 0.2, 0.5, 0.6, 1.4],
  ["95", 380, 0.3, 1.1, 0.1, 0.3, 0.3, 1.5],
  ["96", 1000, 0.2, 1.25, 0.1, 0.3, 4.0, 0.8],
  ["97", 1050, 0.05, 1.05, 0.05, 0.1, 0.1, 0.1],
];

export const provinces: readonly Province[] = provinceRows.map(
  ([code, people, town, pay, factory, digital, mine, coast]) => ({
    code,
    people,
    town,
    pay,
    factory,
    digital,
    mine,
    coast,
  }),
);

/** How much of a kind of work a province has, compared with the country. */
function provinceFactor(province: Province, setting: Setting): number {
  return setting === "even" || setting === "urban" || setting === "rural" ? 1 : province[setting];
}

/** The towns or the villages of a province, and their `share` of the country's people of labour age. */
export type Stratum = { province: Province; town: boolean; share: number };

const allPeople = provinces.reduce((sum, province) => sum + province.people, 0);

export const strata: readonly Stratum[] = provinces
  .flatMap((province) => [
    { province, town: true, share: (province.people * province.town) / allPeople },
    { province, town: false, share: (province.people * (1 - province.town)) / allPeople },
  ])
  .filter((stratum) => stratum.share > 0);

/** Where a kind of work is done: one share a stratum, in the order of `strata`, adding up to 1. */
export function spread(setting: Setting): readonly number[] {
  const [town, village] = townFactor[setting];
  const masses = strata.map(
    (stratum) => stratum.share * (stratum.town ? town : village) * provinceFactor(stratum.province, setting),
  );
  const sum = masses.reduce((total, mass) => total + mass, 0);
  return masses.map((mass) => mass / sum);
}
