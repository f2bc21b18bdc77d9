/**
 * Sentences that only the server says: refusals and findings, which it explains to pages and programs alike, notices,
 * letters, prints, and the words of the command line. A third of all sentences need not travel to every browser.
 */
const served = /^(?!root\.)[\w-]+\.error\.|^notice\.|^[\w-]+\.(cli|letter|option|print)\./;

/** What a page borrows from the command line. */
const borrowed = ["vocabulary.cli.overlap"];

/** Whether a page may say the sentence with this key. */
export const isForBrowser = (key: string): boolean => !served.test(key) || borrowed.includes(key);

/** The sentences of the frame around every page, and of the pages that belong to no module. */
export const framePart = "frame";

/** Sections of a module that few of its pages speak of: these pages name them. */
export const ownSections = [
  "agreement.ledger",
  "evidence.absence",
  "evidence.bottomUp",
  "evidence.call",
  "evidence.cancel",
  "evidence.compare",
  "evidence.compute",
  "evidence.datasets",
  "evidence.explain",
  "evidence.gap",
  "evidence.gapImport",
  "evidence.import",
  "evidence.records",
  "evidence.register",
  "evidence.review",
  "evidence.submission",
  "evidence.submissionImport",
  "evidence.submissions",
  "evidence.vacancies",
  "evidence.whatIf",
  "roster.centre",
  "roster.instructor",
  "placement.case",
  "placement.part",
  "placement.selection",
  "placement.terms",
  "roster.expert",
  "roster.hub",
];

/**
 * The sentences of one language by the part of them that a page needs: the frame's, each module's own, and sections apart.
 * @param modules the modules that have pages
 */
export function sentencesByPart(
  sentences: Readonly<Record<string, string>>,
  modules: readonly string[],
): Map<string, Record<string, string>> {
  const travelling = Object.entries(sentences).filter(([key]) => isForBrowser(key));
  const names = [...ownSections, ...modules];
  const partOf = (key: string) => names.find((name) => key.startsWith(`${name}.`)) ?? framePart;
  const parts = Map.groupBy(travelling, ([key]) => partOf(key));
  return new Map([...parts].map(([part, entries]) => [part, Object.fromEntries(entries)]));
}
