import type { Bilingual } from "../platform/index.ts";

/**
 * A file of evidence as it came, checked. Files of one name belong together: the waves of one survey. The rows
 * themselves lie in the file store; this is what is known of them.
 */
export type Dataset = {
  datasetId: string;
  organisationId: string;
  name: string;
  kind: "survey" | "vacancies";
  title: Bilingual;
  source: string;
  /** Occupation code list, for example `kbji/2014`. */
  codeList: string;
  /** Longest occupation code in the file. */
  digits: number;
  /** Reference months, `YYYY-MM`. */
  periods: string[];
  facts: SurveyFacts | VacancyFacts;
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

/** Splits `kbji/2014` into scheme and version. */
export function splitCodeList(codeList: string): { scheme: string; version: string } {
  const [scheme = codeList, version = ""] = codeList.split("/", 2);
  return { scheme, version };
}
