import { z } from "zod";
import { brokenColumns, everybody } from "./bridge.ts";

const source = z.string('"BPS, 2021"').trim().min(1, '"BPS, 2021"').max(300);
const factor = z.number("0.97").gt(0, "0.97").max(100, "0.97");
const level = z.number("[1200, 1140]").gt(0, "[1200, 1140]");
const overlapExample = '{ "*": [1200, 1140], "2512": [80, 76] }';

/** `SeriesBreak` as a file or a list declares it. */
const seriesBreakSchema = z.strictObject({
  from: z.string('"2020-08"').regex(/^\d{4}-(0[1-9]|1[0-2])$/, '"2020-08"'),
  columns: z.array(z.enum(brokenColumns, brokenColumns.join(" | ")), "[pay]").min(1, "[pay]"),
  bridge: z
    .union(
      [
        z.strictObject({ factor, source }),
        z.strictObject({
          overlap: z
            .record(z.string().max(10), z.tuple([level, level], "[1200, 1140]"), overlapExample)
            .refine((lines) => everybody in lines, overlapExample),
          source,
        }),
      ],
      '{ factor: 0.97, source: "BPS, 2021" }',
    )
    .nullable()
    .default(null),
});

/** A column breaks once a month: two factors of one break would both be taken. */
export const seriesBreaksSchema = z
  .array(seriesBreakSchema, "[{ from: … }]")
  .max(20)
  .refine(
    (breaks) => {
      const named = breaks.flatMap(({ from, columns }) => columns.map((column) => `${from} ${column}`));
      return new Set(named).size === named.length;
    },
    { error: "[{ from: … }]" },
  );
