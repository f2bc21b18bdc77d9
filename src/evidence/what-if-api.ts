import { serveRoute, type Api } from "../identity/index.server.ts";
import { refuse } from "../platform/index.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { national } from "./area.ts";
import { indicatorIds } from "./indicator.ts";
import { readWhatIf } from "./read-what-if.ts";
import { rangeWords } from "./threshold-range.ts";
import { readChanges } from "./what-if-changes.ts";

const titled = z.object({ code: z.string(), title: bilingualSchema });
const flips = z.array(titled.extend({ area: z.string() }));
const counts = z.object({ short: z.int(), notShort: z.int(), undetermined: z.int() });
const nearest = z
  .object({ at: z.number(), shift: z.number(), codes: z.array(titled) })
  .nullable()
  .meta({ description: "The nearest value at which somebody leaves or enters, and who" });

const whatIfRoute = createRoute({
  method: "get",
  path: "/col/lists/{list}/what-if",
  summary: "Who would enter and leave a list with other thresholds, weights or shares",
  description:
    "Changes nothing. `set` may be repeated: `pay-growth.threshold=3%` (a growth a year, as shown; a plain number is a " +
    "fraction: 0.03), `pay-growth.shift=1%`, `days-to-fill.threshold=60` (days), `vacancy-growth.weight=2` (0 leaves it " +
    "out), `passShare=40%`, `minAvailable=5`. In the answer growths are of the logarithm, as stored.",
  tags: ["evidence"],
  request: {
    params: z.object({ list: z.union([z.literal("newest"), z.uuid()]) }),
    query: z.object({
      area: z.string().max(20).default(national),
      set: z.union([z.string().max(100), z.array(z.string().max(100)).max(50)]).default([]),
    }),
  },
  responses: {
    ...answers(
      "The answer",
      z
        .object({
          entering: flips,
          leaving: flips,
          areas: z.array(
            z.object({
              area: z.string(),
              before: counts,
              after: counts,
              entering: z.int(),
              leaving: z.int(),
            }),
          ),
          sensitivity: z.object({
            indicators: z.array(
              z.object({
                indicator: z.enum(indicatorIds),
                own: z.number().nullable().meta({ description: "The list's own threshold in that area" }),
                threshold: z.number().nullable(),
                leaving: nearest,
                entering: nearest,
              }),
            ),
            passShare: z.object({ at: z.number(), leaving: nearest, entering: nearest }),
          }),
          milliseconds: z.number(),
        })
        .loose(),
    ),
    ...problems(404, 422),
  },
});

/** Adds the question what another threshold would do to a list. */
export function whatIfApi(api: Api): void {
  serveRoute(api, whatIfRoute, async (visit, { list, area, set }) => {
    const written = typeof set === "string" ? [set] : (set ?? []);
    const read = readChanges(
      written.map((one): [string, string] => {
        const at = one.indexOf("=");
        return at < 0 ? [one, ""] : [one.slice(0, at), one.slice(at + 1)];
      }),
    );
    if (!read.ok && read.wrong === "range")
      return refuse("SETTING_RANGE", { key: read.key, value: read.value, ...rangeWords(read.range) });
    if (!read.ok) return refuse("SETTING_INVALID", { key: read.key, value: read.value });
    const outcome = await visit.perform(readWhatIf, {
      list: list === "newest" ? null : list,
      area: area ?? national,
      changes: read.changes,
    });
    if (!outcome.ok) return outcome;
    const { places: _, coverage: __, mine: ___, ...answer } = outcome;
    return answer;
  });
}
