import { z } from "zod";
import { anyone, members, jobs, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { Dataset } from "./dataset.ts";
import type { EvidenceStores } from "./stores.ts";

/** What a reader is told of a file: not who imported it, nor an organisation's id, nor where its rows lie. */
function shown(dataset: Dataset, organisation: string | null) {
  const { datasetId, name, kind, title, source, codeList, digits, periods, facts } = dataset;
  const { fileName, fileHash, importedAt, synthetic } = dataset;
  const own = organisation === dataset.organisationId;
  const described = { datasetId, name, kind, title, source, codeList, digits, periods, facts };
  return { ...described, fileName, fileHash, importedAt, synthetic, own };
}

/** The data sets of one's organisation (`own`), and those released to it: each file a row, by name and period. */
export const readDatasets = useCase<EvidenceStores>()({
  name: "evidence.read-datasets",
  kind: "read",
  policy: [members(), jobs("command-line")],
  input: z.object({}),
  async run({ stores: { evidence }, principal }) {
    const datasets = await evidence.datasets({});
    return { ok: true, datasets: datasets.map((dataset) => shown(dataset, organisationOf(principal))) };
  },
});

/** One file of evidence: counts, source, mapping. Refusal: DATASET_NOT_FOUND (also for one not released to the reader). */
export const readDataset = useCase<EvidenceStores>()({
  name: "evidence.read-dataset",
  kind: "read",
  policy: [anyone],
  input: z.object({ dataset: z.uuid() }),
  async run({ stores: { evidence }, principal }, { dataset: id }) {
    const [dataset] = await evidence.datasetsById([id]);
    if (!dataset) return refuse("DATASET_NOT_FOUND", { name: id });
    const { mapping } = dataset;
    return {
      ok: true,
      own: organisationOf(principal) === dataset.organisationId,
      dataset: {
        ...shown(dataset, organisationOf(principal)),
        mapping: mapping && {
          id: mapping.id,
          title: mapping.title,
          educationSource: mapping.education ? mapping.education.source : null,
        },
      },
    };
  },
});
