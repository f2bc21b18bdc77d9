import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { findingsOf, testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { must, openedProposal } from "./proposal.fixture.ts";
import { readClause } from "./read-clause.ts";
import { saveFigures } from "./save-figures.ts";
import { readBudgetFile, readBudgetPaper, takeBudget } from "./take-budget.ts";

const db = await testWorkbench();
afterAll(db.close);
const { ministry, bureau, agency } = principals;
const { proposal } = await openedProposal(db);
const clauses = await db.sql`select clause_id, kind from agreement.clause order by position`;
const of = (kind: string) => String(clauses.find((one) => one["kind"] === kind)?.["clause_id"]);
const clause = of("money");

const folder = testFolder();
const { writeXlsx } = await import("hucre/xlsx");
const head = ["Uraian", "Volume", "Harga Satuan (Rp)", "Jumlah (Rp)", "Tahun"];
const rows = [
  ["Tiket", 4, 2_500_000, 10_000_000, 2027],
  ["Hotel", 10, 800_000, 9_000_000, 2028],
  ["Total", null, null, 19_000_000],
];
const bytes = await writeXlsx({ sheets: [{ name: "RAB", rows: [head, ...rows] }] });
const path = folder.write("rab.xlsx", bytes);
const file = { proposal, clause, path, fileName: "rab.xlsx" };
const into = [{ sum: "IDR", figure: "budget" }];
const clauseNow = async () => must(await db.run(readClause, ministry.officer, { proposal, clause }));

describe("a budget is refused", () => {
  test("to who is not in the circle, as if there were no proposal", async () => {
    expect(await db.run(readBudgetFile, agency.officer, file)).toMatchObject({ code: "PROPOSAL_NOT_FOUND" });
    expect(await db.run(takeBudget, agency.officer, { ...file, based: 1, into })).toMatchObject({
      code: "PROPOSAL_NOT_FOUND",
    });
  });

  test("for a clause that promises no money, and for one that is not there", async () => {
    const others = [of("governance"), randomUUID()];
    const codes = await Promise.all(
      others.map(async (one) => db.run(readBudgetFile, ministry.officer, { ...file, clause: one })),
    );
    expect(codes).toMatchObject([{ code: "CLAUSE_NOT_MONEY" }, { code: "CLAUSE_NOT_FOUND" }]);
  });

  test("where it is no budget, with what was looked for", async () => {
    const other = await writeXlsx({ sheets: [{ name: "Daftar", rows: [["Nama", "Alamat"]] }] });
    const read = await db.run(readBudgetFile, ministry.officer, {
      ...file,
      path: folder.write("lain.xlsx", other),
    });
    expect(findingsOf(read)).toMatchObject([{ code: "COLUMN_MISSING" }]);
  });

  test("where no sum is taken, one is taken that it has not, or two go into one figure", async () => {
    const take = (wrong: object[]) =>
      db.run(takeBudget, ministry.officer, { ...file, based: 1, into: wrong as never });
    expect(await take([])).toMatchObject({ code: "BUDGET_NOTHING_TAKEN" });
    expect(await take([{ sum: "SGD", figure: "budget" }])).toMatchObject({ code: "BUDGET_NOTHING_TAKEN" });
    expect(await take([...into, { sum: "IDR-2027", figure: "budget" }])).toMatchObject({
      code: "FIGURE_TWICE",
    });
  });

  test("when its upload is no longer there", async () => {
    const { path: _, ...kept } = file;
    expect(await db.run(readBudgetFile, ministry.officer, { ...kept, upload: randomUUID() })).toMatchObject({
      code: "UPLOAD_GONE",
    });
  });
});

describe("a budget", () => {
  test("is looked at first: its lines, its sums, what does not add up, and nothing changes", async () => {
    const { reading, sums, based, upload } = must(await db.run(readBudgetFile, bureau.officer, file));
    expect(reading.lines).toHaveLength(2);
    expect(reading.findings.map(({ code, row }) => [code, row])).toEqual([["BUDGET_AMOUNT_DIFFERS", 3]]);
    expect(sums.map(({ key, amount }) => [key, amount])).toEqual([
      ["IDR", 19_000_000],
      ["IDR-2027", 10_000_000],
      ["IDR-2028", 9_000_000],
    ]);
    expect([based, upload]).toEqual([1, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    const now = await clauseNow();
    expect(now.clause.figures).toMatchObject({ budget: { value: 2_500_000_000 } });
    expect(now.budgets).toEqual([]);
  });

  test("goes into the figure that the text shows; the obligation stays, and the file is kept as it came", async () => {
    const { obligation } = (await clauseNow()).clause;
    const { upload } = must(await db.run(readBudgetFile, ministry.officer, file));
    const { path: _, ...kept } = file;
    must(await db.run(takeBudget, ministry.officer, { ...kept, upload, based: 1, into }));
    const now = await clauseNow();
    expect(now.clause).toMatchObject({ figuresVersion: 2, obligation });
    expect(now.clause.figures).toEqual({ budget: { type: "money", value: 19_000_000, currency: "IDR" } });
    expect(now.budgets).toMatchObject([{ file: "rab.xlsx", facts: { lines: 2, findings: 1, unplaced: 0 } }]);
    const budget = now.budgets[0]?.budgetId ?? "";
    const paper = must(await db.run(readBudgetPaper, bureau.reader, { budget }));
    expect(Buffer.from(paper.bytes).equals(Buffer.from(bytes))).toBe(true);
    expect(await db.run(readBudgetPaper, agency.officer, { budget })).toMatchObject({
      code: "BUDGET_NOT_FOUND",
    });
  });

  test("is not taken over what somebody else has changed meanwhile", async () => {
    const { clause: now } = await clauseNow();
    const { kind, figures, obligation, links, figuresVersion: based } = now;
    must(
      await db.run(saveFigures, bureau.officer, {
        proposal,
        clause,
        based,
        kind,
        figures,
        obligation,
        links,
      }),
    );
    expect(await db.run(takeBudget, ministry.officer, { ...file, based, into })).toMatchObject({
      code: "FIGURES_CHANGED",
    });
  });

  test("does not take the name of a figure that is no money", async () => {
    const { clause: now } = await clauseNow();
    const { kind, obligation, links, figuresVersion: based } = now;
    const figures = { ...now.figures, staff: { type: "number" as const, value: 3, unit: "person" as const } };
    must(
      await db.run(saveFigures, ministry.officer, {
        proposal,
        clause,
        based,
        kind,
        figures,
        obligation,
        links,
      }),
    );
    expect(
      await db.run(takeBudget, ministry.officer, {
        ...{ ...file, based: based + 1 },
        into: [{ sum: "IDR-2028", figure: "staff" }],
      }),
    ).toMatchObject({ code: "FIGURE_NOT_MONEY" });
  });
});
