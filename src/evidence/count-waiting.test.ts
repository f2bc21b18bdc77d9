import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification } from "../vocabulary/index.server.ts";
import { countWaiting } from "./count-waiting.ts";
import { importGapTerms } from "./import-gap-terms.ts";
import { moderateSubmission } from "./moderate-submission.ts";
import { withdrawEdition } from "./withdraw-edition.ts";
import { editionOfElsewhere } from "./edition.fixture.ts";
import { registerEdition } from "./register-edition.ts";
import { saveSubmission } from "./save-submission.ts";
import { sendSubmission } from "./send-submission.ts";
import { addTestRound, callClassification } from "./submission.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau } = principals;
const { organisation } = ministry.officer;

async function answer(respondent: string, interest: string | undefined, send: boolean) {
  const save = async (part: unknown, code?: string) => {
    const done = await db.run(saveSubmission, anonymous, {
      round: "2026",
      ...(code && { code }),
      part: part as never,
    });
    if (!done.ok) throw new Error(done.code);
    return done.code ?? "";
  };
  const code = await save({
    part: "who",
    kind: "firm",
    respondent,
    hasInterest: interest !== undefined,
    interest,
  });
  await save({ part: "title", typed: "programmer" }, code);
  await save({ part: "line", position: 1, code: "2512", vacancies: 3, openDays: 90 }, code);
  if (send) await db.run(sendSubmission, anonymous, { round: "2026", code });
}
const waits = async (who: Principal) => {
  const counted = await db.run(countWaiting, who, {});
  return counted.ok ? counted.waiting.map(({ what, name, count }) => [what, name, count]) : counted.code;
};

beforeAll(async () => {
  const path = folder.write("kbji.csv", callClassification);
  await db.run(importClassification, ministry.statistician, { scheme: "kbji", path, fileName: "kbji.csv" });
  await addTestRound(db, organisation, { name: "2026" });
  await addTestRound(db, organisation, { name: "late", stage: "validation" });
});

describe("nothing waits", () => {
  test("where nothing was sent: a draft is its writer's alone", async () => {
    await answer("PT Ragu", undefined, false);
    for (const who of [ministry.officer, ministry.statistician, ministry.head])
      expect(await waits(who)).toEqual([]);
  });

  test("for a reader, a registrar or somebody who has not signed in: they decide upon none of it", async () => {
    expect(await waits(ministry.reader)).toBe("NOT_PERMITTED");
    expect(await waits(anonymous)).toBe("NOT_SIGNED_IN");
  });
});

describe("answers to a call", () => {
  beforeAll(async () => {
    await answer("PT Maju", undefined, true);
    await answer("PT Pelatihan", "Kami menjual pelatihan.", true);
  });

  test("wait for the officers and statisticians of the office that asked, by round, and for nobody else", async () => {
    const both = [
      ["answers", "2026", 2],
      ["interests", "2026", 1],
    ];
    expect(await waits(ministry.officer)).toEqual(both);
    expect(await waits(ministry.statistician)).toEqual(both);
    expect(await waits(ministry.head)).toEqual([]);
    expect(await waits(bureau.officer)).toEqual([]);
  });

  test("an interest that was dealt with waits no longer, and nothing of a sealed round does", async () => {
    const [row] = await db.sql<{ submission_id: string }>`select submission_id from evidence.submission
      where interest is not null`;
    const dealt = await db.run(moderateSubmission, ministry.officer, {
      round: "2026",
      submission: row!.submission_id,
      act: { step: "interest", words: "Dicocokkan dengan laporan wajib." },
    });
    expect(dealt).toMatchObject({ ok: true });
    expect(await waits(ministry.officer)).toEqual([["answers", "2026", 2]]);
    await db.sql`update evidence.round set stage = 'sealed' where name = '2026'`;
    expect(await waits(ministry.officer)).toEqual([]);
  });
});

describe("terms of the people short", () => {
  beforeAll(async () => {
    await editionOfElsewhere(db, {
      name: "2025",
      title: { id: "Edisi uji", en: "Test edition" },
      source: "Terbitan uji",
      publishedOn: "2025-12-01",
      codeList: "kbji/2014",
      rows: [{ code: "2512" }],
    });
    const path = folder.write(
      "terms.csv",
      "code,area,year,term,value,source\n2512,national,2025,inflow,10,Survei\n2512,national,2025,seats,0,BLK\n",
    );
    const taken = await db.run(importGapTerms, ministry.statistician, { path, fileName: "terms.csv" });
    expect(taken).toMatchObject({ ok: true, added: 2 });
  });

  test("wait for a head of the office; who entered them, and other offices, have no line", async () => {
    expect(await waits(ministry.head)).toEqual([["gaps", "2025", 2]]);
    for (const who of [ministry.statistician, bureau.head]) expect(await waits(who)).toEqual([]);
    const self: Principal = { ...ministry.head, person: ministry.statistician.person };
    expect(await waits(self)).toEqual([]);
  });
});

describe("an edition published elsewhere", () => {
  const entry = {
    name: "2018",
    title: { id: "Daftar 2018", en: "List of 2018" },
    source: "Terbitan uji",
    publishedOn: "2018-05-01",
    codeList: "kbji/2014",
    rows: [{ code: "2512" }],
  };

  test("that was entered waits for a head; one who entered it, who only enters, and other offices have no line", async () => {
    expect(await db.run(registerEdition, ministry.officer, entry)).toMatchObject({ ok: true });
    expect(await waits(ministry.head)).toContainEqual(["editions", "2018", 1]);
    const self: Principal = { ...ministry.head, person: ministry.officer.person };
    for (const who of [ministry.officer, bureau.head, self])
      expect(await waits(who)).not.toContainEqual(["editions", "2018", 1]);
  });

  test("that is to be withdrawn waits as well", async () => {
    await db.run(withdrawEdition, ministry.officer, { edition: "2025", reason: "Dicabut." });
    expect(await waits(ministry.head)).toContainEqual(["withdrawals", "2025", 1]);
  });
});
