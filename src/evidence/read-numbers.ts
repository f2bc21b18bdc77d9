import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { areaOf, national } from "./area.ts";
import { brokenIn } from "./broken-series.ts";
import { coverageOf } from "./coverage.ts";
import { splitCodeList } from "./dataset.ts";
import { listHead, rankOf } from "./list.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * All entries of one area of a list with every number, and all that another statistician needs to compute them again:
 * for programs. `list: null` reads the newest released one, or the newest draft where none is released.
 * Refusals: LIST_NOT_FOUND, AREA_NOT_FOUND.
 */
export const readNumbers = useCase<EvidenceStores>()({
  name: "evidence.read-numbers",
  kind: "read",
  policy: [anyone],
  input: z.object({ list: z.uuid().nullable().default(null), area: z.string().max(20).default(national) }),
  async run({ stores: { evidence, vocabulary, identity } }, { list: listId, area: asked }) {
    const list = listId ? await evidence.list(listId) : await evidence.newestList();
    if (!list) return refuse("LIST_NOT_FOUND");
    const area = areaOf(Object.keys(list.facts.areas), asked);
    if (area === null) return refuse("AREA_NOT_FOUND", { area: asked });
    const entries = await evidence.fullEntries(list.listId, area);
    const { scheme, version } = splitCodeList(list.codeList);
    const titles = await vocabulary.titles(
      scheme,
      version,
      entries.map((entry) => entry.code),
    );
    const { facts, parameters, engine, seed, periods } = list;
    const { listId: id, ...head } = listHead(list);
    const datasets = await evidence.datasetHeads(list.datasets);
    const places = await vocabulary.places(provinceList);
    return {
      ok: true,
      list: {
        id,
        ...head,
        office: (await identity.organisation(list.organisationId))?.name ?? {},
        parameters,
        engine,
        seed,
        window: facts.window,
        pay: facts.pay,
        waves: facts.waves,
        coverage: coverageOf(datasets, periods, places),
        datasets: datasets.map(({ datasetId, kind, title, periods, fileName, fileHash }) => ({
          datasetId,
          kind,
          title,
          periods,
          fileName,
          fileHash,
        })),
      },
      area,
      /** Null where no series is broken in this area. */
      broken: brokenIn(
        list,
        entries.map(({ states }) => states),
      ),
      places: places.map(({ code, name }) => ({ code, name })),
      occupations: entries.map(({ states: _, ...entry }) => ({
        ...entry,
        rank: rankOf(entry),
        title: titles.get(entry.code) ?? {},
      })),
    };
  },
});
