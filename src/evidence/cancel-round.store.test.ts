import { afterAll, describe, expect, test } from "vitest";
import { organisations } from "../test-people.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { cancelRound } from "./cancel-round.ts";
import { countWaiting } from "./count-waiting.ts";
import { importSubmissions } from "./import-submissions.ts";
import { acceptFileSubmissions, moderateSubmission } from "./moderate-submission.ts";
import { readCall } from "./read-submission.ts";
import { readRound } from "./read-round.ts";
import { registerEdition } from "./register-edition.ts";
import { accepted } from "./round.fixture.ts";
import { roundWork } from "./round-work.fixture.ts";
import { saveSubmission } from "./save-submission.ts";

const db = await testWorkbench();
afterAll(db.close);
const { anonymous, ministry, bureau } = principals;
const office = organisations.ministry.organisationId;
const { open, advance, decide, record, seal, dovetailing, secondDovetailing, decided } = roundWork(db);
const reason = "Survei tahun ini tidak jadi dilaksanakan.";
const cancel = (as: Parameters<typeof db.run>[1] = ministry.officer, why = reason) =>
  db.run(cancelRound, as, { round: "2026", reason: why });

describe("a round is not cancelled", () => {
  test("without a reason, by another office, or after it was sealed", async () => {
    await decided();
    expect(await cancel(ministry.officer, "  ")).toMatchObject({ code: "CANCEL_WORDLESS" });
    expect(await cancel(bureau.officer)).toMatchObject({ code: "ROUND_NOT_FOUND" });
    expect(await seal()).toMatchObject({ ok: true });
    expect(await cancel()).toMatchObject({ code: "ROUND_SEALED" });
  });

  test("twice", async () => {
    await open();
    expect(await cancel()).toMatchObject({ ok: true });
    expect(await cancel()).toMatchObject({ code: "ROUND_CANCELLED" });
  });
});

describe("a cancelled round", () => {
  test("takes no step, decision, test or seal, at any stage", async () => {
    await secondDovetailing();
    await cancel();
    const refused = { code: "ROUND_CANCELLED", params: { name: "2026" } };
    expect(await advance("validation")).toMatchObject(refused);
    expect(await decide("2511", "include")).toMatchObject(refused);
    expect(await record("2511", "skilled")).toMatchObject(refused);
    expect(await seal()).toMatchObject(refused);
  });

  test("takes no answers, from the form or from a file, and nobody decides on those that were sent", async () => {
    await open();
    await advance("evidence");
    const submission = await accepted(db.sql, office, "2026", "a", ["2511"], { status: "sent" });
    await cancel();
    const part = { part: "who", kind: "firm", respondent: "PT Maju", hasInterest: false } as const;
    expect(await db.run(saveSubmission, anonymous, { round: "2026", part })).toMatchObject({
      code: "CALL_CANCELLED",
    });
    const file = { round: "2026", path: "/nowhere", fileName: "a.csv" };
    expect(await db.run(importSubmissions, ministry.statistician, file)).toMatchObject({
      code: "ROUND_CANCELLED",
    });
    const act = { step: "decide", decision: "accepted" } as const;
    expect(
      await db.run(moderateSubmission, ministry.officer, { round: "2026", submission, act }),
    ).toMatchObject({ code: "ROUND_CANCELLED" });
    expect(await db.run(acceptFileSubmissions, ministry.officer, { round: "2026" })).toMatchObject({
      code: "ROUND_CANCELLED",
    });
    expect(await db.run(countWaiting, ministry.officer, {})).toMatchObject({ ok: true, waiting: [] });
  });

  test("stays readable to its office with the reason, the day, who cancelled it and where it stood", async () => {
    await dovetailing();
    await cancel();
    expect(await db.run(readRound, ministry.reader, { round: "2026" })).toMatchObject({
      round: { stage: "cancelled" },
      cancelled: { stage: "first-dovetailing", reason, by: "ministry officer", at: db.clock.now },
    });
  });

  test("tells whoever answered that the call was cancelled, and not why", async () => {
    await open();
    await advance("evidence");
    await cancel();
    const call = await db.run(readCall, anonymous, { round: "2026" });
    expect(call).toMatchObject({ ok: true, state: "cancelled" });
    expect(JSON.stringify(call)).not.toContain(reason);
  });

  test("keeps its name: no other round or edition takes it", async () => {
    await open();
    await cancel();
    expect(await open()).toMatchObject({ code: "NAME_TAKEN" });
    expect(
      await db.run(registerEdition, bureau.officer, {
        name: "2026",
        title: { id: "Daftar lain", en: "Another list" },
        source: "Peraturan contoh",
        publishedOn: "2025-01-01",
        codeList: "kbji/2014",
        rows: [{ code: "2514" }],
      }),
    ).toMatchObject({ code: "NAME_TAKEN" });
  });

  test("is never taken up again, whatever a use case may ask for", async () => {
    await open();
    await cancel();
    await expect(db.sql`update evidence.round set stage = 'open' where name = '2026'`).rejects.toThrow(
      /is cancelled/,
    );
  });
});
