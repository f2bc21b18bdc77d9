import { z } from "zod";
import { members, requireOtherEyes, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { areaOf, national } from "./area.ts";
import { brokenIn, isThin } from "./broken-series.ts";
import { coverageOf } from "./coverage.ts";
import { indicatorIds, type IndicatorId, type IndicatorState } from "./indicator.ts";
import { listHead, readStates } from "./list.ts";
import { forPages } from "./parameters.ts";
import type { EvidenceStores } from "./stores.ts";
import { isShaky } from "./verdict.ts";

/** More than any classification has unit groups. */
const most = 10_000;

export type StateCounts = Record<IndicatorState, number>;

/**
 * What the head of an office looks at before a draft of it is released: how much could not be determined, which series
 * are broken, and what it was computed with.
 * @returns `states`: of how many occupations each indicator passed, failed, was suppressed, missing or broken;
 *   `shaky`: verdicts that fewer than half of the replicates share; `thin`: those of which replicates say nothing, as they
 *   rest on few indicators where series are broken; `leftOut`: waves of another code list; `own`: the
 *   reader computed it, and so does not release it
 * Refusals: LIST_NOT_FOUND (also for a list of another office), LIST_RELEASED.
 */
export const readReleaseReview = useCase<EvidenceStores>()({
  name: "evidence.read-release-review",
  kind: "read",
  policy: [members("statistician", "head")],
  input: z.object({ list: z.uuid() }),
  async run({ stores: { evidence, vocabulary }, principal }, input) {
    const list = await evidence.list(input.list);
    if (!list || principal.kind !== "member" || list.organisationId !== principal.organisation)
      return refuse("LIST_NOT_FOUND");
    if (list.releasedAt) return refuse("LIST_RELEASED");
    const { facts, parameters, engine, seed } = list;
    const area = areaOf(Object.keys(facts.areas), national) ?? national;
    const { listId } = list;
    const entries = await evidence.entries({ listId, area, verdict: undefined, limit: most, offset: 0 });
    const states = Object.fromEntries(
      indicatorIds.map((id): [IndicatorId, StateCounts] => [
        id,
        { pass: 0, fail: 0, suppressed: 0, missing: 0, broken: 0 },
      ]),
    ) as Record<IndicatorId, StateCounts>;
    for (const entry of entries)
      for (const { indicator, state } of readStates(entry.states)) states[indicator][state]++;
    const counts = facts.areas[area];
    const broken = brokenIn(
      list,
      entries.map(({ states: word }) => word),
    );
    const datasets = await evidence.datasetHeads(list.datasets);
    const places = await vocabulary.places(provinceList);
    return {
      ok: true,
      list: { ...listHead(list), parameters: forPages(parameters), engine, seed },
      facts: { window: facts.window, pay: facts.pay },
      area,
      coverage: coverageOf(datasets, list.periods, places),
      counts: {
        short: counts?.short ?? 0,
        notShort: counts?.notShort ?? 0,
        undetermined: counts?.undetermined ?? 0,
      },
      shaky: entries.filter((entry) => isShaky(entry.robustness) && !isThin(entry, broken)).length,
      thin: broken?.thin ?? 0,
      states,
      leftOut: facts.waves.filter(({ design }) => design === null).map(({ period }) => period),
      datasets: datasets.map(({ areas: _, ...dataset }) => dataset),
      places: places.map(({ code, name }) => ({ code, name })),
      own: requireOtherEyes(principal, list.computedBy) !== null,
    };
  },
});
