import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { coverageOf } from "./coverage.ts";
import { splitCodeList } from "./dataset.ts";
import { indicatorIds, type IndicatorId } from "./indicator.ts";
import { areaOf, national } from "./area.ts";
import type { EvidenceStores } from "./stores.ts";
import { readRecords, type RecordGroup } from "./waves.ts";

/** Which persons of the sample an indicator counts; vacancy indicators have no persons under them. */
export const recordGroups: Partial<Record<IndicatorId | "employment", RecordGroup>> = {
  employment: "employed",
  "employment-growth": "employed",
  "pay-growth": "paid",
  "hours-growth": "timed",
  "unemployment-rate": "unemployed",
  "under-qualified-share": "certified",
  "under-qualified-growth": "certified",
  "pay-premium": "paid",
};

/**
 * The rows of the survey under a number, a page of them: for members of the organisation whose data they are. The
 * sum of their weights is the number.
 * Refusals: LIST_NOT_FOUND, AREA_NOT_FOUND, OCCUPATION_NOT_FOUND, DATASET_NOT_FOUND (no wave of that period),
 * RECORDS_NOT_YOURS.
 */
export const readIndicatorRecords = useCase<EvidenceStores>()({
  name: "evidence.read-records",
  kind: "read",
  policy: [members("statistician", "head"), jobs("command-line")],
  input: z.object({
    list: z.uuid(),
    code: z.string().max(10),
    indicator: z.enum(["employment", ...indicatorIds]),
    area: z.string().max(20).default(national),
    period: z.string().max(7).optional(),
    limit: z.int().min(1).max(200).default(50),
    offset: z.int().min(0).default(0),
  }),
  async run({ stores: { evidence, vocabulary, files }, principal }, input) {
    const list = await evidence.list(input.list);
    if (!list) return refuse("LIST_NOT_FOUND");
    const area = areaOf(Object.keys(list.facts.areas), input.area);
    if (area === null) return refuse("AREA_NOT_FOUND", { area: input.area });
    if (!(await evidence.entry(list.listId, area, input.code)))
      return refuse("OCCUPATION_NOT_FOUND", { code: input.code });
    const group = recordGroups[input.indicator];
    const surveys = (await evidence.datasetsById(list.datasets)).filter((one) => one.kind === "survey");
    const period = input.period ?? list.periods.at(-1) ?? "";
    const dataset = surveys.find((one) => one.periods.includes(period));
    if (!group || !dataset) return refuse("DATASET_NOT_FOUND", { name: period });
    if (dataset.organisationId !== organisationOf(principal)) return refuse("RECORDS_NOT_YOURS");
    const parquet = await files.pathOf(dataset.columnarHash);
    if (!parquet) throw new Error(`The file store has lost ${dataset.columnarHash}`);
    const found = await readRecords({
      parquet,
      period,
      where: group,
      occupationPrefix: input.code,
      ...(area === national ? {} : { area }),
      offset: input.offset,
      limit: input.limit,
    });
    const places = await vocabulary.places(provinceList);
    const heads = await evidence.datasetHeads(list.datasets);
    const { scheme, version } = splitCodeList(list.codeList);
    const titles = await vocabulary.titles(scheme, version, [input.code]);
    return {
      ok: true,
      ...found,
      period,
      periods: list.periods,
      title: titles.get(input.code) ?? {},
      listTitle: list.title,
      pay: list.facts.pay,
      area,
      coverage: coverageOf(heads, list.periods, places),
      /** What pay is counted in, where the file says so by its places: Indonesia's surveys ask in rupiah. */
      currency: dataset.mapping?.area.codeList === provinceList ? ("IDR" as const) : null,
      synthetic: dataset.synthetic,
      dataset: { datasetId: dataset.datasetId, title: dataset.title, fileName: dataset.fileName },
      places: places.map(({ code, name }) => ({ code, name })),
    };
  },
});
