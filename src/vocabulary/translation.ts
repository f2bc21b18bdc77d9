import type { Bilingual, Language } from "../platform/index.ts";
import type { LabelOrigin } from "./concept.ts";
import { longestLabel } from "./label-text.ts";
import type { ConceptKind, MatchRelation } from "./scheme-content.ts";

/** `proposed` waits for a second person; `accepted` is a label; `rejected` stays with its note. */
export const translationStatuses = ["proposed", "accepted", "rejected"] as const;
export type TranslationStatus = (typeof translationStatuses)[number];

/** `crosswalk`: the suggestion was taken as it stood; `file`: came back in a CSV file; `person`: typed. */
export type TranslationOrigin = "crosswalk" | "person" | "file";

/** Rows of one page of the translation table, and of the queue of what is to be reviewed. */
export const translationsOnPage = 25;
/** Most rows that one form saves or reviews at once. */
export const mostTranslations = 50;

/**
 * What the translation table shows. `missing`: no title in the language and nothing proposed; `proposed`: waits for
 * review; `mine`: of these, my own; `rejected`: sent back and still without a title; `taken`: has a title that is not
 * the publisher's, which may be bettered.
 */
export const translationShows = ["missing", "proposed", "mine", "rejected", "taken"] as const;
export type TranslationShow = (typeof translationShows)[number];

export const otherLanguage = (language: Language): Language => (language === "id" ? "en" : "id");

/** A title in the wanted language of a concept that means the same (`exact`) or nearly so (`close`). */
export type Suggestion = {
  text: string;
  relation: Extract<MatchRelation, "exact" | "close">;
  scheme: string;
  version: string;
  code: string;
};

/** How many concepts of a kind in a version have a title in each language, and how many wait for review. */
export type Coverage = {
  scheme: string;
  version: string;
  title: Bilingual;
  synthetic: boolean;
  kind: ConceptKind;
  concepts: number;
  withLabel: Record<Language, number>;
  proposed: Record<Language, number>;
};

/** The language of which a version has fewer titles: what is to be translated. Indonesian where both are equal. */
export function lackingLanguage(coverage: readonly Pick<Coverage, "withLabel">[]): Language {
  const sum = (language: Language) => coverage.reduce((all, line) => all + line.withLabel[language], 0);
  return sum("en") < sum("id") ? "en" : "id";
}

/** Who proposes: a person of an organisation, or a job of the installation in its name. */
export type Proposer = { person: string | null; organisation: string };

/** What stands at a concept in one language before somebody proposes. */
export type TranslationState = {
  label: { text: string; origin: LabelOrigin } | null;
  open: { translationId: string; text: string; author: string | null; organisationId: string } | null;
  /** Texts that were rejected before. */
  rejected: readonly string[];
};

/** Titles of the publisher and of a local code's author are not replaced by a translation. */
export const isReplaceable = (origin: LabelOrigin): boolean => origin === "join" || origin === "translation";

const isOwnProposal = (
  open: Pick<NonNullable<TranslationState["open"]>, "author" | "organisationId">,
  { person, organisation }: Proposer,
): boolean =>
  open.author === null || person === null
    ? open.author === person && open.organisationId === organisation
    : open.author === person;

/** What a proposed text comes to: it is new, changes one's own, says what is there already, or is refused. */
export type Proposal =
  | { do: "add" }
  | { do: "change"; translationId: string }
  | { do: "nothing" }
  | { refuse: "LABEL_GIVEN" | "OPEN_PROPOSAL" | "REJECTED_BEFORE" | "LABEL_OVERLONG"; found: string };

/**
 * The one rule for forms and files. Somebody else's open proposal is never overwritten.
 * @param text as `cleanLabel` left it, not empty
 * @param again whether a text that was rejected may be proposed again: a person may, the same file may not
 */
export function weighProposal(
  { label, open, rejected }: TranslationState,
  text: string,
  proposer: Proposer,
  again: boolean,
): Proposal {
  if (text.length > longestLabel) return { refuse: "LABEL_OVERLONG", found: String(text.length) };
  if (text === label?.text || text === open?.text) return { do: "nothing" };
  if (label && !isReplaceable(label.origin)) return { refuse: "LABEL_GIVEN", found: label.text };
  if (open && !isOwnProposal(open, proposer)) return { refuse: "OPEN_PROPOSAL", found: open.text };
  if (!again && rejected.includes(text)) return { refuse: "REJECTED_BEFORE", found: text };
  return open ? { do: "change", translationId: open.translationId } : { do: "add" };
}

/** A line of the translation table. */
export type TranslationLine = {
  code: string;
  kind: ConceptKind;
  title: Bilingual;
  /** Whether the title in the wanted language is the publisher's own. */
  label: { text: string; origin: LabelOrigin } | null;
  open: {
    translationId: string;
    text: string;
    origin: TranslationOrigin;
    author: string | null;
    organisationId: string;
    proposedAt: Date;
  } | null;
  rejected: { text: string; note: string | null; reviewedAt: Date } | null;
};

/** A proposal with what it is about, for whoever reviews it. */
export type TranslationEntry = {
  translationId: string;
  scheme: string;
  version: string;
  synthetic: boolean;
  code: string;
  kind: ConceptKind;
  language: Language;
  text: string;
  origin: TranslationOrigin;
  status: TranslationStatus;
  organisationId: string;
  author: string | null;
  proposedAt: Date;
  reviewedAt: Date | null;
  note: string | null;
  title: Bilingual;
  label: { text: string; origin: LabelOrigin } | null;
};
