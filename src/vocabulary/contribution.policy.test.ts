import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { addExtension } from "./add-extension.ts";
import { claimEquivalence } from "./claim-equivalence.ts";
import { disputeEquivalence } from "./dispute-equivalence.ts";
import { exportTranslations } from "./export-translations.ts";
import { importTranslations } from "./import-translations.ts";
import { listTranslations } from "./list-translations.ts";
import { listUntranslated } from "./list-untranslated.ts";
import { proposeTranslation } from "./propose-translation.ts";
import { readCoverage } from "./read-coverage.ts";
import { readEquivalences } from "./read-equivalences.ts";
import { reviewTranslation } from "./review-translation.ts";
import { addTestScheme } from "./test-scheme.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, agency } = principals;

const kbji = { scheme: "kbji" as const, version: "2014" };
const path = folder.write("titles.csv", "code,en\n2512,Software developers\n");
const someId = "00000000-0000-4000-8000-000000000000";
const of = (code: string) => ({ scheme: "kbji", code });

/** One attempt at each thing that people contribute. */
const attempts: Record<string, (by: Principal) => Promise<object>> = {
  propose: (by) =>
    db.run(proposeTranslation, by, { ...kbji, language: "en", rows: [{ code: "2512", text: "Developers" }] }),
  import: (by) => db.run(importTranslations, by, { path, fileName: "titles.csv", ...kbji }),
  review: (by) => db.run(reviewTranslation, by, { translations: [someId], decision: "accepted" }),
  extend: (by) =>
    db.run(addExtension, by, {
      ...kbji,
      parent: "2512",
      title: { id: "Pengembang gim", en: "Game developer" },
      definition: { id: "Membuat gim." },
    }),
  claim: (by) =>
    db.run(claimEquivalence, by, {
      claims: [{ from: of("kkni-6"), to: of("aqrf-6"), basis: "Deskriptor", status: "asserted" }],
    }),
  dispute: (by) => db.run(disputeEquivalence, by, { equivalenceId: someId, reason: "Berbeda." }),
};

beforeAll(async () => {
  await addTestScheme(db, {
    ...kbji,
    concepts: [
      { code: "2512", level: 4, labels: { id: "Pengembang perangkat lunak" } },
      { code: "kkni-6", kind: "level", labels: { id: "KKNI 6" } },
      { code: "aqrf-6", kind: "level", labels: { id: "AQRF 6" } },
    ],
  });
});

const { officer, statistician, head, registrar, reader, worker, demo } = ministry;

describe("who may not", () => {
  test.each(Object.keys(attempts))("%s without signing in", async (what) => {
    expect(await attempts[what]?.(anonymous)).toEqual({ ok: false, code: "NOT_SIGNED_IN" });
  });

  test.each([
    ["propose", [head, registrar, reader, worker, demo]],
    ["import", [head, registrar, reader, worker, demo]],
    ["review", [registrar, reader, worker, demo]],
    ["extend", [officer, head, registrar, reader, worker, demo]],
    ["claim", [head, registrar, reader, worker]],
    ["dispute", [registrar, reader, worker, demo]],
  ])("%s: the other roles and jobs", async (what, others) => {
    for (const by of others) {
      expect(await attempts[what]?.(by)).toEqual({ ok: false, code: "NOT_PERMITTED" });
    }
    expect(await db.sql`select from vocabulary.translation`).toHaveLength(0);
    expect(await db.sql`select from vocabulary.equivalence`).toHaveLength(0);
    expect(await db.sql`select from vocabulary.concept where local_organisation is not null`).toHaveLength(0);
  });
});

describe("what everybody may", () => {
  test("read coverage, titles, proposals and claims, and take the titles away as a file", async () => {
    for (const by of [anonymous, ministry.reader, agency.head]) {
      for (const read of [
        db.run(readCoverage, by, {}),
        db.run(listUntranslated, by, kbji),
        db.run(listTranslations, by, {}),
        db.run(exportTranslations, by, kbji),
        db.run(readEquivalences, by, {}),
      ])
        expect(await read).toMatchObject({ ok: true });
    }
  });
});

describe("the wall under the policies", () => {
  const as = (purpose: string) => ({
    "jembatan.kind": "member",
    "jembatan.person": statistician.person,
    "jembatan.organisation": statistician.organisation,
    "jembatan.party": "ID",
    "jembatan.purpose": purpose,
  });
  const changing = (purpose: string, statement: ReturnType<typeof sql>) =>
    db.database.transaction(
      as(purpose),
      async (tx) => (await statement.execute(tx)).numAffectedRows,
      () => "commit",
    );

  beforeAll(async () => {
    for (const what of ["propose", "extend", "claim"])
      expect(await attempts[what]?.(statistician)).toMatchObject({ ok: true });
  });

  test("no other use case changes or removes a proposal, a claim or a local code", async () => {
    for (const table of ["translation", "equivalence", "concept", "label"]) {
      const all = sql`delete from ${sql.table(`vocabulary.${table}`)}`;
      expect(await changing("vocabulary.claim-code", all)).toBe(0n);
      expect(await changing("evidence.import-survey", all)).toBe(0n);
    }
  });

  test("who proposes cannot make a title of it, even past the use case", async () => {
    const title = sql`insert into vocabulary.label (version_id, code, language, origin, text)
      select version_id, code, language, 'translation', text from vocabulary.translation`;
    await expect(changing("vocabulary.propose-translation", title)).rejects.toMatchObject({ code: "42501" });
    await expect(changing("vocabulary.import-translations", title)).rejects.toMatchObject({ code: "42501" });
  });

  test("who reads changes nothing", async () => {
    const claim = sql`update vocabulary.equivalence set status = 'referenced', source = 'x'`;
    expect(await changing("vocabulary.read-equivalences", claim)).toBe(0n);
    expect(await db.sql`select status from vocabulary.equivalence`).toEqual([{ status: "asserted" }]);
  });
});
