import { z } from "zod";
import { anyone, organisationOf, useCase } from "../identity/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { areaOf, national } from "./area.ts";
import { coverageOf } from "./coverage.ts";
import { listHead } from "./list.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * The lists that this reader may see, the newest first; with `released` those that are drafts are left out.
 * @returns each with the verdicts of its first area (`national` where it has that) and what its data cover; `own`: the
 *   reader belongs to the organisation that computed it
 */
export const readLists = useCase<EvidenceStores>()({
  name: "evidence.read-lists",
  kind: "read",
  policy: [anyone],
  input: z.object({
    released: z.boolean().default(false),
    limit: z.int().min(1).max(100).default(20),
    offset: z.int().min(0).default(0),
  }),
  async run({ stores: { evidence, vocabulary }, principal }, { released, limit, offset }) {
    const lists = await evidence.lists({ released, limit, offset });
    const datasets = await evidence.datasetHeads([...new Set(lists.flatMap((list) => list.datasets))]);
    const places = await vocabulary.places(provinceList);
    return {
      ok: true,
      places: places.map(({ code, name }) => ({ code, name })),
      count: await evidence.countLists({ released }),
      lists: lists.map((list) => {
        const area = areaOf(Object.keys(list.facts.areas), national);
        const counts = area === null ? undefined : list.facts.areas[area];
        const files = datasets.filter(({ datasetId }) => list.datasets.includes(datasetId));
        return {
          ...listHead(list),
          verdicts: counts && {
            short: counts.short,
            notShort: counts.notShort,
            undetermined: counts.undetermined,
          },
          coverage: coverageOf(files, list.periods, places),
          own: organisationOf(principal) === list.organisationId,
        };
      }),
    };
  },
});
