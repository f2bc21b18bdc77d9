import type { Language } from "../../platform/index.ts";
import { clausePages, clauseView, type ClauseView } from "../clause-view.ts";
import type { Clause } from "../document.ts";

/** The clauses of one page of a text, as they are shown; a long text is read some clauses at a time. */
export function clausesOfPage(
  clauses: readonly Clause[],
  asked: number,
  language: Language,
): { shown: ClauseView[]; page: number; pages: number; from: number; until: number } {
  const pages = clausePages(clauses);
  const page = Math.min(Math.max(1, asked), Math.max(1, pages.length));
  const { from, until } = pages[page - 1] ?? { from: 0, until: 0 };
  return {
    shown: clauses.slice(from, until).map((clause) => clauseView(clause, language)),
    page,
    pages: pages.length,
    from: from + 1,
    until,
  };
}
