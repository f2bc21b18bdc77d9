import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { z } from "zod";
import { explain, explainFindings, explainRow } from "../errors.ts";
import type { Refusal } from "../platform/index.ts";
import { resetDemo } from "../reset-demo.server.ts";
import { refusedFor } from "../test-findings.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { claimEquivalence } from "./claim-equivalence.ts";
import { disputeEquivalence } from "./dispute-equivalence.ts";
import { readEquivalenceFile } from "./equivalence-file.ts";
import { readEquivalences } from "./read-equivalences.ts";
import { addTestScheme } from "./test-scheme.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau, agency } = principals;
const { officer } = ministry;

beforeEach(async () => {
  await db.sql`delete from vocabulary.version`;
  await db.sql`delete from vocabulary.equivalence`;
  const level = (framework: string, number: number) => ({
    code: `${framework}-${number}`,
    kind: "level" as const,
    level: Math.min(number, 9),
    labels: { id: `Jenjang ${number}`, en: `Level ${number}` },
  });
  await addTestScheme(db, {
    scheme: "jembatan",
    version: "1",
    concepts: [
      ...[8, 6, 10].map((number) => level("kkni", number)),
      ...[6, 7].map((number) => level("aqrf", number)),
      level("wsq", 5),
      { code: "o1" },
    ],
  });
});

type Claim = z.input<typeof claimEquivalence.input>["claims"][number];
const of = (code: string) => ({ scheme: "jembatan", code });
const basis = "Perbandingan deskriptor";
const made = (more: Partial<Claim> = {}): Claim => ({
  ...{ from: of("kkni-6"), to: of("aqrf-6"), basis, status: "asserted" },
  ...more,
});
const claiming = (claims: Claim | Claim[], by: object = officer, dryRun = false) =>
  db.run(claimEquivalence, by as typeof officer, { claims: [claims].flat(), dryRun });
const reading = async (input: z.input<typeof readEquivalences.input> = {}, by: object = anonymous) => {
  const read = await db.run(readEquivalences, by as typeof anonymous, input);
  if (!read.ok) throw new Error(read.code);
  return read;
};
const first = async () => (await reading()).equivalences[0];
const disputing = async (reason: string, by: object = agency.officer) =>
  db.run(disputeEquivalence, by as typeof officer, {
    equivalenceId: (await first())?.equivalenceId ?? "00000000-0000-4000-8000-000000000000",
    reason,
  });

describe("what is refused", () => {
  test.each([
    ["a level that is in no framework here", { to: of("aqrf-9") }, "LEVEL_ABSENT"],
    ["a concept that is no level", { to: of("o1") }, "LEVEL_ABSENT"],
    ["two levels of one framework", { to: of("kkni-8") }, "EQUIVALENCE_ONE_FRAMEWORK"],
    ["a claim without a basis", { basis: "  " }, "BASIS_NEEDED"],
    ["a referenced claim without its document", { status: "referenced" as const }, "SOURCE_NEEDED"],
  ])("%s", async (_, more, code) => {
    const outcome = await claiming(made(more));
    expect(outcome).toMatchObject({ ok: false, code });
    for (const row of (!outcome.ok && outcome.rows) || []) expect(explainRow(row, "id")).not.toContain("“”");
    expect((await reading()).total).toBe(0);
  });

  test("another claim of one organisation about the same two levels, in either direction", async () => {
    await claiming(made());
    const back = made({ from: of("aqrf-6"), to: of("kkni-6"), basis: "Kesepakatan" });
    expect(await claiming(back)).toMatchObject({ ok: false, code: "EQUIVALENCE_CLAIMED" });
    expect(await claiming(back, bureau.officer)).toMatchObject({ ok: true, added: 1 });
  });

  test("a dispute by the organisation that made the claim, without a reason, or a second time", async () => {
    await claiming(made());
    expect(await disputing("Deskriptornya berbeda.", ministry.head)).toMatchObject({ code: "OWN_CLAIM" });
    expect(await disputing(" ")).toMatchObject({ code: "REASON_NEEDED" });
    const long = await disputing("a".repeat(2_001));
    expect(long).toMatchObject({ code: "REASON_OVERLONG" });
    expect(long.ok || explain(long, "id").sentence).toContain("2.001");
    expect(await disputing("Deskriptornya berbeda.")).toMatchObject({ ok: true });
    expect(await disputing("Sekali lagi.", bureau.officer)).toMatchObject({ code: "EQUIVALENCE_DISPUTED" });
  });

  test("a dispute of a claim that is not here", async () => {
    expect(await disputing("Apa pun.")).toMatchObject({ code: "EQUIVALENCE_ABSENT" });
  });
});

describe("a claim", () => {
  test("is read by everybody with organisation, day, basis and status, and never with a person", async () => {
    await claiming(made({ source: " Risalah rapat, 2025 " }));
    const read = await reading();
    expect(read).toMatchObject({
      total: 1,
      equivalences: [
        {
          from: { ...of("kkni-6"), version: "1", title: { en: "Level 6" } },
          to: of("aqrf-6"),
          basis,
          source: "Risalah rapat, 2025",
          status: "asserted",
          organisation: { id: "ministry" },
          own: false,
          claimedAt: db.clock.now,
          dispute: null,
        },
      ],
    });
    expect(JSON.stringify(read)).not.toContain(officer.person);
    expect((await reading({}, ministry.reader)).equivalences).toMatchObject([{ own: true }]);
  });

  test("becomes referenced when its document is found; the same again changes nothing", async () => {
    await claiming(made());
    expect(await claiming(made())).toMatchObject({ ok: true, added: 0, unchanged: 1 });
    const referenced = made({ status: "referenced", source: "AQRF Referencing Report, 2019, p. 12" });
    expect(await claiming(referenced)).toMatchObject({ ok: true, added: 0, referenced: 1 });
    expect(await first()).toMatchObject({ status: "referenced", source: referenced.source });
    expect((await reading()).total).toBe(1);
  });

  test("that is disputed keeps who made it, when and on what, beside the dispute", async () => {
    await claiming(made());
    db.clock.now = new Date(db.clock.now.getTime() + 86_400_000);
    await disputing("Deskriptornya berbeda.");
    expect(await first()).toMatchObject({
      status: "disputed",
      basis,
      organisation: { id: "ministry" },
      claimedAt: new Date(db.clock.now.getTime() - 86_400_000),
      dispute: { reason: "Deskriptornya berbeda.", organisation: { id: "agency" }, at: db.clock.now },
    });
    const referenced = made({ status: "referenced", source: "Laporan" });
    expect(await claiming(referenced)).toMatchObject({ ok: false, code: "EQUIVALENCE_DISPUTED" });
  });

  test("of many takes what may be taken and says which row was not", async () => {
    const rows = [made(), made({ to: of("aqrf-9") }), made({ from: of("kkni-8"), to: of("aqrf-7") }), made()];
    const tried = await claiming(rows, officer, true);
    expect((await reading()).total).toBe(0);
    const outcome = await claiming(rows);
    expect(outcome).toMatchObject({
      ok: true,
      added: 2,
      unchanged: 1,
      refused: [{ row: 2, column: "to", code: "LEVEL_ABSENT", found: "aqrf-9" }],
    });
    expect(tried).toEqual({ ...outcome, dryRun: true });
  });

  test("of a file, says in which file and row each one stands that was not taken", async () => {
    const claims = [made({ to: of("aqrf-9") }), made({ from: of("kkni-9") })];
    const file = { name: "kesetaraan.csv", rows: [2, 5] };
    const outcome = await db.run(claimEquivalence, officer, { claims, file });
    expect(outcome).toMatchObject({
      code: "LEVEL_ABSENT",
      rows: [
        { file: "kesetaraan.csv", row: 2, column: "to" },
        { file: "kesetaraan.csv", row: 5, column: "from" },
      ],
    });
    expect(explainFindings(outcome as Refusal, "id").map(({ message }) => message)).toEqual([
      "Berkas kesetaraan.csv, baris 2: Jenjang “aqrf-9” tidak ada dalam kerangka kualifikasi yang sudah diimpor.",
      "Berkas kesetaraan.csv, baris 5: Jenjang “kkni-9” tidak ada dalam kerangka kualifikasi yang sudah diimpor.",
    ]);
  });

  test("is in the audit by its id", async () => {
    await claiming(made());
    const [audit] = await db.sql`select use_case, records from identity.audit order by position desc limit 1`;
    expect(audit).toEqual({
      use_case: "vocabulary.claim-equivalence",
      records: [{ kind: "vocabulary.equivalence", id: (await first())?.equivalenceId }],
    });
  });
});

describe("reading", () => {
  test("by level, by pair of frameworks in any order, and a page at a time", async () => {
    await claiming([made(), made({ to: of("wsq-5") }), made({ from: of("aqrf-7"), to: of("kkni-8") })]);
    const codes = async (input: z.input<typeof readEquivalences.input>) =>
      (await reading(input)).equivalences.map(({ from, to }) => `${from.code} ${to.code}`);
    expect(await codes({ about: of("wsq-5") })).toEqual(["kkni-6 wsq-5"]);
    expect(await codes({ about: of("kkni-8") })).toEqual(["aqrf-7 kkni-8"]);
    for (const pair of [
      ["kkni", "aqrf"],
      ["aqrf", "kkni"],
    ] as [string, string][])
      expect(await codes({ pair })).toEqual(["aqrf-7 kkni-8", "kkni-6 aqrf-6"]);
    expect(await codes({ limit: 1, offset: 1 })).toHaveLength(1);
    const { pairs, total, levels } = await reading({ limit: 1 });
    expect(total).toBe(3);
    expect(pairs).toEqual([
      { frameworks: ["kkni", "aqrf"], claims: 2 },
      { frameworks: ["kkni", "wsq"], claims: 1 },
    ]);
    expect(levels.map(({ code }) => code)).toEqual([
      ...["aqrf-6", "aqrf-7", "kkni-6", "kkni-8", "kkni-10"],
      "wsq-5",
    ]);
  });

  test("a claim stays readable when the scheme of its levels is no longer here", async () => {
    await claiming(made());
    await db.sql`delete from vocabulary.version`;
    expect((await reading()).equivalences).toMatchObject([
      { from: { code: "kkni-6", version: null, title: {} } },
    ]);
  });
});

describe("taking the demo away", () => {
  test("takes claims about invented levels with it, and leaves those about real ones", async () => {
    await claiming(made());
    const reset = () => db.run(resetDemo, ministry.demo, {});
    expect(await reset()).toMatchObject({ ok: true });
    expect((await reading()).total).toBe(1);
    await db.sql`update vocabulary.version set synthetic = true`;
    expect(await reset()).toMatchObject({ ok: true });
    expect((await reading()).total).toBe(0);
  });
});

describe("a file of claims", () => {
  const head = "from_scheme,from_code,to_scheme,to_code,basis,source,status";
  const read = (content: string) =>
    readEquivalenceFile(folder.write("claims.csv", content), { fileName: "claims.csv" });

  test("with a status that nobody may claim, or without a code, is refused row by row", async () => {
    const outcome = await read(
      `${head}\njembatan,kkni-6,jembatan,aqrf-6,x,,disputed\njembatan,,jembatan,aqrf-6,x,,\nJem batan,a-1,jembatan,aqrf-6,x,,\n`,
    );
    expect(refusedFor(outcome)).toMatchObject([
      { row: 2, code: "CLAIM_STATUS_UNKNOWN", found: "disputed" },
      { row: 3, code: "CLAIM_INCOMPLETE", column: "from_code" },
      { row: 4, code: "CLAIM_INCOMPLETE", column: "from_scheme", found: "Jem batan" },
    ]);
    expect(refusedFor(await read("from_scheme,from_code\na,b\n"))[0]).toMatchObject({
      code: "COLUMN_MISSING",
    });
  });

  test("is claimed in one go by whoever may, and again changes nothing", async () => {
    const file = await read(
      `${head.replaceAll(",", ";")}\nJembatan;kkni-6;jembatan;aqrf-6;Dasar; Laporan 2019;dirujuk\njembatan;kkni-8;jembatan;aqrf-7;Dasar;;\n`,
    );
    if (!file.ok) throw new Error(file.code);
    expect(file.rows).toEqual([2, 3]);
    for (const by of [ministry.commandLine, ministry.commandLine]) {
      const outcome = await claiming(file.claims, by);
      expect(outcome).toMatchObject({ ok: true, refused: [] });
    }
    expect((await reading()).equivalences.map(({ status, source }) => [status, source])).toEqual([
      ["referenced", "Laporan 2019"],
      ["asserted", null],
    ]);
  });
});
