import { z } from "zod";
import { isMonth, isPeriod, type Deflator } from "./deflator.ts";

const exampleRows = '{ "2020-08": 104.2, "2025-08": 121.9 }';

/** Years or months, never both: a mean of a year and a month of it are two things. */
const indexSchema = z
  .record(z.string(), z.number("104.2").gt(0, "104.2"), exampleRows)
  .refine((index) => Object.keys(index).length > 0, exampleRows)
  .superRefine((index, context) => {
    const periods = Object.keys(index);
    for (const period of periods)
      if (!isPeriod(period)) context.addIssue({ code: "custom", path: [period], message: "2020-08 | 2020" });
    if (new Set(periods.filter(isPeriod).map(isMonth)).size > 1)
      context.addIssue({ code: "custom", message: exampleRows });
  });

/** `Deflator` as a file or a list declares it. */
export const deflatorSchema: z.ZodType<Deflator> = z.strictObject(
  {
    source: z.string("BPS, 2025").trim().min(1, "BPS, 2025").max(300, "≤ 300"),
    baseYear: z.int("2022").min(1900, "2022").max(2100, "2022"),
    index: indexSchema,
  },
  "{ source, baseYear, index }",
);
