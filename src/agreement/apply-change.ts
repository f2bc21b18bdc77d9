import { personOf, type Work } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import type { OutsideComment } from "./disposition.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { mergeSides } from "./paragraph-merge.ts";
import type { AgreementStores } from "./stores.ts";
import { writeParagraph } from "./write-paragraph.ts";

/** The paragraph in which something was done, and the version of its text that did it. */
export type DoneIn = { paragraph: string | null; version: number | null };

/**
 * Puts a proposed change into its paragraph: what was changed since the release that it is about is merged with it word by
 * word, and figures get the values that it proposes.
 * Refusals: NOT_DRAFTING, DISPOSITION_NOT_APPLIED (its paragraph is gone), DISPOSITION_REMOVAL (it proposes to delete the
 * paragraph, which is done on its page), DISPOSITION_CLASH (the same words were changed meanwhile), DISPOSITION_FIGURE (the clause has
 * no figure of that name any more).
 */
export async function applyChange(
  work: Work<AgreementStores>,
  proposalId: string,
  { comment, version: versionId, paragraph: id, language, change }: OutsideComment,
  organisation: string,
): Promise<Outcome<DoneIn>> {
  const { stores, principal, now, touch } = work;
  const { agreement } = stores;
  const drafting = await draftingProposal(work, proposalId);
  if (!drafting.ok) return drafting;
  const row = id ? await agreement.paragraph(proposalId, id, "change") : undefined;
  const release = await agreement.version(versionId);
  const said = release?.content.clauses.flatMap(({ paragraphs }) => paragraphs).find((one) => one.id === id);
  if (!row || row.withdrawnAt || !said || !change) return refuse("DISPOSITION_NOT_APPLIED");
  if (change.text.trim() === "") return refuse("DISPOSITION_REMOVAL");
  const merged = mergeSides(
    said.text,
    { ...said.text, [language]: change.text },
    { id: row.textId, en: row.textEn },
  );
  if (merged.clashes) return refuse("DISPOSITION_CLASH");
  if (change.figures.length > 0) {
    const clause = await agreement.clause(proposalId, row.clauseId, "change");
    const unknown = change.figures.find(({ name }) => !(name in (clause?.figures ?? {})));
    if (!clause || unknown) return refuse("DISPOSITION_FIGURE", { name: unknown?.name ?? "" });
    const figures = Object.fromEntries(change.figures.map(({ name, to }) => [name, to]));
    await agreement.saveClause({
      ...clause,
      figures: { ...clause.figures, ...figures },
      figuresVersion: clause.figuresVersion + 1,
      changedBy: personOf(principal),
      changedAt: now,
    });
    touch({ kind: "agreement.clause", id: clause.clauseId });
  }
  const written = await writeParagraph(
    work,
    row,
    { text: merged.text, change: "taken", comment, seen: row.version === said.version },
    organisation,
  );
  return { ok: true, paragraph: row.paragraphId, version: written.version };
}

/** What ended otherwise is shown by the paragraph as it stands now, where it is still there. */
export async function asItStands(
  { stores: { agreement } }: Work<AgreementStores>,
  proposalId: string,
  paragraph: string | null,
): Promise<Outcome<DoneIn>> {
  const row = paragraph ? await agreement.paragraph(proposalId, paragraph) : undefined;
  return row && !row.withdrawnAt
    ? { ok: true, paragraph: row.paragraphId, version: row.version }
    : { ok: true, paragraph: null, version: null };
}
