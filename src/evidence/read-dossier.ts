import { z } from "zod";
import { anyone, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { areaOf, national } from "./area.ts";
import { brokenIn, isThin } from "./broken-series.ts";
import { coverageOf } from "./coverage.ts";
import { splitCodeList } from "./dataset.ts";
import { listHead, rankOf } from "./list.ts";
import { forPages } from "./parameters.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Everything about one occupation in one area of a list.
 * Refusals: LIST_NOT_FOUND, AREA_NOT_FOUND (the list does not have that area), OCCUPATION_NOT_FOUND (nobody of it was
 * seen there).
 */
export const readDossier = useCase<EvidenceStores>()({
  name: "evidence.read-dossier",
  kind: "read",
  policy: [anyone],
  input: z.object({ list: z.uuid(), code: z.string().max(10), area: z.string().max(20).default(national) }),
  async run({ stores: { evidence, vocabulary }, principal }, { list: listId, code, area: asked }) {
    const list = await evidence.list(listId);
    if (!list) return refuse("LIST_NOT_FOUND");
    const { facts, parameters } = list;
    const area = areaOf(Object.keys(facts.areas), asked);
    if (area === null) return refuse("AREA_NOT_FOUND", { area: asked });
    const areas = await evidence.entriesOf(listId, code);
    // A list without the nation names the first area that has the occupation.
    const shown = area === asked ? area : (areas[0]?.area ?? area);
    const entry = await evidence.entry(listId, shown, code);
    if (!entry) return refuse("OCCUPATION_NOT_FOUND", { code });
    const { scheme, version } = splitCodeList(list.codeList);
    const titles = await vocabulary.titles(scheme, version, [code]);
    const datasets = await evidence.datasetHeads(list.datasets);
    const places = await vocabulary.places(provinceList);
    return {
      ok: true,
      list: { ...listHead(list), parameters: forPages(parameters, code) },
      title: titles.get(code) ?? {},
      entry: { ...entry, rank: rankOf(entry) },
      /** The verdict rests on few indicators, as series are broken: its replicates say nothing. */
      thin: isThin(entry, brokenIn(list, await evidence.statesIn(listId, shown))),
      coverage: coverageOf(datasets, list.periods, places),
      trend: entry.trend ?? [],
      byArea: areas
        .filter((one) => one.area !== national)
        .map(({ area, employment }) => ({ area, employment })),
      datasets: datasets.map(({ datasetId, title, periods }) => ({ datasetId, title, periods })),
      places: places.map(({ code: place, name }) => ({ code: place, name })),
      own: organisationOf(principal) === list.organisationId,
    };
  },
});
