import { jobs, members, useCase } from "../identity/index.ts";
import { keepSeries, seriesInput } from "./keep-series.ts";
import type { EvidenceStores } from "./stores.ts";
import { readVacancies } from "./vacancy-file.ts";

/**
 * Takes in a monthly series of vacancies by occupation code and area, wide or long. The same file again changes
 * nothing; a file with any finding is refused whole.
 * @returns `codes`, `areas`, `months` (first, last, count) and `cells` of the file
 * Refusals: DATASET_NAME_INVALID, and FILE_REFUSED with a row for each finding.
 */
export const importVacancies = useCase<EvidenceStores>()({
  name: "evidence.import-vacancies",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: seriesInput,
  async run(work, input) {
    const kept = await keepSeries(work, input, {
      kind: "vacancies",
      title: (name) => ({ id: `Lowongan ${name}`, en: `Vacancies ${name}` }),
      read: readVacancies,
      facts: ({ codes, areas, months, cells }) => ({
        ...{ codes: codes.length, areas: areas.length },
        ...{ months: months.count, cells },
      }),
    });
    if (!kept.ok) return kept;
    const { facts, read, ...rest } = kept;
    return { ...rest, ...facts, months: read.months, series: read.series };
  },
});
