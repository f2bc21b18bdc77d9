import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { ClauseRow } from "./clause.ts";
import type { ParagraphRow, ParagraphText } from "./paragraph.ts";
import type { Proposal } from "./proposal.ts";

type Tables = {
  "agreement.proposal": Proposal;
  "agreement.clause": ClauseRow;
  "agreement.paragraph": ParagraphRow;
  "agreement.paragraphText": ParagraphText;
};

/** A clause or paragraph among others, by its place. */
type Placed = { id: string; position: number };

/** What is written: one clause, one paragraph, the texts that it had. */
export function draftStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    /** A clause of a proposal, kept from others until the end of this transaction where it is about to change. */
    clause: (proposalId: string, clauseId: string, use: "read" | "change" = "read") => {
      const found = db
        .selectFrom("agreement.clause")
        .selectAll()
        .where("proposalId", "=", proposalId)
        .where("clauseId", "=", clauseId);
      return (use === "change" ? found.forUpdate() : found).executeTakeFirst();
    },
    async saveClause(clause: ClauseRow) {
      const { kind, figures, obligation, links, figuresVersion, changedBy, changedAt, withdrawnAt } = clause;
      await db
        .updateTable("agreement.clause")
        .set({
          ...{ kind, figures: json(figures), obligation: obligation && json(obligation), links: json(links) },
          ...{ figuresVersion, changedBy, changedAt, withdrawnAt },
        })
        .where("clauseId", "=", clause.clauseId)
        .execute();
    },
    /** Paragraphs of some clauses in their order, also those that are withdrawn. */
    paragraphsOfClauses: (clauses: readonly string[]) =>
      clauses.length
        ? db
            .selectFrom("agreement.paragraph")
            .selectAll()
            .where("clauseId", "in", clauses)
            .orderBy("position")
            .orderBy("paragraphId")
            .execute()
        : Promise.resolve([]),
    /** The heading of each clause of a proposal: its first one that stands. */
    async headings(proposalId: string): Promise<Map<string, { id: string; en: string }>> {
      const found = await db
        .selectFrom("agreement.paragraph")
        .distinctOn("clauseId")
        .select(["clauseId", "textId", "textEn"])
        .where("proposalId", "=", proposalId)
        .where("withdrawnAt", "is", null)
        .orderBy("clauseId")
        .orderBy((e) => e("role", "<>", "heading"))
        .orderBy("position")
        .execute();
      return new Map(found.map(({ clauseId, textId, textEn }) => [clauseId, { id: textId, en: textEn }]));
    },
    paragraph: (proposalId: string, paragraphId: string, use: "read" | "change" = "read") => {
      const found = db
        .selectFrom("agreement.paragraph")
        .selectAll()
        .where("proposalId", "=", proposalId)
        .where("paragraphId", "=", paragraphId);
      return (use === "change" ? found.forUpdate() : found).executeTakeFirst();
    },
    async saveParagraph(paragraph: ParagraphRow) {
      const { clauseId, textId, textEn, stale, version, changedBy, changedAt, withdrawnAt } = paragraph;
      await db
        .updateTable("agreement.paragraph")
        .set({ clauseId, textId, textEn, stale, version, changedBy, changedAt, withdrawnAt })
        .where("paragraphId", "=", paragraph.paragraphId)
        .execute();
    },
    /** All texts that a paragraph had, the newest first. */
    paragraphTexts: (paragraphId: string) =>
      db
        .selectFrom("agreement.paragraphText")
        .selectAll()
        .where("paragraphId", "=", paragraphId)
        .orderBy("version", "desc")
        .execute(),
    paragraphTextAt: (paragraphId: string, version: number) =>
      db
        .selectFrom("agreement.paragraphText")
        .selectAll()
        .where("paragraphId", "=", paragraphId)
        .where("version", "=", version)
        .executeTakeFirst(),

    /** Puts clauses or paragraphs at the places that they are given; the others stay. */
    async place(what: "clause" | "paragraph", places: readonly Placed[]) {
      if (!places.length) return;
      const rows = sql`jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r(id uuid, position int)`;
      await (
        what === "clause"
          ? sql`update agreement.clause set position = r.position from ${rows} where clause_id = r.id`
          : sql`update agreement.paragraph set position = r.position from ${rows} where paragraph_id = r.id`
      ).execute(tx);
    },
    async saveProposalHead(
      proposalId: string,
      { title, prevailing }: Pick<Proposal, "title" | "prevailing">,
    ) {
      await db
        .updateTable("agreement.proposal")
        .set({ title: json(title), prevailing })
        .where("proposalId", "=", proposalId)
        .execute();
    },
  };
}
