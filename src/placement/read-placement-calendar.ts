import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { calendarPageSize, calendarSides, monthDays } from "./placement-list.ts";
import { placementReaders } from "./read-placements.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * A month of placements, by the place that receives or by the expert who is there: a page of lines, each with its stretches.
 * Days are days at the place.
 */
export const readPlacementCalendar = useCase<PlacementStores>()({
  name: "placement.read-placement-calendar",
  kind: "read",
  policy: [members(...placementReaders)],
  input: z.object({
    by: z.enum(calendarSides).default("centre"),
    month: z
      .string()
      .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
      .nullish(),
    limit: z.int().min(1).max(50).default(calendarPageSize),
    offset: z.int().min(0).max(1_000_000).default(0),
  }),
  async run({ stores: { placement }, today }, { by, month, limit, offset }) {
    const shown = month ?? today.slice(0, 7);
    const days = monthDays(shown);
    const lines = await placement.calendarLines(by, days, { limit, offset });
    const stretches = lines.length
      ? await placement.calendarStretches(
          by,
          lines.map(({ line }) => line),
          days,
        )
      : [];
    return {
      ok: true,
      ...{ by, today, month: shown, count: lines[0]?.total ?? 0 },
      lines: lines.map(({ line, name }) => ({
        ...{ line, name },
        stretches: stretches.filter((one) => one.line === line),
      })),
    };
  },
});
