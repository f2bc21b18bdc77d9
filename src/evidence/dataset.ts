import type { Bilingual } from "../platform/index.ts";

/**
 * A file of evidence as it came, checked. Files of one name belong together: the waves of one survey. The rows
 * themselves lie in the file store; this is what is known of them.
 */
export type Dataset = {
  datasetId: string;
  organisationId: string;
  name: string;
  kind: "survey" | "vacancies" | "fills";
  title: Bilingual;
  source: string;
  /** Occupation code list, for example `kbji/2014`. */
  codeList: string;
  /** Longest occupation code in the file. */
  digits: number;
  /** Reference months, `YYYY-MM`. */
  periods: string[];
  facts: SurveyFacts | VacancyFacts | FillFacts;
  fileName: string;
  fileHash: string;
  columnarHash: string;
  importedAt: Date;
  synthetic: boolean;
  releasedTo: string[];
};

export type SurveyFacts = {
  persons: number;
  weightSum: number;
  largestWeight: number;
  withoutOccupation: number;
  withPay: number;
  areas: string[];
  codes: number;
  /** False when the code list was not loaded, so that codes were checked for their form only. */
  codesChecked: boolean;
};

export type VacancyFacts = { codes: number; areas: number; months: number; cells: number };

/** Vacancies that were closed, those of them that were filled, and the posts of all. */
export type FillFacts = { codes: number; areas: number; closings: number; filled: number; posts: number };

/** What a file counts, in a few words. */
export function countOf(dataset: Pick<Dataset, "kind" | "facts">): {
  id: string;
  values: Record<string, number>;
} {
  if (dataset.kind === "survey")
    return { id: "evidence.datasets.persons", values: { persons: (dataset.facts as SurveyFacts).persons } };
  if (dataset.kind === "fills")
    return { id: "evidence.datasets.closings", values: { closings: (dataset.facts as FillFacts).closings } };
  return { id: "evidence.datasets.series", values: { cells: (dataset.facts as VacancyFacts).cells } };
}

/** Splits `kbji/2014` into scheme and version. */
export function splitCodeList(codeList: string): { scheme: string; version: string } {
  const [scheme = codeList, version = ""] = codeList.split("/", 2);
  return { scheme, version };
}
