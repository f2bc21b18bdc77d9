import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { splitCodeList, type FillFacts } from "./dataset.ts";
import { datasetName, datasetRecords } from "./dataset-records.ts";
import { readFills } from "./fill-file.ts";
import type { EvidenceStores } from "./stores.ts";

const text = z.string().trim().min(1).max(300);

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
  input: z.object({
    path: z.string(),
    fileName: z.string().max(255),
    /** The list that the codes belong to. */
    codeList: z.string().regex(/^[a-z0-9-]{2,30}\/[A-Za-z0-9._-]{1,30}$/),
    name: z.string().max(80).optional(),
    title: z.object({ id: text, en: text }).optional(),
    source: text.default("—"),
    synthetic: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  async run(
    { stores: { evidence, vocabulary, thread, files }, principal, now, today, touch, progress },
    input,
  ) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const wish = input.name ?? input.fileName.replace(/\.[a-z]+$/i, "");
    const name = datasetName(wish);
    if (!name) return refuse("DATASET_NAME_INVALID", { name: wish });
    const { scheme, version } = splitCodeList(input.codeList);
    const known = await vocabulary.knownCodes(scheme, version, null);
    const outParquet = input.dryRun ? null : await files.scratch("parquet");
    const read = await readFills({
      path: input.path,
      fileName: input.fileName,
      codeList: input.codeList,
      knownCodes: known.size > 0 ? known : null,
      today,
      outParquet,
      onProgress: progress,
    });
    if (!read.ok) return read;
    const facts: FillFacts = {
      codes: read.codes.length,
      areas: read.areas.length,
      closings: read.closings,
      filled: read.filled,
      posts: read.posts,
    };
    const counts = { ...facts, months: read.months, codesChecked: known.size > 0 };
    const before = (await evidence.datasets({ name, organisation: organisationId })).find(
      (dataset) => dataset.fileHash === read.fileHash,
    );
    if (before)
      return { ok: true, ...counts, name, dataset: before.datasetId, unchanged: true, dryRun: input.dryRun };
    if (!outParquet) return { ok: true, ...counts, name, dataset: null, unchanged: false, dryRun: true };
    const dataset = {
      datasetId: randomUUID(),
      organisationId,
      name,
      kind: "fills" as const,
      title: input.title ?? { id: `Lowongan terisi ${name}`, en: `Filled vacancies ${name}` },
      source: input.source,
      codeList: input.codeList,
      digits: Math.max(...read.codes.map((code) => code.length)),
      periods: [read.months.first, read.months.last],
      facts,
      mapping: null,
      fileName: input.fileName,
      fileHash: read.fileHash,
      columnarHash: await files.putFile(outParquet),
      importedBy: personOf(principal),
      importedAt: now,
      synthetic: input.synthetic || read.synthetic,
      releasedTo: [],
    };
    await evidence.addDataset(dataset);
    const { records, links } = datasetRecords(dataset);
    await thread.write(organisationId, records, links);
    touch({ kind: "evidence.dataset", id: dataset.datasetId });
    return { ok: true, ...counts, name, dataset: dataset.datasetId, unchanged: false, dryRun: false };
  },
});
