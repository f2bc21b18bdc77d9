import { z } from "zod";
import { installationZone, type Bilingual, type Language } from "../platform/index.ts";
import { readLocalCode } from "./local-code.ts";

/**
 * Classifications that can be imported: Indonesia's of occupations, and the international one that it
 * follows.
 */
export const schemes = ["kbji", "isco"] as const;
export const schemeSchema = z.enum(schemes);
export type Scheme = z.infer<typeof schemeSchema>;

/** What a scheme and a version are called in addresses, files and on the command line. */
export const schemeName = z.string().regex(/^[a-z0-9-]{2,30}$/);
export const versionName = z.string().regex(/^[A-Za-z0-9._-]{1,30}$/);

/** The language by whose titles a list is sorted. */
export const titleLanguage = z.enum(["id", "en"]).default("id");

type Shape = {
  /** Levels from the broadest; a level's number is how many digits its codes have. */
  levels: readonly number[];
  /** Language in which the scheme is published; a title in it must be there. */
  language: Language;
  defaultVersion: string;
  title: (version: string) => Required<Pick<Bilingual, "id" | "en">>;
};

/** Sources: KBJI 2014 (Kemnaker and BPS), ISCO-08 volume 1 (ILO). Six-digit job titles exist in KBJI only. */
export const shapes: Readonly<Record<Scheme, Shape>> = {
  kbji: {
    levels: [1, 2, 3, 4, 6],
    language: "id",
    defaultVersion: "2014",
    title: (version) => ({ id: `KBJI ${version}`, en: `KBJI ${version}` }),
  },
  isco: {
    levels: [1, 2, 3, 4],
    language: "en",
    defaultVersion: "08",
    title: (version) => ({ id: `ISCO-${version}`, en: `ISCO-${version}` }),
  },
};

/** Digits of unit groups (*subgolongan*), the narrowest level that KBJI and ISCO share. */
export const unitGroupDigits = 4;

export type CodeProblem = "CODE_NOT_DIGITS" | "CODE_DIGITS_LOST" | "CODE_DIGITS_TOO_MANY";

/**
 * Reads a code as a file has it.
 * @param digits level of the code, one of the scheme's; `text` without blanks around it
 * @returns the code as the book prints it (six digits as `NNNN.NN`), or what is wrong: CODE_DIGITS_LOST is
 *   what a spreadsheet leaves when it takes a code for a number
 */
export function readCode(digits: number, text: string): { code: string } | { problem: CodeProblem } {
  const form = digits === 6 ? /^\d{1,4}(\.\d{1,2})?$|^\d+$/ : /^\d+$/;
  if (!form.test(text)) return { problem: "CODE_NOT_DIGITS" };
  const plain = text.replace(".", "");
  if (plain.length > digits) return { problem: "CODE_DIGITS_TOO_MANY" };
  if (plain.length < digits) return { problem: "CODE_DIGITS_LOST" };
  return { code: printed(plain) };
}

/** How a code of a level looks, for a sentence: `NN`, `NNNN.NN`. */
export const codeForm = (digits: number): string => printed("N".repeat(digits));

const printed = (plain: string) =>
  plain.length > unitGroupDigits ? `${plain.slice(0, 4)}.${plain.slice(4)}` : plain;

/** The code one level up, which a code starts with: `2512.03` → `2512` → `251`; null at the top. */
export function parentOf(code: string): string | null {
  const local = readLocalCode(code);
  if (local) return local.parent;
  const point = code.indexOf(".");
  if (point >= 0) return code.slice(0, point);
  return code.length > 1 ? code.slice(0, -1) : null;
}

/** The way down to a code, from the broadest group, without the code itself. */
export function ancestorsOf(code: string): string[] {
  const parent = parentOf(code);
  return parent === null ? [] : [...ancestorsOf(parent), parent];
}

/**
 * The year that a version's name carries: `2014`, `2014-rev1`, `contoh-2010`; two digits are a year too, `08`
 * is 2008 and `88` is 1988, but not beside a point: `29.3` counts releases. Null when there is none.
 */
export function yearOf(version: string): number | null {
  const [, long, short] = /(?:^|[-._])(\d{4})(?=$|[-._])|(?:^|[-_])(\d{2})(?=$|[-_])/.exec(version) ?? [];
  const year = long ?? short;
  if (year === undefined) return null;
  if (year.length === 4) return Number(year);
  return Number(year) + (Number(year) < 50 ? 2000 : 1900);
}

/** Numbers of a version that is counted and not dated: `1.1.1`, `v1.2`, `1.1.1-tech`; null for any other name. */
function releaseOf(version: string): number[] | null {
  const numbers = /^v?(\d{1,3}(?:\.\d+)+)(?=$|[-_])/.exec(version)?.[1];
  return numbers?.split(".").map(Number) ?? null;
}

/**
 * The release that the name of a download carries: `ESCO dataset - v1.2.0 - csv.zip`, `db_29_3_text`,
 * `esco-1.1.1-tech-slice`. Null when it has none.
 */
export const releaseIn = (fileName: string): string | null =>
  /(?<![\d.]|\d_)v?(\d{1,3}(?:[._]\d{1,3}){1,2})(?![\d])/i.exec(fileName)?.[1]?.replaceAll("_", ".") ?? null;

/** Later releases first: 1.10 before 1.9, 1.2.1 before 1.2; a name that counts none goes after. */
function byRelease(a: string, b: string): number {
  const [ours, theirs] = [releaseOf(a), releaseOf(b)];
  if (!ours || !theirs) return Number(Boolean(theirs)) - Number(Boolean(ours));
  for (let i = 0; i < Math.max(ours.length, theirs.length); i++) {
    const difference = (theirs[i] ?? 0) - (ours[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

/** A version of a scheme, as far as it matters for which one is meant when none is named. */
export type Dated = { version: string; importedAt: Date; synthetic: boolean };

/**
 * The version of a scheme that is meant when none is named: real before synthetic, then the latest year, then
 * the highest release (a name with neither comes after those that have one), then the last imported.
 * An invented list without a year stands for the present.
 */
export function currentVersion<V extends Dated>(versions: readonly V[]): V | null {
  const [first] = versions.toSorted(
    (a, b) =>
      Number(a.synthetic) - Number(b.synthetic) ||
      yearFor(b) - yearFor(a) ||
      byRelease(a.version, b.version) ||
      b.importedAt.getTime() - a.importedAt.getTime(),
  );
  return first ?? null;
}

const yearFor = ({ version, synthetic }: Dated) => yearOf(version) ?? (synthetic ? 9_999 : 0);

const dayAtHome = new Intl.DateTimeFormat("sv-SE", { timeZone: installationZone });

/**
 * The version that was meant on a day when none is named: of those that were there, as `currentVersion` chooses. A
 * version is there from the year in its name on; one without a year from the day of its import on.
 * @param day `YYYY-MM-DD`, where the installation is kept
 */
export function versionOn<V extends Dated>(versions: readonly V[], day: string): V | null {
  const since = ({ version, importedAt }: Dated) => {
    const year = yearOf(version);
    return year === null ? dayAtHome.format(importedAt) : `${String(year).padStart(4, "0")}-01-01`;
  };
  return currentVersion(versions.filter((version) => since(version) <= day));
}

/** Of each scheme the version that is meant when none is named. */
export const currentVersions = <V extends Dated & { scheme: string }>(versions: readonly V[]): V[] =>
  [...Map.groupBy(versions, ({ scheme }) => scheme).values()].flatMap((one) => currentVersion(one) ?? []);

/**
 * KBJI 2014 took over ISCO-08's codes down to four digits, so one code means one group, except the groups
 * that gave their police to the armed forces: they match only in part.
 */
export const join = {
  years: { kbji: 2014, isco: 2008 },
  close: ["1112", "1349"],
} as const;

/**
 * Whether codes of a version mean the same in the other scheme; synthetic lists are never mixed with real
 * ones.
 */
export const joins = (scheme: Scheme, version: Pick<Dated, "version" | "synthetic">): boolean =>
  !version.synthetic && yearOf(version.version) === join.years[scheme];
