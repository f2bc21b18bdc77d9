import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { blankPassage } from "./blank-passage.ts";
import { readModeration } from "./list-submissions.ts";
import { moderateSubmission } from "./moderate-submission.ts";
import { blankMark } from "./personal-data.ts";
import { addTestRound } from "./submission.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
const { ministry, bureau } = principals;
const office = ministry.officer.organisation;
const round = "2026";
let roundId = "";

beforeEach(async () => {
  await db.admin("delete from evidence.list");
  roundId = await addTestRound(db, office, { name: round });
});

/** An answer with one line; @returns its id */
async function answer({ interest = null as string | null, status = "sent" } = {}) {
  const id = randomUUID();
  await db.admin(
    `insert into evidence.submission (organisation_id, submission_id, round_id, kind, respondent, respondent_key, interest,
      status, source, sent_at) values ($1, $2, $3, 'firm', 'PT Maju', 'pt maju', $4, $5, 'form', now())`,
    [office, id, roundId, interest, status],
  );
  await db.admin(
    `insert into evidence.submission_line (organisation_id, submission_id, position, typed, code, confirmed, note)
      values ($1, $2, 3, 'juru las', '7212', true, 'Hubungi Budi, 0812-3456-7890, atau Budi di kantor.')`,
    [office, id],
  );
  return id;
}
const blank = (submission: string, more: object = {}, who: Principal = ministry.officer) =>
  db.run(blankPassage, who, {
    ...{ round, submission, place: "note" as const, line: 3, passage: "Budi", reason: "Nama orang." },
    ...more,
  });

test("nothing is taken out without a reason, in another office, from a draft, or where it does not stand", async () => {
  const id = await answer();
  expect(await blank(id, { reason: " " })).toMatchObject({ code: "BLANK_WORDLESS" });
  expect(await blank(id, {}, bureau.officer)).toMatchObject({ code: "ROUND_NOT_FOUND" });
  expect(await blank(id, { passage: "Siti" })).toMatchObject({ code: "PASSAGE_ABSENT" });
  expect(await blank(id, { line: 1 })).toMatchObject({ code: "LINE_NOT_FOUND" });
  expect(await blank(id, { place: "interest", line: null })).toMatchObject({ code: "INTEREST_NONE" });
  expect(await blank(await answer({ status: "draft" }))).toMatchObject({ code: "SUBMISSION_NOT_FOUND" });
  expect(await db.sql`select from evidence.blanked_passage`).toHaveLength(0);
  expect(await db.sql`select from evidence.submission_line where note like '%Budi%'`).toHaveLength(2);
});

describe("a passage that is data of a person", () => {
  test("goes wherever it stood in a text; a mark, the place, who took it out and why are what is left", async () => {
    const id = await answer({ interest: "Anak perusahaan milik budi@maju.co.id" });
    expect(await blank(id)).toEqual({ ok: true, seen: 1 });
    expect(await blank(id, { passage: "0812-3456-7890" })).toEqual({ ok: true, seen: 0 });
    expect(
      await blank(id, { place: "interest", line: null, passage: "budi@maju.co.id" }, ministry.statistician),
    ).toEqual({ ok: true, seen: 0 });
    const read = await db.run(readModeration, ministry.head, { round, submission: id });
    expect(read).toMatchObject({
      submission: { interest: `Anak perusahaan milik ${blankMark}` },
      lines: [
        { typed: "juru las", note: `Hubungi ${blankMark}, ${blankMark}, atau ${blankMark} di kantor.` },
      ],
      blanked: [
        { place: "note", line: 3, reason: "Nama orang.", by: "ministry officer" },
        { place: "note", line: 3 },
        { place: "interest", line: null, by: "ministry statistician" },
      ],
    });
  });

  test("is in no row afterwards, nor in the audit, which says who looked after which answers", async () => {
    const id = await answer();
    await blank(id);
    const rows = await db.admin(`select s::text || l::text || b::text as words from evidence.submission s
      join evidence.submission_line l using (submission_id) join evidence.blanked_passage b using (submission_id)`);
    expect(rows).toHaveLength(1);
    const audit = await db.admin(`select to_jsonb(a)::text as words from identity.audit a
      where use_case = 'evidence.blank-passage' and records::text like '%${id}%'`);
    expect(audit).toHaveLength(1);
    expect(JSON.stringify([rows, audit])).not.toContain("Budi");
  });

  test("goes from a round that is sealed or cancelled too, in which nothing else is moderated", async () => {
    for (const stage of ["sealed", "cancelled"]) {
      await db.admin("delete from evidence.list");
      roundId = await addTestRound(db, office, { name: round, stage });
      const id = await answer();
      const act = { step: "codes" } as const;
      expect(
        await db.run(moderateSubmission, ministry.officer, { round, submission: id, act }),
      ).toMatchObject({
        code: `ROUND_${stage.toUpperCase()}`,
      });
      expect(await blank(id)).toMatchObject({ ok: true });
    }
  });
});
