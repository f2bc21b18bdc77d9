import { z } from "zod";
import { anyone, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { areaOf, national } from "./area.ts";
import { brokenIn } from "./broken-series.ts";
import { coverageOf } from "./coverage.ts";
import { splitCodeList } from "./dataset.ts";
import { listHead, rankOf } from "./list.ts";
import { forPages } from "./parameters.ts";
import type { EvidenceStores } from "./stores.ts";

const verdicts = z.enum(["short", "not-short", "undetermined"]);

/**
 * One page of a list: entries of an area in rank order with titles in both languages, counts by verdict, the number
 * of short occupations in each province for the map, and what it was computed from and with. `list: null` reads the
 * newest released one, or the newest draft where none is released.
 * Refusals: LIST_NOT_FOUND (also for a draft of another organisation), AREA_NOT_FOUND.
 */
export const readList = useCase<EvidenceStores>()({
  name: "evidence.read-list",
  kind: "read",
  policy: [anyone],
  input: z.object({
    list: z.uuid().nullable().default(null),
    area: z.string().max(20).default(national),
    verdict: verdicts.optional(),
    limit: z.int().min(1).max(1_000).default(50),
    offset: z.int().min(0).default(0),
  }),
  async run(
    { stores: { evidence, vocabulary, identity }, principal },
    { list: listId, area: asked, verdict, limit, offset },
  ) {
    const list = listId ? await evidence.list(listId) : await evidence.newestList();
    if (!list) return refuse("LIST_NOT_FOUND");
    const { facts, parameters, engine, seed } = list;
    const area = areaOf(Object.keys(facts.areas), asked);
    if (area === null) return refuse("AREA_NOT_FOUND", { area: asked });
    const entries = await evidence.entries({ listId: list.listId, area, verdict, limit, offset });
    const { scheme, version } = splitCodeList(list.codeList);
    const titles = await vocabulary.titles(
      scheme,
      version,
      entries.map((entry) => entry.code),
    );
    const datasets = await evidence.datasetHeads(list.datasets);
    const places = await vocabulary.places(provinceList);
    return {
      ok: true,
      list: { ...listHead(list), parameters: forPages(parameters), engine, seed },
      facts: {
        window: facts.window,
        pay: facts.pay,
        areas: Object.fromEntries(
          Object.entries(facts.areas).map(([code, { employment: _, ...verdicts }]) => [code, verdicts]),
        ),
      },
      area,
      /** Null where no series is broken in this area. */
      broken: brokenIn(list, await evidence.statesIn(list.listId, area)),
      coverage: coverageOf(datasets, list.periods, places),
      entries: entries.map((entry) => ({
        ...entry,
        rank: rankOf(entry),
        title: titles.get(entry.code) ?? {},
      })),
      datasets: datasets.map(({ areas: _, ...dataset }) => dataset),
      places: places.map(({ code, name }) => ({ code, name })),
      /** The office whose list it is. */
      office: (await identity.organisation(list.organisationId))?.name ?? {},
      /** The reader belongs to it. */
      own: organisationOf(principal) === list.organisationId,
    };
  },
});
