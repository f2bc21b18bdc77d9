import type { Bilingual } from "../platform/index.ts";

/** The party whose provinces these are: its offices keep the register of centres. */
export const centreParty = "ID";

const zones = { WIB: "Asia/Jakarta", WITA: "Asia/Makassar", WIT: "Asia/Jayapura" } as const;
type ZoneName = keyof typeof zones;
export type CentreZone = (typeof zones)[ZoneName];

/** From the day on which a province split off the one that it was part of, by which law. */
export type Split = { from: string; day: string | null; law: string };

/** A province as of today, by the code of the statistics office (BPS). */
export type Province = {
  code: string;
  name: Bilingual & { id: string; en: string };
  /** The code of the Ministry of Home Affairs, whose list uses some of the same numbers for other provinces. */
  homeAffairs: string;
  zone: CentreZone;
  zoneName: ZoneName;
  island: string;
  split: Split | null;
  /** Where its capital lies, in degrees: enough to tell what is far away. */
  at: readonly [latitude: number, longitude: number];
};

/** By what a province split off; its first day where one is known. */
const splits: Readonly<Record<string, Split>> = {
  "19": { from: "16", day: null, law: "UU 27/2000" },
  "21": { from: "14", day: "2002-10-25", law: "UU 25/2002" },
  "36": { from: "32", day: "2000-10-17", law: "UU 23/2000" },
  "65": { from: "64", day: "2012-11-16", law: "UU 20/2012" },
  "75": { from: "71", day: "2000-12-22", law: "UU 38/2000" },
  "76": { from: "73", day: "2004-10-05", law: "UU 26/2004" },
  "82": { from: "81", day: "1999-10-04", law: "UU 46/1999" },
  "91": { from: "94", day: "1999-10-04", law: "UU 45/1999" },
  "92": { from: "91", day: "2022-12-08", law: "UU 29/2022" },
  "95": { from: "94", day: "2022-07-25", law: "UU 14/2022" },
  "96": { from: "94", day: "2022-07-25", law: "UU 15/2022" },
  "97": { from: "94", day: "2022-07-25", law: "UU 16/2022" },
};

/** Where the list of Home Affairs has another number. */
const homeAffairsCodes: Readonly<Record<string, string>> = {
  91: "92",
  92: "96",
  94: "91",
  95: "93",
  96: "94",
  97: "95",
};

const rows: readonly [string, string, string, ZoneName, string, number, number][] = [
  ["11", "Aceh", "Aceh", "WIB", "Sumatera", 5.6, 95.3],
  ["12", "Sumatera Utara", "North Sumatra", "WIB", "Sumatera", 3.6, 98.7],
  ["13", "Sumatera Barat", "West Sumatra", "WIB", "Sumatera", -0.9, 100.4],
  ["14", "Riau", "Riau", "WIB", "Sumatera", 0.5, 101.4],
  ["15", "Jambi", "Jambi", "WIB", "Sumatera", -1.6, 103.6],
  ["16", "Sumatera Selatan", "South Sumatra", "WIB", "Sumatera", -3.0, 104.8],
  ["17", "Bengkulu", "Bengkulu", "WIB", "Sumatera", -3.8, 102.3],
  ["18", "Lampung", "Lampung", "WIB", "Sumatera", -5.4, 105.3],
  ["19", "Kepulauan Bangka Belitung", "Bangka Belitung Islands", "WIB", "Sumatera", -2.1, 106.1],
  ["21", "Kepulauan Riau", "Riau Islands", "WIB", "Sumatera", 0.9, 104.4],
  ["31", "DKI Jakarta", "Jakarta", "WIB", "Jawa", -6.2, 106.8],
  ["32", "Jawa Barat", "West Java", "WIB", "Jawa", -6.9, 107.6],
  ["33", "Jawa Tengah", "Central Java", "WIB", "Jawa", -7.0, 110.4],
  ["34", "DI Yogyakarta", "Yogyakarta", "WIB", "Jawa", -7.8, 110.4],
  ["35", "Jawa Timur", "East Java", "WIB", "Jawa", -7.3, 112.7],
  ["36", "Banten", "Banten", "WIB", "Jawa", -6.1, 106.2],
  ["51", "Bali", "Bali", "WITA", "Nusa Tenggara", -8.7, 115.2],
  ["52", "Nusa Tenggara Barat", "West Nusa Tenggara", "WITA", "Nusa Tenggara", -8.6, 116.1],
  ["53", "Nusa Tenggara Timur", "East Nusa Tenggara", "WITA", "Nusa Tenggara", -10.2, 123.6],
  ["61", "Kalimantan Barat", "West Kalimantan", "WIB", "Kalimantan", 0.0, 109.3],
  ["62", "Kalimantan Tengah", "Central Kalimantan", "WIB", "Kalimantan", -2.2, 113.9],
  ["63", "Kalimantan Selatan", "South Kalimantan", "WITA", "Kalimantan", -3.4, 114.8],
  ["64", "Kalimantan Timur", "East Kalimantan", "WITA", "Kalimantan", -0.5, 117.2],
  ["65", "Kalimantan Utara", "North Kalimantan", "WITA", "Kalimantan", 2.8, 117.4],
  ["71", "Sulawesi Utara", "North Sulawesi", "WITA", "Sulawesi", 1.5, 124.8],
  ["72", "Sulawesi Tengah", "Central Sulawesi", "WITA", "Sulawesi", -0.9, 119.9],
  ["73", "Sulawesi Selatan", "South Sulawesi", "WITA", "Sulawesi", -5.1, 119.4],
  ["74", "Sulawesi Tenggara", "Southeast Sulawesi", "WITA", "Sulawesi", -4.0, 122.5],
  ["75", "Gorontalo", "Gorontalo", "WITA", "Sulawesi", 0.5, 123.1],
  ["76", "Sulawesi Barat", "West Sulawesi", "WITA", "Sulawesi", -2.7, 118.9],
  ["81", "Maluku", "Maluku", "WIT", "Maluku", -3.7, 128.2],
  ["82", "Maluku Utara", "North Maluku", "WIT", "Maluku", 0.7, 127.6],
  ["91", "Papua Barat", "West Papua", "WIT", "Papua", -0.9, 134.1],
  ["92", "Papua Barat Daya", "Southwest Papua", "WIT", "Papua", -0.9, 131.3],
  ["94", "Papua", "Papua", "WIT", "Papua", -2.5, 140.7],
  ["95", "Papua Selatan", "South Papua", "WIT", "Papua", -8.5, 140.4],
  ["96", "Papua Tengah", "Central Papua", "WIT", "Papua", -3.4, 135.5],
  ["97", "Papua Pegunungan", "Highland Papua", "WIT", "Papua", -4.1, 138.9],
];

export const provinces: readonly Province[] = rows.map(
  ([code, id, en, zoneName, island, latitude, longitude]) => ({
    ...{
      code,
      name: { id, en },
      homeAffairs: homeAffairsCodes[code] ?? code,
      zone: zones[zoneName],
      zoneName,
    },
    ...{ island, split: splits[code] ?? null, at: [latitude, longitude] as const },
  }),
);

const byCode = new Map(provinces.map((province) => [province.code, province]));
export const provinceOf = (code: string): Province | null => byCode.get(code) ?? null;
export const provinceName = (code: string): Bilingual => provinceOf(code)?.name ?? { id: code, en: code };

/** Whether a province was there on a day; one of whose beginning no day is known counts as there. */
export const isProvinceOn = ({ split: began }: Province, day: string): boolean =>
  began === null || began.day === null || began.day <= day;

/** The province in which a place of today's province `code` lay on a day: 38 of them today, 34 before July 2022. */
export function provinceOn(code: string, day: string): string {
  const province = provinceOf(code);
  if (!province?.split || isProvinceOn(province, day)) return code;
  return provinceOn(province.split.from, day);
}

/** In which provinces a place has lain, the present one first; both days included, null: open on that side. */
export type ProvinceSpan = { code: string; since: string | null; until: string | null; law: string | null };
export function provinceSpans(code: string, until: string | null = null): ProvinceSpan[] {
  const began = provinceOf(code)?.split ?? null;
  if (!began?.day) return [{ code, since: null, until, law: null }];
  const here = { code, since: began.day, until, law: began.law };
  return [here, ...provinceSpans(began.from, dayBefore(began.day))];
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

const folded = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .replace(/^ ?(provinsi|propinsi|prov|province( of)?)(?= )/, "")
    .trim();

const otherNames: Readonly<Record<string, string>> = {
  "nanggroe aceh darussalam": "11",
  nad: "11",
  sumut: "12",
  sumbar: "13",
  sumsel: "16",
  "bangka belitung": "19",
  babel: "19",
  kepri: "21",
  jakarta: "31",
  dki: "31",
  "daerah khusus ibukota jakarta": "31",
  "daerah khusus jakarta": "31",
  dkj: "31",
  jabar: "32",
  jateng: "33",
  "daerah istimewa yogyakarta": "34",
  "d i yogyakarta": "34",
  yogyakarta: "34",
  diy: "34",
  jatim: "35",
  ntb: "52",
  ntt: "53",
  kalbar: "61",
  kalteng: "62",
  kalsel: "63",
  kaltim: "64",
  kaltara: "65",
  sulut: "71",
  sulteng: "72",
  sulsel: "73",
  sultra: "74",
  sulbar: "76",
  malut: "82",
};
const byName = new Map([
  ...provinces.flatMap(({ code, name }) => [name.id, name.en].map((one) => [folded(one), code] as const)),
  ...Object.entries(otherNames),
]);

export type ReadProvince =
  | { province: Province; /** The code was read in the list of Home Affairs. */ translated: boolean }
  | { wrong: "unknown" | "ambiguous" | "disagree"; expected: string };

/**
 * The province that a file names by code, by name, or by both. The name decides; a code beside it may be of the
 * statistics office's list or of Home Affairs'. A code alone that the two lists use for different provinces is refused:
 * nobody can tell which one is meant.
 */
export function readProvince(code: string, name: string): ReadProvince {
  const found = name.trim() === "" ? null : provinceOf(byName.get(folded(name)) ?? "");
  const given = code.trim().replace(/^0+/, "");
  if (name.trim() !== "" && !found) return { wrong: "unknown", expected: "" };
  if (found) {
    if (given === "" || given === found.code) return { province: found, translated: false };
    if (given === found.homeAffairs) return { province: found, translated: true };
    const expected = [...new Set([found.code, found.homeAffairs])].join(", ");
    return { wrong: "disagree", expected };
  }
  const statistics = provinceOf(given);
  const homeAffairs = provinces.find((one) => one.homeAffairs === given) ?? null;
  if (statistics && statistics === homeAffairs) return { province: statistics, translated: false };
  if (!statistics && !homeAffairs) return { wrong: "unknown", expected: "" };
  if (statistics && homeAffairs)
    return { wrong: "ambiguous", expected: `${statistics.name.id}, ${homeAffairs.name.id}` };
  const [only] = [statistics, homeAffairs].filter((one) => one !== null);
  return only ? { province: only, translated: statistics === null } : { wrong: "unknown", expected: "" };
}

/** Kilometres between the capitals of two provinces, along the globe. */
function kilometresBetween(one: Province, other: Province): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [[lat1, lon1], [lat2, lon2]] = [one.at, other.at];
  const half =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return Math.round(2 * 6_371 * Math.asin(Math.sqrt(half)));
}

/** Beyond this a parent on another island is told, so that somebody looks at it. */
const farKilometres = 1_200;

/** How far away a parent's province is, where that is far and on another island; else null. */
export function farParent(code: string, parentCode: string): number | null {
  const [here, there] = [provinceOf(code), provinceOf(parentCode)];
  if (!here || !there || here.island === there.island) return null;
  const kilometres = kilometresBetween(here, there);
  return kilometres > farKilometres ? kilometres : null;
}
