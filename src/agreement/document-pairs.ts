import type { Clause, Paragraph, ProposalDocument } from "./document.ts";
import { likest } from "./word-likeness.ts";

type Placed<T> = { one: T; clause: Clause };
export type Pairs = {
  /** The earlier clause of a later one, by id. */
  clauses: ReadonlyMap<string, Clause>;
  /** The earlier paragraph of a later one, by id, with the clause in which it stood. */
  paragraphs: ReadonlyMap<string, Placed<Paragraph>>;
};

const words = ({ text }: Paragraph) => `${text.id} ${text.en}`;

/** What became what: by id first; what is left, by the words that they have in common. */
export function pairs(earlier: ProposalDocument, later: ProposalDocument): Pairs {
  const clauses = paired(earlier.clauses, later.clauses, (clause) => clause.paragraphs.map(words).join(" "));
  const placed = ({ clauses: all }: ProposalDocument) =>
    all.flatMap((clause) => clause.paragraphs.map((one) => ({ id: one.id, one, clause })));
  const paragraphs = paired(placed(earlier), placed(later), ({ one }) => words(one));
  return { clauses, paragraphs };
}

function paired<T extends { id: string }>(
  earlier: readonly T[],
  later: readonly T[],
  text: (one: T) => string,
): Map<string, T> {
  const before = new Map(earlier.map((one) => [one.id, one]));
  const found = new Map<string, T>();
  for (const { id } of later) {
    const one = before.get(id);
    if (one) found.set(id, one);
  }
  const left = earlier.filter(({ id }) => !found.has(id));
  const fresh = later.filter(({ id }) => !found.has(id));
  for (const [to, from] of likest(fresh.map(text), left.map(text))) {
    const [one, was] = [fresh[to], left[from]];
    if (one && was) found.set(one.id, was);
  }
  return found;
}
