import { countedKinds } from "./clause.ts";
import type { Clause, ProposalDocument } from "./document.ts";
import { unknownFigures } from "./figure.ts";

/** What stands in the way of a release, and where. */
export type Hindrance = {
  code:
    | "TITLE_MISSING"
    | "NO_CLAUSES"
    | "CLAUSE_EMPTY"
    | "TEXT_MISSING"
    | "STALE"
    | "FIGURE_UNKNOWN"
    | "OBLIGATION_MISSING"
    | "OBLIGATION_FIGURE"
    | "OBLIGATION_PARTY"
    | "OBLIGATION_EVIDENCE";
  /** Number of the clause as printed, and its id; null: the proposal as a whole. */
  clause: { number: number; id: string } | null;
  paragraph: string | null;
  language: "id" | "en" | null;
  /** Name of a figure, or code of a party. */
  name: string | null;
};

const languages = ["id", "en"] as const;

/** All that a document lacks to be released, in the order of reading; empty when it is ready. */
export function hindrances(document: ProposalDocument): Hindrance[] {
  const whole = { clause: null, paragraph: null, language: null, name: null };
  return [
    ...languages
      .filter((language) => document.title[language] === "")
      .map((language): Hindrance => ({ ...whole, code: "TITLE_MISSING", language })),
    ...(document.clauses.length ? [] : [{ ...whole, code: "NO_CLAUSES" as const }]),
    ...document.clauses.flatMap((clause) => [
      ...inParagraphs(clause),
      ...inObligation(clause, document.parties),
    ]),
  ];
}

function inParagraphs(clause: Clause): Hindrance[] {
  const at = { clause: { number: clause.number, id: clause.id }, language: null, name: null };
  if (!clause.paragraphs.some(({ role }) => role === "text"))
    return [{ ...at, code: "CLAUSE_EMPTY", paragraph: null }];
  return clause.paragraphs.flatMap(({ id: paragraph, text, stale }): Hindrance[] => {
    const missing = languages.filter((language) => text[language] === "");
    const unknown = [
      ...new Set(languages.flatMap((language) => unknownFigures(text[language], clause.figures))),
    ];
    return [
      ...missing.map((language): Hindrance => ({ ...at, code: "TEXT_MISSING", paragraph, language })),
      // An empty side is said once, as empty.
      ...(stale && !missing.length ? [{ ...at, code: "STALE" as const, paragraph, language: stale }] : []),
      ...unknown.map((name): Hindrance => ({ ...at, code: "FIGURE_UNKNOWN", paragraph, name })),
    ];
  });
}

function inObligation(clause: Clause, parties: readonly string[]): Hindrance[] {
  const at = {
    clause: { number: clause.number, id: clause.id },
    paragraph: null,
    language: null,
    name: null,
  };
  const { obligation, figures, kind } = clause;
  if (!obligation) return countedKinds.has(kind) ? [{ ...at, code: "OBLIGATION_MISSING" }] : [];
  const figure = figures[obligation.figure];
  return [
    ...(!figure || figure.type === "day"
      ? [{ ...at, code: "OBLIGATION_FIGURE" as const, name: obligation.figure }]
      : []),
    ...(parties.includes(obligation.party)
      ? []
      : [{ ...at, code: "OBLIGATION_PARTY" as const, name: obligation.party }]),
    ...languages
      .filter((language) => !obligation.evidence[language]?.trim())
      .map((language): Hindrance => ({ ...at, code: "OBLIGATION_EVIDENCE", language })),
  ];
}
