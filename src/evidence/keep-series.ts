import { randomUUID } from "node:crypto";
import { z } from "zod";
import { organisationOf, personOf, type Work } from "../identity/index.ts";
import { refuse, type Bilingual, type Outcome } from "../platform/index.ts";
import { splitCodeList, type FillFacts, type VacancyFacts } from "./dataset.ts";
import { datasetName, datasetRecords } from "./dataset-records.ts";
import type { EvidenceStores } from "./stores.ts";

const text = z.string().trim().min(1).max(300);

/** A file of vacancies, open or closed, where it lies on this disk, and what is said of it. */
export const seriesInput = z.object({
  path: z.string(),
  fileName: z.string().max(255),
  /** The list that the codes belong to. */
  codeList: z.string().regex(/^[a-z0-9-]{2,30}\/[A-Za-z0-9._-]{1,30}$/),
  name: z.string().max(80).optional(),
  title: z.object({ id: text, en: text }).optional(),
  source: text.default("—"),
  synthetic: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

type Asked = {
  path: string;
  fileName: string;
  codeList: string;
  /** Null where the list is not loaded. */
  knownCodes: ReadonlySet<string> | null;
  outParquet: string | null;
  onProgress: (share: number) => void;
};

type Series = {
  codes: string[];
  months: { first: string; last: string };
  fileHash: string;
  synthetic: boolean;
};

/**
 * Reads a file of vacancies and keeps it as a data set of the own office; the same file again changes nothing.
 * @param kind what is kept, its title where none is given, how it is read and which facts are kept of it
 * @returns what was read, the facts, and `dataset`: its id, null where nothing was kept
 * Refusals: DATASET_NAME_INVALID, and those of the reader.
 */
export async function keepSeries<Read extends Series, Facts extends VacancyFacts | FillFacts>(
  { stores: { evidence, vocabulary, thread, files }, principal, now, touch, progress }: Work<EvidenceStores>,
  input: z.output<typeof seriesInput>,
  of: {
    kind: "vacancies" | "fills";
    title: (name: string) => Bilingual;
    read: (asked: Asked) => Promise<Outcome<Read>>;
    facts: (read: Read) => Facts;
  },
) {
  const organisationId = organisationOf(principal);
  if (!organisationId) return refuse("NOT_PERMITTED");
  const wish = input.name ?? input.fileName.replace(/\.[a-z]+$/i, "");
  const name = datasetName(wish);
  if (!name) return refuse("DATASET_NAME_INVALID", { name: wish });
  const { path, fileName, codeList, dryRun } = input;
  const { scheme, version } = splitCodeList(codeList);
  const known = await vocabulary.knownCodes(scheme, version, null);
  const outParquet = dryRun ? null : await files.scratch("parquet");
  const read = await of.read({
    ...{ path, fileName, codeList, outParquet, onProgress: progress },
    knownCodes: known.size > 0 ? known : null,
  });
  if (!read.ok) return read;
  const facts = of.facts(read);
  const counts = { facts, read, codesChecked: known.size > 0 };
  const before = (await evidence.datasets({ name, organisation: organisationId })).find(
    (dataset) => dataset.fileHash === read.fileHash,
  );
  if (before)
    return { ok: true as const, ...counts, name, dataset: before.datasetId, unchanged: true, dryRun };
  if (!outParquet) return { ok: true as const, ...counts, name, dataset: null, unchanged: false, dryRun };
  const dataset = {
    ...{ datasetId: randomUUID(), organisationId, name, kind: of.kind, codeList, fileName, facts },
    title: input.title ?? of.title(name),
    source: input.source,
    digits: Math.max(...read.codes.map((code) => code.length)),
    periods: [read.months.first, read.months.last],
    mapping: null,
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
  return { ok: true as const, ...counts, name, dataset: dataset.datasetId, unchanged: false, dryRun };
}
