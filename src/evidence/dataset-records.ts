import { intlFor } from "../platform/intl.ts";
import type { Link, ThreadRecord } from "../thread/index.ts";
import { countOf, type Dataset } from "./dataset.ts";
import { inBoth, spanText, textIn } from "./record-words.ts";

/** @returns a name that can stand in an address: small letters, digits, hyphens; null when nothing is left */
export function datasetName(wish: string): string | null {
  const name = wish
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return name.length >= 2 ? name : null;
}

/**
 * A data set on the thread: the set rests on the file as it came (by its hash), which rests on nothing: it is the
 * ground.
 */
export function datasetRecords(
  dataset: Pick<
    Dataset,
    "datasetId" | "title" | "periods" | "facts" | "fileName" | "fileHash" | "kind" | "synthetic"
  >,
): { records: ThreadRecord[]; links: Link[] } {
  const { datasetId, synthetic, periods } = dataset;
  const path = `/evidence/${datasetId}`;
  const set = { kind: "evidence.dataset", id: datasetId };
  const file = { kind: "evidence.file", id: datasetId };
  const short = `${dataset.fileHash.slice(0, 12)}…`;
  const records: ThreadRecord[] = [
    {
      ...set,
      title: inBoth((language) => `${textIn(dataset.title, language)} · ${spanText(periods, language)}`),
      note: countNote(dataset),
      path,
      synthetic,
    },
    {
      ...file,
      title: { id: dataset.fileName, en: dataset.fileName },
      note: { id: `Sidik berkas ${short}`, en: `File fingerprint ${short}` },
      path,
      synthetic,
    },
  ];
  return { records, links: [{ from: set, relation: "rests-on", to: file }] };
}

const countNote = (dataset: Pick<Dataset, "kind" | "facts">) =>
  inBoth((language) => {
    const { id, values } = countOf(dataset);
    return intlFor(language).formatMessage({ id }, values);
  });
