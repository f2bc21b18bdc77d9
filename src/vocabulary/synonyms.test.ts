import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { codeText } from "./code-text.ts";
import { importClassification } from "./import-classification.ts";
import { importSynonyms } from "./import-synonyms.ts";
import { listSynonyms } from "./list-synonyms.ts";
import { proposeSynonym } from "./propose-synonym.ts";
import { reviewSynonym } from "./review-synonym.ts";
import type { NewSynonym } from "./synonym.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau, agency } = principals;

const kbji =
  "digit,kode,judul\n1,2,Profesional\n2,25,Profesional TIK\n3,251,Pengembang\n4,2512,Pengembang Perangkat Lunak\n4,2513,Pengembang Web\n";
beforeAll(async () => {
  const path = folder.write("kbji.csv", kbji);
  await db.run(importClassification, bureau.statistician, { scheme: "kbji", path, fileName: "kbji.csv" });
});
beforeEach(async () => {
  await db.sql`delete from vocabulary.synonym`;
  await db.sql`update vocabulary.revision set number = number + 1`;
});

const software: NewSynonym = { language: "id", kind: "abbreviation", form: "PL", meaning: "perangkat lunak" };
async function propose(synonym = software, principal: Principal = ministry.officer) {
  const done = await db.run(proposeSynonym, principal, synonym);
  if (!done.ok) throw new Error(done.code);
  return done.synonymId;
}
const review = (synonymId: string, decision: "accepted" | "rejected", principal: Principal) =>
  db.run(reviewSynonym, principal, { synonymId, decision });
const importing = (content: string, principal: Principal, dryRun = false) =>
  db.run(importSynonyms, principal, {
    path: folder.write("synonyms.csv", `language,kind,form,meaning\n${content}`),
    fileName: "synonyms.csv",
    dryRun,
  });
const found = async (text: string) => {
  const done = await db.run(codeText, anonymous, { text });
  if (!done.ok) throw new Error(done.code);
  return done.hits.map(({ code }) => code);
};
const listed = async (input = {}, principal: Principal = anonymous) => {
  const done = await db.run(listSynonyms, principal, input);
  if (!done.ok) throw new Error(done.code);
  return done;
};

describe("what is refused", () => {
  test("who proposes does not review", async () => {
    const id = await propose();
    for (const decision of ["accepted", "rejected"] as const)
      expect(await review(id, decision, ministry.officer)).toEqual({ ok: false, code: "FOUR_EYES" });
    expect((await listed()).counts).toEqual({ proposed: 1, accepted: 0, rejected: 0 });
  });

  test("a review is once", async () => {
    const id = await propose();
    await review(id, "rejected", ministry.statistician);
    expect(await review(id, "accepted", bureau.statistician)).toEqual({
      ok: false,
      code: "ALREADY_REVIEWED",
    });
  });

  test("what was rejected does not come back, in whatever capitals", async () => {
    await review(await propose(), "rejected", ministry.statistician);
    const again = await db.run(proposeSynonym, bureau.officer, { ...software, form: "pl" });
    expect(again).toMatchObject({ ok: false, code: "SYNONYM_REJECTED" });
    const file = await importing("id,abbreviation,Pl,Perangkat Lunak\n", bureau.commandLine);
    expect(file).toMatchObject({ ok: true, added: 0, known: 0, rejected: 1 });
    expect((await listed()).counts).toEqual({ proposed: 0, accepted: 0, rejected: 1 });
  });

  test("what waits or counts already is not proposed twice, nor the other way about", async () => {
    await propose({ language: "id", kind: "synonym", form: "programer", meaning: "pemrogram" });
    const turned = { language: "id", kind: "synonym", form: "Pemrogram", meaning: "Programer" } as const;
    expect(await db.run(proposeSynonym, agency.officer, turned)).toMatchObject({
      ok: false,
      code: "SYNONYM_KNOWN",
    });
  });

  test("a word and itself", async () => {
    const same = { ...software, form: "Perangkat-Lunak" };
    expect(await db.run(proposeSynonym, ministry.officer, same)).toMatchObject({ code: "SYNONYM_SAME" });
  });

  test("a proposal that is not here", async () => {
    expect(await review(randomUUID(), "accepted", ministry.officer)).toEqual({
      ok: false,
      code: "SYNONYM_NOT_FOUND",
    });
  });

  test("a file with one wrong line leaves nothing behind", async () => {
    const done = await importing("id,synonym,a b,c d\nid,synonym,x,X\n", bureau.commandLine);
    expect(done).toMatchObject({ ok: false, code: "FILE_REFUSED", params: { total: 1 } });
    expect((await listed()).total).toBe(0);
  });
});

describe("what an accepted synonym does", () => {
  test("it is looked for from the next question on, and not before", async () => {
    const id = await propose();
    expect(await found("PL")).toEqual([]);
    await review(id, "accepted", bureau.officer);
    expect(await found("PL")).toEqual(["2512"]);
  });

  test("proposal and review are in the audit, the review by the second person", async () => {
    const id = await propose();
    await review(id, "accepted", ministry.statistician);
    const audit = await db.sql`select use_case, person_id from identity.audit order by position desc limit 2`;
    expect(audit).toEqual([
      { use_case: "vocabulary.review-synonym", person_id: ministry.statistician.person },
      { use_case: "vocabulary.propose-synonym", person_id: ministry.officer.person },
    ]);
  });
});

describe("a table that is brought in", () => {
  const lines = "id,abbreviation,PL,perangkat lunak\nboth,synonym,web,situs\n";

  test("counts at once when the installation's own job brings it", async () => {
    expect(await found("PL")).toEqual([]);
    const done = await importing(lines, bureau.commandLine);
    expect(done).toMatchObject({ ok: true, rows: 2, added: 2, known: 0, rejected: 0, status: "accepted" });
    expect(await found("PL")).toEqual(["2512"]);
    expect(await found("situs")).toEqual(["2513"]);
  });

  test("waits for a second person when a statistician brings it", async () => {
    const done = await importing(lines, bureau.statistician);
    expect(done).toMatchObject({ ok: true, added: 2, status: "proposed" });
    expect(await found("PL")).toEqual([]);
    const [line] = (await listed({}, bureau.statistician)).lines;
    expect(line?.mine).toBe(true);
    expect(await review(line?.synonymId ?? "", "accepted", bureau.statistician)).toMatchObject({
      code: "FOUR_EYES",
    });
  });

  test("the same table again changes nothing, and a dry run neither", async () => {
    const tried = await importing(lines, bureau.commandLine, true);
    expect(tried).toMatchObject({ ok: true, added: 2, dryRun: true });
    expect((await listed()).total).toBe(0);
    await importing(lines, bureau.commandLine);
    expect(await importing(lines, bureau.commandLine)).toMatchObject({ ok: true, added: 0, known: 2 });
    expect((await listed()).total).toBe(2);
  });
});

describe("the list", () => {
  test("is public, by form, narrowed by state and by a part of either side", async () => {
    await propose({ ...software, form: "zz", meaning: "terakhir" });
    await propose(software, bureau.officer);
    expect((await listed()).lines.map(({ form }) => form)).toEqual(["PL", "zz"]);
    expect((await listed({ q: "LUNAK" })).lines.map(({ form }) => form)).toEqual(["PL"]);
    expect((await listed({ q: "%" })).total).toBe(0);
    expect((await listed({ status: "accepted" })).lines).toEqual([]);
  });

  test("says to nobody who proposed, only to the proposer that it was they", async () => {
    await propose();
    const [shown] = (await listed()).lines;
    expect(JSON.stringify(shown)).not.toContain(ministry.officer.person);
    expect(shown?.mine).toBe(false);
    expect((await listed({}, ministry.officer)).lines[0]?.mine).toBe(true);
  });
});
