import { afterAll, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { arrivedProposal, replyArrives } from "./answer.fixture.ts";
import { closeFeedback } from "./close-feedback.ts";
import { prepareReply } from "./prepare-reply.ts";
import { must } from "./proposal.fixture.ts";
import { readArrived } from "./read-arrived.ts";
import { releaseReply } from "./release-reply.ts";
import { setStance } from "./set-stance.ts";

const db = await testWorkbench();
afterAll(db.close);
const { ministry, agency } = principals;

test("feedback is not closed before an answer has come, and closes with one that has no comment", async () => {
  const { proposal, version } = await arrivedProposal(db);
  expect(await db.run(closeFeedback, ministry.officer, { proposal })).toMatchObject({
    code: "FEEDBACK_NONE",
  });
  const { content } = must(await db.run(readArrived, agency.officer, { version })).version;
  const line = content.clauses.find(({ kind }) => kind === "scope-line")?.id ?? "";
  must(
    await db.run(setStance, agency.officer, { version, position: { clause: line, stance: "interested" } }),
  );
  must(await db.run(prepareReply, agency.officer, { version, number: "R-1", date: "2026-03-02" }));
  const { circle } = must(await db.run(readArrived, agency.head, { version }));
  must(await db.run(releaseReply, agency.head, { version, hash: circle?.draft?.hash ?? "" }));
  expect(await db.run(closeFeedback, ministry.officer, { proposal })).toMatchObject({
    code: "FEEDBACK_NONE",
  });
  await replyArrives(db, "R-1");
  expect(await db.run(closeFeedback, ministry.officer, { proposal })).toMatchObject({
    ok: true,
    comments: 0,
  });
});
