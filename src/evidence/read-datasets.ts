import { z } from "zod";
import { anyone, members, jobs, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { EvidenceStores } from "./stores.ts";

/** The data sets of one's organisation, and those released to it: each file a row, by name and period. */
export const readDatasets = useCase<EvidenceStores>()({
  name: "evidence.read-datasets",
  kind: "read",
  policy: [members(), jobs("command-line")],
  input: z.object({}),
  async run({ stores: { evidence } }) {
    const datasets = await evidence.datasets({});
    return { ok: true, datasets: datasets.map(({ mapping: _, ...dataset }) => dataset) };
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
    return { ok: true, dataset, own: organisationOf(principal) === dataset.organisationId };
  },
});
