import type { Language } from "../platform/index.ts";
import type { ClauseDiff, DocumentDiff, ParagraphDiff } from "./document-diff.ts";
import type { Obligation } from "./document.ts";
import { sameFigure } from "./figure-text.ts";
import type { Figure } from "./figure.ts";
import { tokens } from "./text-tokens.ts";
import type { Segment } from "./word-diff.ts";

/** A number that is another one now; null: it was not there, or is not there any more. */
export type NumberChange = { clause: number; clauseId: string } & (
  | { kind: "figure"; name: string; from: Figure | null; to: Figure | null }
  | { kind: "obligation"; what: "party" | "from" | "until"; from: string | null; to: string | null }
  /** Written out in the words, in one language. */
  | { kind: "words"; language: Language; paragraph: string; from: string; to: string }
);

/**
 * Every number that changed, in the order of the clauses: figures, who owes what from when until when, and numbers that
 * are written in the words.
 * @param language whose words are looked at; the other one's only where this one has none that changed
 */
export function changedNumbers(diff: DocumentDiff, language: Language): NumberChange[] {
  return diff.clauses.flatMap((clause) => {
    const at = { clause: (clause.to ?? clause.from)?.number ?? 0, clauseId: clause.id };
    return [
      ...clause.figures.flatMap(({ name, from, to }): NumberChange[] =>
        from && to && sameFigure(from, to) ? [] : [{ ...at, kind: "figure", name, from, to }],
      ),
      ...obligationChanges(clause).map((change): NumberChange => ({ ...at, kind: "obligation", ...change })),
      ...clause.paragraphs.flatMap((paragraph) =>
        numbersInWords(paragraph, language).map((change): NumberChange => ({
          ...at,
          kind: "words",
          paragraph: paragraph.id,
          ...change,
        })),
      ),
    ];
  });
}

function obligationChanges({ from, to }: ClauseDiff) {
  const [before, now] = [from?.obligation ?? null, to?.obligation ?? null];
  const parts = ["party", "from", "until"] as const satisfies readonly (keyof Obligation)[];
  return parts.flatMap((what) => {
    const change = { what, from: before?.[what] ?? null, to: now?.[what] ?? null };
    return change.from === change.to ? [] : [change];
  });
}

function numbersInWords({ text, fate }: ParagraphDiff, language: Language) {
  if (fate !== "changed") return [];
  const other = language === "id" ? "en" : "id";
  for (const one of [language, other] as const) {
    const found = numberChanges(text[one]);
    if (found.length) return found.map((change) => ({ ...change, language: one }));
  }
  return [];
}

const numbers = (text: string): string =>
  tokens(text)
    .map((piece) => piece.trim())
    .filter((piece) => /^\p{N}|^\p{L}*\p{N}/u.test(piece))
    .join(" ");

/** Numbers in the words that were struck out, with those that were put in their place. */
function numberChanges(segments: readonly Segment[]): { from: string; to: string }[] {
  return segments.flatMap((segment, index) => {
    const next = segments[index + 1];
    const previous = segments[index - 1];
    const change =
      segment.kind === "removed"
        ? { from: numbers(segment.text), to: next?.kind === "added" ? numbers(next.text) : "" }
        : segment.kind === "added" && previous?.kind !== "removed"
          ? { from: "", to: numbers(segment.text) }
          : null;
    return change && change.from !== change.to ? [change] : [];
  });
}

/** How many clauses and paragraphs met which fate, for the line on top. */
export function countChanges({ clauses }: DocumentDiff) {
  const all = clauses.flatMap(({ paragraphs }) => paragraphs);
  const count = (fate: ParagraphDiff["fate"]) => all.filter((one) => one.fate === fate).length;
  return {
    changed: count("changed"),
    added: count("added"),
    withdrawn: count("withdrawn"),
    moved: all.filter(({ moved }) => moved).length + clauses.filter(({ moved }) => moved).length,
    clausesAdded: clauses.filter(({ fate }) => fate === "added").length,
    clausesWithdrawn: clauses.filter(({ fate }) => fate === "withdrawn").length,
  };
}
