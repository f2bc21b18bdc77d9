import { z } from "zod";
import type { Outcome, ReportRow } from "../platform/index.ts";
import { refuse } from "../platform/index.ts";
import { educationLadder } from "./education.ts";

/**
 * The error of each field is an example of what belongs there: it reads the same in every language and
 * becomes the `expected` of MAPPING_INVALID.
 */
const text = (example: string) => z.string(example).trim().min(1, example);

/** A name or value; YAML may hand a number. */
const value = z.union([z.string(), z.number()], '"1"').transform(String);
const values = (example: string) => z.array(value, example).min(1, example);

/** A group of fields: what is expected of it are the names of its fields. */
function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, `{ ${Object.keys(shape).join(", ")} }`);
}

const column = text("R6A");

/**
 * One cell against a list of values, or a combination of such tests. Values compare as text, exactly as in
 * the file.
 */
export type Condition = { column: string; in: string[] } | { any: Condition[] } | { all: Condition[] };

const conditionExample = '{ column: R9A, in: ["1"] }';
const conditions = `[${conditionExample}]`;
const condition: z.ZodType<Condition, unknown> = z.lazy(() =>
  z.union(
    [
      fields({ column, in: values('["1"]') }),
      fields({ any: z.array(condition, conditions).min(1, conditions) }),
      fields({ all: z.array(condition, conditions).min(1, conditions) }),
    ],
    conditionExample,
  ),
);

const zeroIs = z.enum(["missing", "value"], "missing | value");
const yesOrNo = z.union([z.boolean(), z.enum(["true", "false"])], "true | false").transform(String);
const periodExample = '{ fixed: "2020-08" } | { column: TAHUN, pattern: YYYYMM }';
const wholeNumber = (least: number, most: number) => {
  const example = `${least}–${most}`;
  return z
    .union([z.number(), z.string().regex(/^\d+$/, example).transform(Number)], example)
    .pipe(z.int(example).min(least, example).max(most, example));
};
/** Where the meaning of a column was checked; "" where nobody has yet. */
const source = z.string('"BPS, 2020"').trim();

const levels = [...educationLadder, "unknown"] as const;

const surveyMapping = fields({
  /** Name of the mapping, as its file is called. */
  id: z.string("sakernas-2020").regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "sakernas-2020"),
  title: fields({ id: text("Sakernas"), en: text("Labour force survey") }),
  publisher: text("BPS"),
  /** Where the file comes from, with its year. */
  source: text("BPS, 2020"),
  /** Terms under which the file may be used. */
  licence: text("CC BY 4.0"),
  /** True when the persons are invented; every page and file then says so. */
  synthetic: yesOrNo.transform((word) => word === "true"),
  /** Persons represented by one row, > 0. */
  weight: fields({ column }),
  /**
   * Reference month: the same for the whole file, or read from a column by a pattern of YYYY and MM (M: one
   * or two digits).
   */
  period: z.union(
    [
      fields({ fixed: z.string("2020-08").regex(/^\d{4}-(0[1-9]|1[0-2])$/, "2020-08") }),
      fields({
        column,
        pattern: z.string("YYYYMM").regex(/^(?=[^Y]*YYYY[^Y]*$)(?=[^M]*MM?[^M]*$)[YM/. -]+$/, "YYYYMM"),
      }),
    ],
    periodExample,
  ),
  /** Place of the person. `width` restores zeros that a spreadsheet dropped on the left. */
  area: fields({
    column,
    codeList: text("bps-provinces"),
    width: wholeNumber(1, 10).optional(),
  }),
  /** Main job. `digits`: level of the codes in the file; `none`: values that stand for no job or no code. */
  occupation: fields({
    column,
    codeList: text("kbji/2014"),
    digits: wholeNumber(1, 6),
    none: z.array(value, '["0", ""]'),
  }),
  /** Last job of an unemployed person, in the same code list and digits. */
  lastOccupation: fields({ column, none: z.array(value, '["0", ""]') }).optional(),
  /**
   * Tested in this order: the first that holds decides. `otherwise` puts everybody else outside the labour
   * force.
   */
  status: fields({
    employed: condition,
    unemployed: condition,
    outside: z.union([z.literal("otherwise"), condition], `otherwise | ${conditionExample}`),
  }),
  /** Who is paid by an employer. */
  employee: condition,
  /**
   * Pay a month. `column` decides whether pay was reported; the columns of `plus` are added to it (pay in
   * goods). `zeroIs: missing` where 0 stands for no answer.
   */
  pay: fields({ column, plus: z.array(column, "[R14A2]").default([]), zeroIs }).optional(),
  /** Hours a week. */
  hours: fields({ column, zeroIs }).optional(),
  /** Highest certificate: each value of the column on the ladder, or `unknown`. */
  education: fields({
    column,
    levels: z.record(z.string(), z.enum(levels, levels.join(" | ")), '{ "1": none }'),
    source,
  }).optional(),
  /** Sampling cluster and stratum: the columns that together name one. */
  cluster: fields({ columns: values("[PSU]") }).optional(),
  stratum: fields({ columns: values("[STRATA]") }).optional(),
  /** Columns that together occur once in the file: a second row with the same values is refused. */
  key: fields({ columns: values("[NO_RUTA, NO_ART]") }).optional(),
});

export type SurveyMapping = z.infer<typeof surveyMapping>;

/**
 * Checks what was read from a mapping file. Refused with MAPPING_INVALID: one row for each place, `column`
 * its path (`status.employed.any.0`), `expected` an example or the names allowed there, `found` what stood
 * there.
 */
export function checkMapping(input: unknown, fileName: string): Outcome<{ mapping: SurveyMapping }> {
  const result = surveyMapping.safeParse(input);
  if (result.success) return { ok: true, mapping: result.data };
  return mappingRefusal(result.error.issues, input, fileName);
}

/** The refusal of something declared in a file: a row for each place that is not as it should be. */
export function mappingRefusal(issues: readonly z.core.$ZodIssue[], input: unknown, fileName: string) {
  const rows = issues.slice(0, 100).map((issue): ReportRow => {
    const unknown = issue.code === "unrecognized_keys" ? issue.keys.join(", ") : undefined;
    return {
      file: fileName,
      column: issue.path.map(String).join(".") || ".",
      code: "MAPPING_INVALID",
      expected: issue.message,
      found: unknown ?? shown(valueAt(input, issue.path)),
    };
  });
  return refuse("FILE_REFUSED", { file: fileName, total: issues.length, listed: rows.length }, rows);
}

/** The columns that a condition tests. */
export function conditionColumns(condition: Condition): string[] {
  if ("column" in condition) return [condition.column];
  return ("any" in condition ? condition.any : condition.all).flatMap(conditionColumns);
}

/** Every column of the file that a mapping names, once. */
export function mappedColumns(mapping: SurveyMapping): string[] {
  const { period, status, pay } = mapping;
  return [
    ...new Set([
      mapping.weight.column,
      ...("column" in period ? [period.column] : []),
      mapping.area.column,
      mapping.occupation.column,
      ...(mapping.lastOccupation ? [mapping.lastOccupation.column] : []),
      ...conditionColumns(status.employed),
      ...conditionColumns(status.unemployed),
      ...(status.outside === "otherwise" ? [] : conditionColumns(status.outside)),
      ...conditionColumns(mapping.employee),
      ...(pay ? [pay.column, ...pay.plus] : []),
      ...(mapping.hours ? [mapping.hours.column] : []),
      ...(mapping.education ? [mapping.education.column] : []),
      ...(mapping.cluster?.columns ?? []),
      ...(mapping.stratum?.columns ?? []),
      ...(mapping.key?.columns ?? []),
    ]),
  ];
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let at = input;
  for (const key of path) at = typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined;
  return at;
}

/** A place that is not there shows as a dash, in every language. */
function shown(found: unknown): string {
  if (found === undefined) return "—";
  return (typeof found === "string" ? found : JSON.stringify(found)).slice(0, 200);
}
