import { isDeepStrictEqual as same } from "node:util";
import type { Clause, Paragraph, ProposalDocument } from "./document.ts";
import { pairs, type Pairs } from "./document-pairs.ts";
import type { Figure, Figures } from "./figure.ts";
import { keptOrder } from "./order-kept.ts";
import { sides, wordDiff, type Segment } from "./word-diff.ts";

/** Before and after; they may be equal. */
export type Change<T> = { from: T; to: T };
export type Fate = "same" | "changed" | "added" | "withdrawn";
export type BothTexts = { id: Segment[]; en: Segment[] };
export type FigureChange = { name: string } & Change<Figure | null>;

type ParagraphFacts = Pick<Paragraph, "role" | "version" | "stale">;
export type ParagraphDiff = Change<ParagraphFacts | null> & {
  /** The id that it has now; of a withdrawn one, the id that it had. */
  id: string;
  /** The id that it had; null: it is new. */
  was: string | null;
  fate: Fate;
  moved: boolean;
  /** Number of the clause that it came from, where that is another one. */
  fromClause: number | null;
  text: BothTexts;
};

type ClauseFacts = Pick<Clause, "number" | "kind" | "obligation" | "links">;
export type ClauseDiff = Change<ClauseFacts | null> & {
  id: string;
  was: string | null;
  fate: Fate;
  moved: boolean;
  figures: FigureChange[];
  paragraphs: ParagraphDiff[];
};

type Head = Omit<ProposalDocument, "title" | "clauses">;
/** What changed from one document to another: with the earlier one it gives the later one, whole. */
export type DocumentDiff = { head: Change<Head>; title: BothTexts; clauses: ClauseDiff[] };

export function diffDocuments(earlier: ProposalDocument, later: ProposalDocument): DocumentDiff {
  const found = pairs(earlier, later);
  const head = ({ title: _, clauses: __, ...rest }: ProposalDocument): Head => rest;
  const clauses = inOrder(
    earlier.clauses,
    later.clauses.map((now) => ({ now, before: found.clauses.get(now.id) ?? null })),
  );
  return {
    head: { from: head(earlier), to: head(later) },
    title: bothTexts(earlier.title, later.title),
    clauses: clauses.map(({ before, now, moved }) => clauseDiff(before, now, moved, found)),
  };
}

const bothTexts = (
  from: { id: string; en: string } | null,
  to: { id: string; en: string } | null,
): BothTexts => ({
  id: wordDiff(from?.id ?? "", to?.id ?? ""),
  en: wordDiff(from?.en ?? "", to?.en ?? ""),
});

type Met<T> = { before: T | null; now: T | null; moved: boolean };

/** The later ones in their order; a withdrawn one stands where it stood, behind the one that was before it. */
function inOrder<T extends { id: string }>(
  earlier: readonly T[],
  later: readonly { now: T; before: T | null }[],
  all: ReadonlySet<string> = new Set(later.flatMap(({ before }) => (before ? [before.id] : []))),
): Met<T>[] {
  const places = new Map(earlier.map(({ id }, index) => [id, index]));
  const known = later.flatMap(({ before }) => (before ? [places.get(before.id) ?? -1] : []));
  const kept = keptOrder(known.filter((place) => place >= 0));
  const met = later.map(({ now, before }): Met<T> => {
    const place = before ? places.get(before.id) : undefined;
    return { before, now, moved: before !== null && (place === undefined || !kept.has(place)) };
  });
  earlier.forEach((before, index) => {
    if (all.has(before.id)) return;
    const previous = earlier[index - 1];
    const at = previous ? met.findIndex((one) => one.before?.id === previous.id) : -1;
    met.splice(at + 1, 0, { before, now: null, moved: false });
  });
  return met;
}

function clauseDiff(before: Clause | null, now: Clause | null, moved: boolean, found: Pairs): ClauseDiff {
  const facts = (clause: Clause | null): ClauseFacts | null =>
    clause && {
      number: clause.number,
      kind: clause.kind,
      obligation: clause.obligation,
      links: clause.links,
    };
  const figures = figureChanges(before?.figures ?? {}, now?.figures ?? {});
  const gone = new Set([...found.paragraphs.values()].map(({ one }) => one.id));
  const paragraphs = inOrder(
    before?.paragraphs ?? [],
    (now?.paragraphs ?? []).map((one) => ({ now: one, before: found.paragraphs.get(one.id)?.one ?? null })),
    gone,
  ).map((met) => paragraphDiff(met, before, found));
  const unchanged =
    same(withoutNumber(before), withoutNumber(now)) &&
    figures.every(({ from, to }) => same(from, to)) &&
    paragraphs.every(({ fate, moved: shifted }) => fate === "same" && !shifted);
  return {
    id: (now ?? before)?.id ?? "",
    was: before?.id ?? null,
    fate: fateOf(before, now, unchanged),
    moved,
    from: facts(before),
    to: facts(now),
    figures,
    paragraphs,
  };
}

const withoutNumber = (clause: Clause | null) =>
  clause && { kind: clause.kind, obligation: clause.obligation, links: clause.links };

const fateOf = (before: unknown, now: unknown, unchanged: boolean): Fate =>
  before === null ? "added" : now === null ? "withdrawn" : unchanged ? "same" : "changed";

function figureChanges(before: Figures, now: Figures): FigureChange[] {
  const names = [...Object.keys(now), ...Object.keys(before).filter((name) => !(name in now))];
  return names.map((name) => ({ name, from: before[name] ?? null, to: now[name] ?? null }));
}

function paragraphDiff(
  { before, now, moved }: Met<Paragraph>,
  clause: Clause | null,
  found: Pairs,
): ParagraphDiff {
  const facts = (one: Paragraph | null): ParagraphFacts | null =>
    one && { role: one.role, version: one.version, stale: one.stale };
  const unchanged = same(before?.text, now?.text) && before?.role === now?.role;
  const came = now && found.paragraphs.get(now.id)?.clause;
  return {
    id: (now ?? before)?.id ?? "",
    was: before?.id ?? null,
    fate: fateOf(before, now, unchanged),
    moved,
    fromClause: came && came.id !== clause?.id ? came.number : null,
    from: facts(before),
    to: facts(now),
    text: bothTexts(before?.text ?? null, now?.text ?? null),
  };
}

/**
 * The later document, from the earlier one and what changed.
 * @throws where the difference is not of this document: it says something else than what stands there
 */
export function applyDiff(earlier: ProposalDocument, diff: DocumentDiff): ProposalDocument {
  const texts = new Map(
    earlier.clauses.flatMap(({ paragraphs }) => paragraphs.map(({ id, text }) => [id, text] as const)),
  );
  const applied = (text: { id: string; en: string }, changed: BothTexts) => {
    if (sides.before(changed.id) !== text.id || sides.before(changed.en) !== text.en)
      throw new Error("the difference is of another document");
    return { id: sides.after(changed.id), en: sides.after(changed.en) };
  };
  return {
    ...diff.head.to,
    title: applied(earlier.title, diff.title),
    clauses: diff.clauses.flatMap(({ id, to, figures, paragraphs }) => {
      const standing = paragraphs.flatMap(({ id: paragraph, was, to: facts, text }) => {
        const words = applied((was === null ? undefined : texts.get(was)) ?? { id: "", en: "" }, text);
        return facts ? [{ id: paragraph, ...facts, text: words }] : [];
      });
      if (!to) return [];
      return [{ id, ...to, figures: figuresAfter(figures), paragraphs: standing }];
    }),
  };
}

const figuresAfter = (figures: readonly FigureChange[]): Figures =>
  Object.fromEntries(figures.flatMap(({ name, to }) => (to ? [[name, to]] : [])));
