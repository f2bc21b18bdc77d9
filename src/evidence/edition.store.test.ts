import { afterAll, describe, expect, test } from "vitest";
import { readThread } from "../thread/index.server.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { compareEditions } from "./compare-editions.ts";
import { confirmEdition } from "./confirm-edition.ts";
import { editionOfElsewhere } from "./edition.fixture.ts";
import { readEdition } from "./read-edition.ts";
import { registerEdition } from "./register-edition.ts";
import { roundWork } from "./round-work.fixture.ts";
import { roundTests } from "./round.ts";

const db = await testWorkbench();
afterAll(db.close);
const { anonymous, ministry } = principals;
const { list, seal, decided } = roundWork(db);

describe("an edition", () => {
  test("is public with its hash, and says how each occupation came in; no person is named", async () => {
    await decided();
    const sealed = await seal();
    if (!sealed.ok) throw new Error(sealed.code);
    const read = await db.run(readEdition, anonymous, {});
    if (!read.ok) throw new Error(read.code);
    expect(read).toMatchObject({
      intact: true,
      before: null,
      edition: { name: "2026", hash: sealed.hash },
      content: {
        entries: [
          {
            code: "2511",
            figures: { verdict: "short", passes: 3, employed: 12_000 },
            voices: { strength: "strong", respondents: 3, vacancies: 6, drivers: { "short-gap": 3 } },
            decided: { proposal: "include", reason: null },
            tests: roundTests.map((name) => ({ test: name, evidence: `Bukti ${name}` })),
          },
        ],
      },
    });
    expect(JSON.stringify(read)).not.toMatch(/ministry (head|officer|statistician)/);
  });

  test("rests on the thread on its entries, these on the list, and each is about its concept", async () => {
    await decided();
    await seal();
    const read = await db.run(readEdition, anonymous, {});
    if (!read.ok) throw new Error(read.code);
    const walked = await db.run(readThread, anonymous, {
      kind: "evidence.edition",
      id: read.edition.editionId,
    });
    if (!walked.ok) throw new Error(walked.code);
    expect(walked.down.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["evidence.edition-entry", "vocabulary.concept"]),
    );
  });

  test("never changes and never goes: not by its office, not by the operator", async () => {
    await decided();
    await seal();
    await expect(db.sql`delete from evidence.edition`).rejects.toThrow("sealed");
  });

  test("one published elsewhere is registered with what is known of it, and counts as the edition before", async () => {
    const register = (rows: { code: string }[]) =>
      db.run(registerEdition, ministry.officer, {
        name: "2018",
        title: { id: "Daftar 2018", en: "List of 2018" },
        source: "Peraturan contoh",
        publishedOn: "2018-05-01",
        codeList: "kbji/2014",
        rows,
      });
    expect(await register([{ code: "9999" }])).toMatchObject({
      code: "CODES_UNKNOWN",
      rows: [{ file: "9999" }],
    });
    expect(await register([{ code: "2511" }, { code: "2511" }])).toMatchObject({ code: "CODES_TWICE" });
    expect(await register([{ code: "2511" }, { code: "2514" }])).toMatchObject({ ok: true, entries: 2 });
    await db.run(confirmEdition, ministry.head, { edition: "2018" });
    expect(await register([{ code: "2511" }])).toMatchObject({ code: "NAME_TAKEN" });
    await decided();
    await seal();
    expect(await db.run(readEdition, anonymous, {})).toMatchObject({
      before: { name: "2018", entries: 2 },
      changes: { added: [], left: [{ code: "2514" }], persistent: [{ code: "2511", running: 2 }] },
    });
    expect(await db.run(compareEditions, anonymous, { from: "2018", to: "2026" })).toMatchObject({
      new: [],
      left: [{ code: "2514" }],
      persistent: [{ code: "2511" }],
    });
    const forwards = await db.run(compareEditions, anonymous, { from: "2018", to: "2026" });
    expect(forwards).toMatchObject({ reordered: false, from: { name: "2018" }, to: { name: "2026" } });
    // Named the later first, they are put in their order, and it is said.
    expect(await db.run(compareEditions, anonymous, { from: "2026", to: "2018" })).toEqual({
      ...forwards,
      reordered: true,
    });
    expect(await db.run(compareEditions, anonymous, { from: "2018", to: "1999" })).toMatchObject({
      code: "EDITION_NOT_FOUND",
    });
  });

  test("one that is registered after the sealing, though published before, changes nothing of what the sealed one says", async () => {
    await decided();
    await seal();
    const before = await db.run(readEdition, anonymous, { edition: "2026" });
    expect(before).toMatchObject({ ok: true, before: null, changes: null });
    const { now } = db.clock;
    db.clock.now = new Date(now.getTime() + 60_000);
    await editionOfElsewhere(db, {
      ...{ name: "2018", title: { id: "Daftar 2018", en: "List of 2018" }, source: "Peraturan contoh" },
      ...{ publishedOn: "2018-05-01", codeList: "kbji/2014", rows: [{ code: "2511" }] },
    });
    db.clock.now = now;
    expect(await db.run(readEdition, anonymous, { edition: "2026" })).toMatchObject({
      before: null,
      changes: null,
    });
  });

  test("keeps what somebody needs to compute its figures again: parameters, seed, code version and files", async () => {
    await decided();
    await seal();
    expect(await db.run(readEdition, anonymous, {})).toMatchObject({
      content: {
        from: {
          list: list(),
          round: "2026",
          computed: { level: 4, seed: expect.any(Number), files: expect.any(Array) },
        },
      },
    });
  });
});
