import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { addComment } from "./add-comment.ts";
import { arrivedProposal, received, replyArrives } from "./answer.fixture.ts";
import { closeFeedback } from "./close-feedback.ts";
import { disposeComment } from "./dispose-comment.ts";
import { inviteToAnswer } from "./invite-to-answer.ts";
import { addOffices, offices } from "./offices.fixture.ts";
import { openAnswer } from "./open-answer.ts";
import { prepareReply } from "./prepare-reply.ts";
import { must, releasedProposal } from "./proposal.fixture.ts";
import { readArrived } from "./read-arrived.ts";
import { readFeedback } from "./read-feedback.ts";
import { releaseReply } from "./release-reply.ts";
import { setStance } from "./set-stance.ts";
import { markComment, withdrawComment } from "./withdraw-comment.ts";

const db = await testWorkbench();
afterAll(db.close);
const { ministry, bureau, agency } = principals;
const { invited, uninvited } = offices;
const today = "2026-03-02";
const letter = (number: string) => ({ number, date: today, channel: "letter" as const });

let version = "";
let line = "";
let experts = { clause: "", paragraph: "", text: "" };
const proposal = "jawab";
const read = async (who = ministry.reader) => must(await db.run(readFeedback, who, { proposal }));
const arrived = async (who = agency.officer) => must(await db.run(readArrived, who, { version }));
const say = (who: typeof agency.officer, text: string, more: object = {}) =>
  db.run(addComment, who, {
    about: { version, paragraph: experts.paragraph },
    ...{ kind: "remark", language: "en", text, ...more },
  });
const prepare = (number: string, date = today, who = agency.officer) =>
  db.run(prepareReply, who, { version, number, date });

beforeAll(async () => {
  await addOffices(db);
  ({ version } = await arrivedProposal(db, { name: proposal }));
  const { content } = (await arrived()).version;
  line = content.clauses.find(({ kind }) => kind === "scope-line")?.id ?? "";
  const clause = content.clauses.find(({ kind }) => kind === "person-weeks");
  const words = clause?.paragraphs.find(({ role }) => role === "text");
  experts = { clause: clause?.id ?? "", paragraph: words?.id ?? "", text: words?.text.en ?? "" };
});

describe("the circle that answers", () => {
  test("is opened by whoever is asked to answer and has given the receipt, once", async () => {
    expect(await db.run(openAnswer, bureau.officer, { version })).toMatchObject({ code: "ANSWER_NOT_ASKED" });
    expect(await db.run(openAnswer, uninvited.officer, { version })).toMatchObject({
      code: "VERSION_NOT_FOUND",
    });
    expect(await db.run(openAnswer, agency.head, { version })).toEqual({ ok: true, opened: false });
    const { version: draft } = await releasedProposal(db, { name: "belum" });
    expect(await db.run(openAnswer, agency.head, { version: draft })).toMatchObject({
      code: "VERSION_NOT_FOUND",
    });
  });

  test("takes in offices of its own side, each by a letter; others see none of it", async () => {
    const invite = (office: string, number: string, who = agency.officer) =>
      db.run(inviteToAnswer, who, { version, office, letter: letter(number) });
    expect(await invite("bureau", "M-1")).toMatchObject({ code: "OFFICE_OF_OTHER_PARTY" });
    expect(await invite("nobody", "M-1")).toMatchObject({ code: "OFFICE_UNKNOWN" });
    expect(await invite("invited", "M-1")).toMatchObject({ ok: true });
    expect(await invite("invited", "M-2")).toMatchObject({ code: "OFFICE_INVITED" });
    expect(await invite("uninvited", "M-3", invited.officer)).toMatchObject({ code: "NOT_CIRCLE_LEAD" });
    await received(db, invited, "M-1");
    expect((await arrived(invited.officer)).circle?.members).toHaveLength(2);
    expect(await db.run(readArrived, uninvited.officer, { version })).toMatchObject({
      code: "VERSION_NOT_FOUND",
    });
    for (const other of [ministry.officer, bureau.officer]) {
      const seen = await arrived(other);
      expect(seen.circle).toBeNull();
      expect(JSON.stringify(seen)).not.toContain("M-1");
    }
  });

  test.each([
    [
      "about a paragraph that is not in the text",
      { about: { paragraph: "0a000000-0000-7000-8000-000000000009" } },
      "COMMENT_PLACE_UNKNOWN",
    ],
    ["with the words that stand there", { kind: "change" }, "COMMENT_UNCHANGED"],
    [
      "with other words for a whole clause",
      { kind: "change", about: { clause: true } },
      "COMMENT_WITHOUT_PARAGRAPH",
    ],
  ])("hears no comment %s", async (_, { about, ...more }: { about?: object; kind?: string }, code) => {
    const place =
      about && "clause" in about ? { clause: experts.clause } : (about ?? { paragraph: experts.paragraph });
    const given = {
      about: { version, ...place },
      kind: "remark",
      language: "en",
      text: experts.text,
      ...more,
    };
    expect(await db.run(addComment, agency.officer, given as never)).toMatchObject({ code });
  });

  test("hears what its offices say; whoever said it may take it back, its lead chooses what goes out", async () => {
    const { comment } = must(await say(invited.officer, "internal doubt of an agency"));
    const { comment: slip } = must(await say(invited.officer, "a slip"));
    const { comment: change } = must(
      await say(agency.officer, experts.text.replace("places", "will place"), { kind: "change" }),
    );
    expect(await say(ministry.officer, "x")).toMatchObject({ code: "ANSWER_NOT_OPEN" });
    expect(await say(bureau.officer, "x")).toMatchObject({ code: "ANSWER_NOT_OPEN" });
    expect(await db.run(withdrawComment, agency.officer, { comment: slip })).toMatchObject({
      code: "COMMENT_NOT_FOUND",
    });
    must(await db.run(withdrawComment, invited.head, { comment: slip }));
    expect(await db.run(markComment, invited.officer, { comment, marked: true })).toMatchObject({
      code: "NOT_CIRCLE_LEAD",
    });
    expect(await db.run(markComment, ministry.officer, { comment, marked: true })).toMatchObject({
      code: "COMMENT_NOT_FOUND",
    });
    must(await db.run(markComment, agency.officer, { comment: change, marked: true }));
    const said = (await arrived(invited.officer)).circle?.comments ?? [];
    expect(said.map(({ marked, own }) => ({ marked, own }))).toEqual(
      expect.arrayContaining([
        { marked: false, own: true },
        { marked: true, own: false },
      ]),
    );
    expect(said).toHaveLength(2);
    const shown = said.find(({ kind }) => kind === "change");
    // Figures are read as they stand in the text.
    expect(shown?.text).toContain("120 person-weeks");
  });

  test("states its party's position on scope lines, and the condition of a conditional one", async () => {
    const stand = (clause: string, stance: "conditional" | "interested", condition: object | null = null) =>
      db.run(setStance, agency.officer, { version, position: { clause, stance, condition } as never });
    expect(await stand(experts.clause, "interested")).toMatchObject({ code: "STANCE_CLAUSE_UNKNOWN" });
    expect(await stand(line, "conditional")).toMatchObject({ code: "STANCE_CONDITION_MISSING" });
    must(await stand(line, "interested"));
    db.clock.now = new Date(db.clock.now.getTime() + 1_000);
    must(await stand(line, "conditional", { en: "funding by both sides" }));
    expect((await arrived()).circle?.stances).toMatchObject([{ stance: "conditional", out: false }]);
  });
});

describe("a reply", () => {
  test("does not leave unprepared, nor from who prepared it, nor dated before what it answers", async () => {
    const hash = "0".repeat(64);
    expect(await db.run(releaseReply, agency.head, { version, hash })).toMatchObject({
      code: "REPLY_NOT_PREPARED",
    });
    expect(await prepare("S-1", "2026-03-01")).toMatchObject({ code: "LETTER_BEFORE_RELEASE" });
    expect(await prepare("S-1", "2026-03-03")).toMatchObject({ code: "LETTER_IN_FUTURE" });
    expect(await prepare("S-1", today, invited.officer)).toMatchObject({ code: "NOT_CIRCLE_LEAD" });
    must(await prepare("S-1", today, agency.head));
    const draft = (await arrived(agency.head)).circle?.draft;
    expect(draft).toMatchObject({ comments: 1, stances: 1, own: true });
    expect(await db.run(releaseReply, agency.head, { version, hash: draft?.hash ?? "" })).toMatchObject({
      code: "FOUR_EYES",
    });
    expect((await read()).comments).toEqual([]);
  });

  const waitsForHead = () =>
    db.sql`select role, path, state from duty.duty where record_kind = 'agreement.reply-draft' and state <> 'cancelled'`;

  test("that is ready waits for the head, until something in it is taken back", async () => {
    must(await prepare("S-1"));
    expect(await waitsForHead()).toEqual([
      { role: "head", path: `/agreement/versions/${version}#reply`, state: "open" },
    ]);
    const marked = (await arrived()).circle?.comments.find((one) => one.marked)?.comment ?? "";
    must(await db.run(markComment, agency.officer, { comment: marked, marked: false }));
    expect((await arrived()).circle?.draft).toBeNull();
    expect(await waitsForHead()).toEqual([]);
    must(await db.run(markComment, agency.officer, { comment: marked, marked: true }));
  });

  test("waits for the head no more once an invited agency takes back what it was to say", async () => {
    const { comment } = must(await say(invited.officer, "a second thought"));
    must(await db.run(markComment, agency.officer, { comment, marked: true }));
    must(await prepare("S-1"));
    expect(await waitsForHead()).toMatchObject([{ state: "open" }]);
    must(await db.run(withdrawComment, invited.officer, { comment }));
    expect((await arrived()).circle?.draft).toBeNull();
    expect(await waitsForHead()).toEqual([]);
  });

  test("leaves as it was prepared: what is said afterwards stays", async () => {
    must(await prepare("S-1"));
    const { comment } = must(await say(agency.officer, "an afterthought"));
    must(await db.run(markComment, agency.officer, { comment, marked: true }));
    const hash = (await arrived(agency.head)).circle?.draft?.hash ?? "";
    must(await db.run(releaseReply, agency.head, { version, hash }));
    const { replies, circle } = await arrived();
    expect(replies[0]?.content.comments).toHaveLength(1);
    expect(circle?.draft).toBeNull();
    expect(await waitsForHead()).toMatchObject([{ state: "done" }]);
    expect(
      await db.sql`select state from duty.duty where record_kind = 'agreement.hop' and title ->> 'en' = 'Answer the released text'
      and state = 'open'`,
    ).toEqual([]);
  });

  test("is read by who asked when it has come back, and says neither who said what nor what was not chosen", async () => {
    for (const who of [ministry.officer, ministry.head]) expect((await read(who)).comments).toEqual([]);
    expect((await read()).positions).toMatchObject([{ positions: [{ stance: "no-reply", letter: null }] }]);
    await replyArrives(db, "S-1");
    const { comments, positions, letters } = await read();
    expect(comments).toMatchObject([{ kind: "change", author: "agency", party: "SG", disposition: null }]);
    expect(positions).toMatchObject([
      {
        positions: [
          { stance: "conditional", condition: { en: "funding by both sides" }, letter: { number: "S-1" } },
        ],
      },
    ]);
    expect(letters).toMatchObject([{ letter: { number: "S-1" }, another: false }]);
    expect(JSON.stringify(await read())).not.toMatch(/doubt|afterthought|invited/);
  });

  test("a comment that has left is neither taken back nor unmarked", async () => {
    const out = (await arrived()).circle?.comments.find((one) => one.out)?.comment ?? "";
    expect(await db.run(withdrawComment, agency.officer, { comment: out })).toMatchObject({
      code: "COMMENT_GONE_OUT",
    });
  });

  test("a second one is kept beside the first, and told", async () => {
    must(await prepare("S-2"));
    const hash = (await arrived(agency.head)).circle?.draft?.hash ?? "";
    must(await db.run(releaseReply, agency.head, { version, hash }));
    await replyArrives(db, "S-2");
    const { letters, comments } = await read();
    expect(letters.map(({ another }) => another)).toEqual([true, true]);
    expect(comments.map(({ text }) => text)).toContain("an afterthought");
  });
});

describe("how comments end", () => {
  const end = (comment: string, outcome: "accepted" | "adapted" | "declined", reason = {}) =>
    db.run(disposeComment, ministry.officer, { proposal, comment, outcome, reason });

  test("feedback does not close while one is open: it is said how many, and which", async () => {
    const refused = await db.run(closeFeedback, ministry.officer, { proposal });
    const open = (await read()).comments.map(({ comment }) => comment);
    expect(refused).toMatchObject({ code: "FEEDBACK_OPEN", params: { count: 2 } });
    expect(refused.ok ? [] : refused.rows?.map(({ column }) => column)).toEqual(open);
  });

  test("none is declined or adapted without a reason, and none that is not there ends", async () => {
    const [first] = (await read()).comments;
    const comment = first?.comment ?? "";
    expect(await end(comment, "declined")).toMatchObject({ code: "DISPOSITION_REASON_MISSING" });
    expect(await end("0a000000-0000-7000-8000-000000000009", "accepted")).toMatchObject({
      code: "COMMENT_NOT_FOUND",
    });
    expect(
      await db.run(disposeComment, agency.officer, { proposal, comment, outcome: "accepted" }),
    ).toMatchObject({
      code: "PROPOSAL_NOT_FOUND",
    });
  });
});
