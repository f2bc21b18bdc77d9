import { jobs, members, useCase } from "../identity/index.ts";
import { readFills } from "./fill-file.ts";
import { keepSeries, seriesInput } from "./keep-series.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Takes in vacancies that were closed, filled or not: a row each, as a job portal has them. The same file again changes
 * nothing; a file with any finding is refused whole.
 * @returns `codes`, `areas`, `months` (first, last), `closings`, `filled` and `posts` of the file
 * Refusals: DATASET_NAME_INVALID, and FILE_REFUSED with a row for each finding.
 */
export const importFills = useCase<EvidenceStores>()({
  name: "evidence.import-fills",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: seriesInput,
  async run(work, input) {
    const kept = await keepSeries(work, input, {
      kind: "fills",
      title: (name) => ({ id: `Lowongan terisi ${name}`, en: `Filled vacancies ${name}` }),
      read: (asked) => readFills({ ...asked, today: work.today }),
      facts: ({ codes, areas, closings, filled, posts }) => ({
        ...{ codes: codes.length, areas: areas.length },
        ...{ closings, filled, posts },
      }),
    });
    if (!kept.ok) return kept;
    const { facts, read, ...rest } = kept;
    return { ...rest, ...facts, months: read.months };
  },
});
