import type { Bilingual, Language } from "../platform/index.ts";
import type { Strength } from "./strength.ts";
import { payOf, type Pay } from "./deflator.ts";
import type { CallSettings } from "./bottom-up.ts";
import type { Decision } from "./dovetailing.ts";
import type { DriverCounts } from "./driver.ts";
import type { IndicatorId, IndicatorState } from "./indicator.ts";
import type { OccupationList, Verdict } from "./list.ts";
import type { RoundTest } from "./round.ts";

/** How the content of an edition is written; another number when its shape changes. */
export const editionFormat = "jembatan.edition/1";

export type EditionMethod = "rounds" | "as-published";

/** One of the four tests, as the edition says it: its author by office, as the edition is public. */
export type EditionTest = {
  test: RoundTest;
  evidence: string;
  source: string | null;
  commits: string | null;
  /** Language of evidence and source, where it is known. */
  writtenIn?: Language;
  /** `YYYY-MM-DD`. */
  on: string;
};

/** What the figures say, in the area that the edition is of. */
export type EditionFigures = {
  verdict: Verdict;
  passes: number;
  fails: number;
  share: number | null;
  robustness: number | null;
  /** People employed; null where it was not measured or is too thin to be shown. */
  employed: number | null;
  indicators: {
    indicator: IndicatorId;
    state: IndicatorState;
    value: number | null;
    threshold: number | null;
  }[];
};

/** What employers say. */
export type EditionVoices = {
  strength: Strength;
  respondents: number;
  weight: number;
  vacancies: number;
  drivers: DriverCounts;
};

export type EditionEntry = {
  code: string;
  title: Bilingual;
  /** As a publication of elsewhere prints it. */
  printed: string | null;
  /** Null in an edition published elsewhere: nothing is known of how it came about. */
  figures: EditionFigures | null;
  voices: EditionVoices | null;
  /** Null in an edition published elsewhere. */
  decided: { proposal: Decision; reason: string | null; writtenIn?: Language; on: string } | null;
  tests: EditionTest[];
};

/** What somebody needs to compute the figures again from the same files. */
export type EditionComputed = Pick<OccupationList, "level" | "parameters" | "seed" | "engine"> & {
  /** `YYYY-MM-DD`. */
  on: string;
  /** SHA-256 of each file as it came. */
  files: { name: string; title: Bilingual; source: string; periods: string[]; sha256: string }[];
};

/** All that an edition says; its hash is that of this content in canonical form (RFC 8785). */
export type EditionContent = {
  format: typeof editionFormat;
  name: string;
  title: Bilingual;
  method: EditionMethod;
  office: Bilingual;
  codeList: string;
  /** `YYYY-MM-DD`. */
  publishedOn: string;
  /** Where it was published, for one of elsewhere. */
  source: string | null;
  /** The list and the round that it comes from, the area that its figures are of, and how respondents were weighed. */
  from: {
    list: string;
    round: string;
    area: string;
    periods: string[];
    computed?: EditionComputed;
    weighing?: CallSettings;
  } | null;
  synthetic: boolean;
  entries: EditionEntry[];
};

export type Edition = {
  editionId: string;
  organisationId: string;
  name: string;
  title: Bilingual;
  method: EditionMethod;
  roundId: string | null;
  listId: string | null;
  codeList: string;
  publishedOn: string;
  source: string | null;
  contentHash: string;
  content: EditionContent;
  documentHash: string | null;
  /** Who entered a publication of elsewhere; null for one that a round seals. */
  enteredBy: string | null;
  sealedBy: string | null;
  sealedAt: Date;
  synthetic: boolean;
  releasedTo: string[];
};

/** An edition without its entries, as lists of editions show it. */
export type EditionHead = Omit<Edition, "content" | "enteredBy" | "sealedBy" | "releasedTo"> & {
  entries: number;
};

export const editionPath = (name: string): string => `/col/editions/${name}`;

/** Whether the pay of its figures is real or nominal; null where it has no figures of ours. */
export const editionPay = ({ from }: Pick<EditionContent, "from">): Pay | null =>
  from && payOf(from.computed?.parameters.deflator, from.periods);
