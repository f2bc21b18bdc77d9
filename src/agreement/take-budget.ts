import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { z } from "zod";
import { members, personOf, useCase, type Work } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import type { BudgetReading } from "./budget-reading.ts";
import { budgetSums, type BudgetSum } from "./budget-sums.ts";
import type { ClauseRow } from "./clause.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { figureNameSchema, type Figures } from "./figure.ts";
import type { Proposal } from "./proposal.ts";
import { proposalKeySchema } from "./proposal.ts";
import { readBudget } from "./read-budget.ts";
import { receivedTypes } from "./received.ts";
import type { AgreementStores } from "./stores.ts";

const mostFigures = 40;

const asked = {
  proposal: proposalKeySchema,
  clause: z.uuid(),
  /** Where the workbook lies on this disk, or the name under which it was laid aside. */
  path: z.string().optional(),
  upload: z.string().max(60).optional(),
  fileName: z.string().trim().min(1).max(255),
};
type Asked = z.output<z.ZodObject<typeof asked>>;
type Opened = {
  proposal: Proposal;
  organisation: string;
  clause: ClauseRow;
  path: string;
  reading: BudgetReading;
  sha256: string;
  sums: BudgetSum[];
};

async function openBudget(
  work: Work<AgreementStores>,
  { proposal: key, clause: clauseId, path: given, upload, fileName }: Asked,
): Promise<Outcome<Opened>> {
  const { agreement, files } = work.stores;
  const found = await draftingProposal(work, key);
  if (!found.ok) return found;
  const { proposal, organisation } = found;
  const clause = await agreement.clause(proposal.proposalId, clauseId, "change");
  if (!clause) return refuse("CLAUSE_NOT_FOUND");
  if (clause.withdrawnAt) return refuse("CLAUSE_WITHDRAWN");
  if (clause.kind !== "money") return refuse("CLAUSE_NOT_MONEY");
  const path = upload === undefined ? given : await files.asidePath(upload);
  if (!path) return refuse("UPLOAD_GONE", { file: fileName });
  const read = await readBudget(path, { fileName });
  if (!read.ok) return read;
  const { reading, sha256 } = read;
  return { ok: true, proposal, organisation, clause, path, reading, sha256, sums: budgetSums(reading) };
}

/**
 * Looks at a budget (RAB) before figures of a money clause are taken from it: its lines, what they come to, what does not
 * add up. Nothing changes; the file is kept for a day under `upload`.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, CLAUSE_NOT_FOUND, CLAUSE_WITHDRAWN, CLAUSE_NOT_MONEY, UPLOAD_GONE, and
 * FILE_REFUSED (findings of `readBudget`).
 */
export const readBudgetFile = useCase<AgreementStores>()({
  name: "agreement.read-budget-file",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object(asked),
  async run(work, given) {
    const opened = await openBudget(work, given);
    if (!opened.ok) return opened;
    const { clause, path, reading, sums } = opened;
    return {
      ok: true,
      upload: given.upload ?? (await work.stores.files.layAside(path)),
      fileName: given.fileName,
      based: clause.figuresVersion,
      figures: clause.figures,
      reading,
      sums,
    };
  },
});

/**
 * Takes sums of a budget into figures of a money clause: both texts show them from now on. The workbook is kept as it came;
 * figures that no sum goes into stay as they are.
 * @param based version of the figures that whoever confirms has seen
 * @param into which sum (`IDR`, `IDR-2027`) goes into which figure
 * Refusals: those of `readBudgetFile`; FIGURES_CHANGED (by others meanwhile), BUDGET_NOTHING_TAKEN (also a sum that the
 * file has not), FIGURE_TWICE, FIGURE_NOT_MONEY (its name stands for something else), CLAUSE_FULL.
 */
export const takeBudget = useCase<AgreementStores>()({
  name: "agreement.take-budget",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    ...asked,
    based: z.int().min(1),
    into: z.array(z.object({ sum: z.string().max(20), figure: figureNameSchema })).max(mostFigures),
  }),
  async run(work, { based, into, ...given }) {
    const opened = await openBudget(work, given);
    if (!opened.ok) return opened;
    const { proposal, organisation, clause, path, reading, sha256, sums } = opened;
    const { stores, principal, now, touch } = work;
    const { agreement, files } = stores;
    if (clause.figuresVersion !== based) return refuse("FIGURES_CHANGED");
    const taken: Record<string, Figures[string]> = {};
    for (const { sum: key, figure: name } of into) {
      const sum = sums.find((one) => one.key === key);
      if (!sum) return refuse("BUDGET_NOTHING_TAKEN");
      if (name in taken) return refuse("FIGURE_TWICE", { name });
      const before = clause.figures[name];
      if (before && before.type !== "money") return refuse("FIGURE_NOT_MONEY", { name });
      taken[name] = { type: "money", value: sum.amount, currency: sum.currency };
    }
    if (Object.keys(taken).length === 0) return refuse("BUDGET_NOTHING_TAKEN");
    const figures = { ...clause.figures, ...taken };
    if (Object.keys(figures).length > mostFigures) return refuse("CLAUSE_FULL");
    const budgetId = randomUUID();
    await agreement.keepFile({
      organisationId: organisation,
      hash: await files.putFile(path),
      name: given.fileName,
      mediaType: receivedTypes.xlsx,
      bytes: (await stat(path)).size,
    });
    await agreement.addBudget({
      ...{ organisationId: organisation, circleId: proposal.circleId, budgetId },
      ...{ proposalId: proposal.proposalId, clauseId: clause.clauseId },
      ...{ fileHash: sha256, fileLabel: given.fileName, figures: taken },
      facts: {
        lines: reading.lines.length,
        findings: reading.findings.length,
        unplaced: reading.unplaced.length,
      },
      ...{ enteredBy: personOf(principal), enteredAt: now, synthetic: proposal.synthetic },
    });
    await agreement.saveClause({
      ...{ ...clause, figures, figuresVersion: clause.figuresVersion + 1 },
      ...{ changedBy: personOf(principal), changedAt: now },
    });
    touch({ kind: "agreement.clause", id: clause.clauseId });
    return {
      ok: true,
      budget: budgetId,
      clause: clause.clauseId,
      version: clause.figuresVersion + 1,
      figures: taken,
    };
  },
});

/**
 * The workbook out of which figures of a clause were taken, byte for byte. For the circle that drafts.
 * Refusal: BUDGET_NOT_FOUND.
 */
export const readBudgetPaper = useCase<AgreementStores>()({
  name: "agreement.read-budget-paper",
  kind: "read",
  policy: [members()],
  input: z.object({ budget: z.uuid() }),
  async run({ stores: { agreement, files } }, { budget: budgetId }) {
    const budget = await agreement.budget(budgetId);
    const path = budget && (await files.pathOf(budget.fileHash));
    if (!path) return refuse("BUDGET_NOT_FOUND");
    return { ok: true, bytes: new Uint8Array(await readFile(path)), name: budget.fileLabel };
  },
});
