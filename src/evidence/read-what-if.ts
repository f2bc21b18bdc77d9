import { z } from "zod";
import { anyone, organisationOf, useCase } from "../identity/index.ts";
import { refuse, type Bilingual } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { areaOf, national } from "./area.ts";
import { coverageOf } from "./coverage.ts";
import { splitCodeList } from "./dataset.ts";
import { indicatorIds } from "./indicator.ts";
import { listHead } from "./list.ts";
import { tableOf } from "./list-tables.ts";
import type { EvidenceStores } from "./stores.ts";
import { isWithin, shiftRange, thresholdRange } from "./threshold-range.ts";
import { leastAvailable } from "./verdict.ts";
import { whatIf, type Flip, type Nearest } from "./what-if.ts";
import { noChanges, percentOf } from "./what-if-changes.ts";

const changesSchema = z.strictObject({
  passShare: z.number().gt(0).max(1).optional(),
  minAvailable: z.int().min(1).max(indicatorIds.length).optional(),
  indicators: z
    .partialRecord(
      z.enum(indicatorIds),
      z.strictObject({
        threshold: z.number().optional(),
        points: z.number().optional(),
        weight: z.number().min(0).max(100).optional(),
      }),
    )
    .refine((asked) =>
      indicatorIds.every((id) => {
        const { threshold, points = 0 } = asked[id] ?? {};
        const at = threshold === undefined || isWithin(thresholdRange(id), percentOf(id, threshold));
        return at && isWithin(shiftRange(id), points);
      }),
    )
    .default({}),
});

/**
 * Who would be short with other thresholds, weights or shares than a list was computed with. Nothing is changed: no
 * list, no edition. `list: null` asks the newest, as `readList` does.
 * @returns `entering` and `leaving` in all areas; `sensitivity` of `area`, with where the list's own threshold
 *   stands (`own`); `milliseconds` that the answer took, reading aside
 * Refusals: LIST_NOT_FOUND (also for a draft of another organisation), AREA_NOT_FOUND.
 */
export const readWhatIf = useCase<EvidenceStores>()({
  name: "evidence.read-what-if",
  kind: "read",
  policy: [anyone],
  input: z.object({
    list: z.uuid().nullable().default(null),
    area: z.string().max(20).default(national),
    changes: changesSchema.default(noChanges),
  }),
  async run({ stores: { evidence, vocabulary }, principal }, input) {
    const list = input.list ? await evidence.list(input.list) : await evidence.newestList();
    if (!list) return refuse("LIST_NOT_FOUND");
    const area = areaOf(Object.keys(list.facts.areas), input.area);
    if (area === null) return refuse("AREA_NOT_FOUND", { area: input.area });
    const table = await tableOf(list.listId, () => evidence.tableRows(list.listId));

    const { passShare, minAvailable } = list.parameters;
    // A computed list keeps the number; lists of before do not know null.
    const own = { passShare, minAvailable: minAvailable ?? leastAvailable(indicatorIds.length) };
    const { changes } = input;
    const began = performance.now();
    const answer = whatIf(table, own, changes, area);
    const milliseconds = Math.round((performance.now() - began) * 1_000) / 1_000;

    const near = answer.sensitivity;
    const flips = [...answer.entering, ...answer.leaving];
    const nearest = [...(near?.indicators ?? []), ...(near ? [near.passShare] : [])];
    const codes = [
      ...flips.map(({ code }) => code),
      ...nearest.flatMap(({ leaving, entering }) => [...(leaving?.codes ?? []), ...(entering?.codes ?? [])]),
    ];
    const { scheme, version } = splitCodeList(list.codeList);
    const titles = await vocabulary.titles(scheme, version, [...new Set(codes)]);
    const titled = (code: string) => ({ code, title: titles.get(code) ?? ({} as Bilingual) });
    const flip = (one: Flip) => ({ area: one.area, ...titled(one.code) });
    const named = (one: Nearest | null) => one && { ...one, codes: one.codes.map(titled) };
    const datasets = await evidence.datasetHeads(list.datasets);
    const places = await vocabulary.places(provinceList);
    return {
      ok: true,
      list: listHead(list),
      area,
      own,
      rule: answer.rule,
      changes,
      entering: answer.entering.map(flip),
      leaving: answer.leaving.map(flip),
      areas: answer.areas,
      sensitivity: {
        indicators: (near?.indicators ?? []).map((one) => ({
          ...one,
          leaving: named(one.leaving),
          entering: named(one.entering),
        })),
        passShare: {
          at: answer.rule.passShare,
          leaving: named(near?.passShare.leaving ?? null),
          entering: named(near?.passShare.entering ?? null),
        },
      },
      milliseconds,
      coverage: coverageOf(datasets, list.periods, places),
      places: places.map(({ code, name }) => ({ code, name })),
      mine: organisationOf(principal) === list.organisationId,
    };
  },
});
