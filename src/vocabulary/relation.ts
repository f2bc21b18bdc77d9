import type { Bilingual } from "../platform/index.ts";
import type { ConceptKind } from "./scheme-content.ts";

/**
 * What stands around a concept, in the order in which a page shows it. `essential` and `optional`: skills that it asks
 * for; `essential-for` and `optional-for`: who asks for it.
 */
export const relationLists = [
  "broader",
  "narrower",
  "essential",
  "optional",
  "essential-for",
  "optional-for",
  "related",
] as const;
export type RelationList = (typeof relationLists)[number];

/**
 * A concept of one of the lists. `asked`: how much of the skill, on KKNI's nine levels; `proficiency`: the level that the
 * publisher's own framework names; each null where nobody said.
 */
export type RelatedLine = {
  list: RelationList;
  code: string;
  kind: ConceptKind;
  title: Bilingual;
  asked: number | null;
  proficiency: string | null;
  local: boolean;
};

/** The first lines of a list, and how many it has. */
export type RelatedLines = { list: RelationList; total: number; lines: RelatedLine[] };

/** Lines of one page of a list. */
export const relatedOnPage = 50;

/** A skill that the concept `by` asks for. `level`: how much of it, on KKNI's nine levels; `proficiency`: on its own. */
export type AskedLine = {
  versionId: string;
  by: string;
  code: string;
  kind: ConceptKind;
  title: Bilingual;
  essential: boolean;
  level: number | null;
  proficiency: string | null;
};
