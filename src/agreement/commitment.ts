import type { Bilingual } from "../platform/index.ts";
import type { Clause, ProposalDocument } from "./document.ts";
import { rendered, type Figure, type Figures } from "./figure.ts";
import type { Commitment, Difference } from "./seal.ts";

/** What a clause comes to, before it has an id and an owner. */
export type Promised = Pick<
  Commitment,
  "clauseId" | "kind" | "title" | "party" | "quantity" | "unit" | "periodFrom" | "periodUntil" | "evidence"
>;

const longestTitle = 160;

/**
 * What a signed document obliges each party to give: every clause with an obligation whose figure is more than nothing.
 * Where the signed paper has another figure, the paper's holds.
 * @param differences of the signed paper from the sealed text
 */
export function commitmentsOf(
  document: Pick<ProposalDocument, "clauses">,
  differences: readonly Difference[],
): Promised[] {
  return document.clauses.flatMap((clause) => {
    const { obligation } = clause;
    if (!obligation) return [];
    const figures = figuresAsSigned(clause, differences);
    const owed = measured(figures[obligation.figure]);
    if (!owed || owed.quantity <= 0) return [];
    return [
      {
        clauseId: clause.id,
        kind: clause.kind,
        title: titleOf(clause, figures),
        party: obligation.party,
        ...owed,
        periodFrom: obligation.from,
        periodUntil: obligation.until,
        evidence: shownBy(obligation.evidence),
      },
    ];
  });
}

/** The figures of a clause as the signed paper has them. */
export function figuresAsSigned(
  clause: Pick<Clause, "id" | "figures">,
  differences: readonly Difference[],
): Figures {
  const signed = differences.flatMap(({ clause: id, figure }) =>
    id === clause.id && figure ? [[figure.name, figure.as] as const] : [],
  );
  return { ...clause.figures, ...Object.fromEntries(signed) };
}

function measured(figure: Figure | undefined): { quantity: number; unit: string } | null {
  if (figure?.type === "number") return { quantity: figure.value, unit: figure.unit };
  return figure?.type === "money" ? { quantity: figure.value, unit: figure.currency } : null;
}

/** By what it is shown that it was given, in the languages in which it is written. */
const shownBy = ({ id, en }: { id?: string | undefined; en?: string | undefined }): Bilingual => ({
  ...(id && { id }),
  ...(en && { en }),
});

/** The heading of a clause, or how its text begins. */
function titleOf(clause: Pick<Clause, "paragraphs">, figures: Figures): { id: string; en: string } {
  const named = clause.paragraphs.find(({ role }) => role === "heading") ?? clause.paragraphs[0];
  const short = (language: "id" | "en") => {
    const text = named ? rendered(named.text[language], figures, language) : "";
    return text.length > longestTitle ? `${text.slice(0, longestTitle - 1).trimEnd()}…` : text;
  };
  return { id: short("id"), en: short("en") };
}
