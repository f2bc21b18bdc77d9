import type { RowCheck } from "../platform/csv-check.ts";
import { noNumber, numberOf } from "../platform/csv-check.ts";
import { sqlText } from "../platform/duckdb.ts";
import { educationLadder } from "./education.ts";
import type { Condition, SurveyMapping } from "./survey-mapping.ts";
import { conditionColumns } from "./survey-mapping.ts";

/** How a survey mapping reads as SQL: the columns of the Parquet file and the rules of the rows. */
export type SurveySql = { columns: Record<string, string>; checks: RowCheck[] };

/**
 * @param cell name of a column of the file as SQL
 * @param known whether codes are tested against the enum types `known_occupation` and `known_area`
 */
export function surveySql(
  mapping: SurveyMapping,
  cell: (column: string) => string,
  known: { occupation: boolean; area: boolean },
): SurveySql {
  const checks: RowCheck[] = [];
  const list = (values: readonly string[]) => `(${values.map(sqlText).join(", ")})`;
  const test = (condition: Condition): string => {
    if ("column" in condition) return `${cell(condition.column)} IN ${list(condition.in)}`;
    const tests = "any" in condition ? condition.any : condition.all;
    return `(${tests.map(test).join("any" in condition ? " OR " : " AND ")})`;
  };
  const number = (column: string) => numberOf(cell(column));
  const amount = (column: string, most: number, expected: string) => {
    const outside = `${noNumber(cell(column))} OR NOT ${number(column)} BETWEEN 0 AND ${most}`;
    const breaks = `${cell(column)} <> '' AND (${outside})`;
    checks.push({ code: "NUMBER_INVALID", column, breaks, found: cell(column), expected });
  };

  const weight = mapping.weight.column;
  const weightFound = cell(weight);
  checks.push(
    { code: "WEIGHT_ABSENT", column: weight, breaks: `${weightFound} = ''`, found: "''", expected: "> 0" },
    {
      code: "NUMBER_INVALID",
      column: weight,
      breaks: `${weightFound} <> '' AND ${noNumber(weightFound)}`,
      found: weightFound,
      // A word that the sentence turns into the reader's language.
      expected: "positive",
    },
    {
      code: "WEIGHT_NEGATIVE",
      column: weight,
      breaks: `coalesce(${number(weight)} <= 0, false)`,
      found: weightFound,
      expected: "> 0",
    },
  );

  const { period } = mapping;
  let month = "fixed" in period ? sqlText(period.fixed) : "";
  if ("column" in period) {
    const { regex, year, month: at } = periodRegex(period.pattern);
    const text = cell(period.column);
    const part = (group: number) => `regexp_extract(${text}, ${sqlText(regex)}, ${group})`;
    month = `${part(year)} || '-' || lpad(${part(at)}, 2, '0')`;
    checks.push({
      code: "PERIOD_INVALID",
      column: period.column,
      breaks: `NOT regexp_matches(${text}, ${sqlText(regex)})`,
      found: text,
      expected: period.pattern,
    });
  }

  const place = cell(mapping.area.column);
  const { width } = mapping.area;
  const area =
    width === undefined
      ? place
      : `CASE WHEN length(${place}) BETWEEN 1 AND ${width - 1} THEN lpad(${place}, ${width}, '0')
           ELSE ${place} END`;
  checks.push({
    code: "CODE_UNKNOWN",
    column: mapping.area.column,
    breaks: known.area ? `try_cast(${area} AS known_area) IS NULL` : `${area} = ''`,
    found: place,
    expected: mapping.area.codeList,
  });

  const { digits, codeList } = mapping.occupation;
  const job = ({ column, none }: { column: string; none: string[] }) => {
    const text = cell(column);
    const stated = none.length > 0 ? `${text} NOT IN ${list(none)}` : "true";
    const shape = `NOT regexp_matches(${text}, ${sqlText(`^[0-9]{${digits}}$`)})`;
    const unknown = known.occupation ? ` OR try_cast(${text} AS known_occupation) IS NULL` : "";
    checks.push({
      code: "CODE_UNKNOWN",
      column,
      breaks: `${stated} AND (${shape}${unknown})`,
      found: text,
      expected: `${codeList} (${digits})`,
    });
    return `CASE WHEN ${stated} THEN ${text} END`;
  };
  const occupation = job(mapping.occupation);
  const lastOccupation = mapping.lastOccupation ? job(mapping.lastOccupation) : "NULL::VARCHAR";

  const { employed, unemployed, outside } = mapping.status;
  const otherwise = outside === "otherwise" ? "ELSE 0" : `WHEN ${test(outside)} THEN 0`;
  const status = `CASE WHEN ${test(employed)} THEN 1 WHEN ${test(unemployed)} THEN 2 ${otherwise} END`;
  if (outside !== "otherwise") {
    const columns = [...new Set([employed, unemployed, outside].flatMap(conditionColumns))];
    checks.push({
      code: "STATUS_UNDECIDED",
      column: columns.join(", "),
      breaks: `(${status}) IS NULL`,
      found: `concat_ws(', ', ${columns.map(cell).join(", ")})`,
      expected: "status",
    });
  }

  let pay = "NULL::DOUBLE";
  if (mapping.pay) {
    const { column, plus, zeroIs } = mapping.pay;
    for (const name of [column, ...plus]) amount(name, 1e15, "0, 2500000, 2.5e+06");
    const added = plus.map((name) => ` + coalesce(${number(name)}, 0)`).join("");
    pay = `${reported(number(column), zeroIs)}${added}`;
  }
  let hours = "NULL::DOUBLE";
  if (mapping.hours) {
    amount(mapping.hours.column, 168, "0–168");
    hours = reported(number(mapping.hours.column), mapping.hours.zeroIs);
  }
  let education = "-1";
  if (mapping.education) {
    const { column, levels } = mapping.education;
    const cases = Object.entries(levels).map(([code, level]) => {
      const position = level === "unknown" ? -1 : educationLadder.indexOf(level);
      return `WHEN ${sqlText(code)} THEN ${position}`;
    });
    education = cases.length > 0 ? `CASE ${cell(column)} ${cases.join(" ")} END` : "NULL::TINYINT";
    checks.push({
      code: "VALUE_UNEXPECTED",
      column,
      breaks: `(${education}) IS NULL`,
      found: cell(column),
      expected: Object.keys(levels).join(", "),
    });
  }

  // A key of 53 bits that no version of the database changes: the first half of MD5, as far as a double is
  // exact.
  const named = (group?: { columns: string[] }) =>
    group ? `(md5_number_upper(concat_ws('|', ${group.columns.map(cell).join(", ")})) >> 11)` : "NULL";

  return {
    checks,
    columns: {
      row: "row",
      period: month,
      code_list: sqlText(codeList),
      digits: `${digits}::TINYINT`,
      area,
      weight: number(weight),
      cluster: `${named(mapping.cluster)}::DOUBLE`,
      stratum: `${named(mapping.stratum)}::DOUBLE`,
      status: `(${status})::UTINYINT`,
      occupation,
      last_occupation: lastOccupation,
      asks_last_occupation: String(mapping.lastOccupation !== undefined),
      employee: `(${test(mapping.employee)})::UTINYINT`,
      pay,
      hours,
      education: `(${education})::TINYINT`,
    },
  };
}

function reported(number: string, zeroIs: "missing" | "value"): string {
  return zeroIs === "missing" ? `nullif(${number}, 0)` : `(${number})`;
}

/** `YYYYM` as a regular expression, and which group is the year and which the month. */
function periodRegex(pattern: string): { regex: string; year: number; month: number } {
  const regex = pattern
    .replaceAll(".", "\\.")
    .replace(/MM?/, (letters) => (letters === "MM" ? "(0[1-9]|1[0-2])" : "(0?[1-9]|1[0-2])"))
    .replace("YYYY", "((?:19|20)[0-9]{2})");
  const yearFirst = pattern.indexOf("Y") < pattern.indexOf("M");
  return { regex: `^${regex}$`, year: yearFirst ? 1 : 2, month: yearFirst ? 2 : 1 };
}
