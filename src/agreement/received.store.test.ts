import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { closeFeedback } from "./close-feedback.ts";
import { disposeComment } from "./dispose-comment.ts";
import type { ProposalDocument } from "./document.ts";
import { documentNow } from "./document-now.ts";
import { importReceived } from "./import-received.ts";
import { placePiece } from "./place-piece.ts";
import { must, releasedProposal } from "./proposal.fixture.ts";
import { readArrived } from "./read-arrived.ts";
import { readFeedback } from "./read-feedback.ts";
import { readReceived, readReceivedFile } from "./read-received.ts";
import type { AgreementStores } from "./stores.ts";
import { wordFile } from "./word-file.ts";
import { sheetOf } from "./word-frame.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { ministry, bureau, agency } = principals;
const proposal = "kertas";
const { version } = await releasedProposal(db, { name: proposal });
const { content } = must(await db.run(readArrived, ministry.officer, { version })).version;
const line = content.clauses.find(({ kind }) => kind === "scope-line")?.id ?? "";
const cooperate = content.clauses[0]?.paragraphs[1]?.id ?? "";
const read = async () => must(await db.run(readFeedback, ministry.reader, { proposal }));

/** The release as it comes back from Word: tracked words, figures, a remark in the margin, and a new row. */
async function returned(name: string, edit: (sheet: ReturnType<typeof sheetOf>) => void) {
  const about = { number: 1, hash: "0".repeat(64), kind: "release", madeAt: "2026-03-02T02:00:00Z" } as const;
  const sheet = sheetOf(content as ProposalDocument, { ...about, zone: "Asia/Jakarta" });
  edit(sheet);
  return folder.write(name, (await wordFile(sheet)) as never);
}
const by = { author: "J. Tan", at: "2026-03-05T02:00:00Z" };
const path = await returned("answer.docx", (sheet) => {
  const cell = sheet.rows[1]?.cells.en;
  if (!cell) throw new Error("no row");
  cell.runs = [
    { text: "The Parties ", insert: null, delete: null },
    { text: "shall ", insert: by, delete: null },
    { text: "cooperate.", insert: null, delete: null },
  ];
  cell.comments = [0];
  sheet.comments.push({ ...by, text: "Please say for how long.", answers: null });
  const experts = sheet.rows.find((row) => row.cells.en.runs.some(({ text }) => text.includes("120")));
  for (const run of experts?.cells.en.runs ?? []) run.text = run.text.replace("120", "90");
  for (const run of experts?.cells.id.runs ?? []) run.text = run.text.replace("120", "90");
  const empty = { mark: null, comments: [] };
  const words = { text: "A wholly new paragraph.", insert: by, delete: null };
  sheet.rows.push({
    ...{ number: "", heading: false, insert: by, delete: null },
    cells: { id: { ...empty, runs: [] }, en: { ...empty, runs: [words] } },
  });
});

const letter = {
  ...{ proposal, version, party: "SG", sender: "Ministry of Manpower", number: "MOM/7", date: "2026-03-05" },
  ...{ channel: "mail", kind: "docx", path, fileName: "answer.docx" },
} as const;
db.clock.now = new Date("2026-03-06T02:00:00Z");
const enter = (more: object = {}, who = ministry.officer) =>
  db.run(importReceived, who, { ...letter, ...more } as never);

describe("what comes back on paper is not entered", () => {
  test.each([
    ["dated before the release that it answers", { date: "2026-03-01" }, "LETTER_BEFORE_RELEASE"],
    ["dated to come", { date: "2026-03-07" }, "LETTER_IN_FUTURE"],
    ["from the party that drafts", { party: "ID" }, "PARTY_UNKNOWN"],
    [
      "to a version that is not there",
      { version: "0a000000-0000-7000-8000-000000000009" },
      "VERSION_NOT_FOUND",
    ],
    ["as a scan that is none", { kind: "letter" }, "SCAN_KIND"],
    ["as a table that is a Word file", { kind: "xlsx" }, "FILE_REFUSED"],
    [
      "with a condition of which nothing is said",
      { positions: [{ clause: line, stance: "conditional" }] },
      "STANCE_CONDITION_MISSING",
    ],
  ])("%s; and nothing of it is kept", async (_, more, code) => {
    expect(await enter(more)).toMatchObject({ ok: false, code });
    expect(await db.sql`select from agreement.received`).toHaveLength(0);
    expect(await db.sql`select from agreement.comment`).toHaveLength(0);
  });

  test("by an office that is not in the circle", async () => {
    for (const who of [bureau.officer, agency.officer])
      expect(await enter({}, who)).toMatchObject({ code: "PROPOSAL_NOT_FOUND" });
  });
});

describe("what comes back on paper is entered as received", () => {
  const positions = [{ clause: line, stance: "interested" as const }];

  test("changes and remarks stand at their paragraphs, what fits nowhere waits, positions have their letter", async () => {
    expect(must(await enter({ positions }))).toMatchObject({
      unchanged: false,
      remarks: 1,
      unplaced: 1,
      another: false,
    });
    const { comments, positions: said } = await read();
    expect(comments.find(({ kind }) => kind === "remark")).toMatchObject({
      ...{ text: "Please say for how long.", author: "J. Tan", party: "SG", letter: { number: "MOM/7" } },
      place: { at: "paragraph", number: 1 },
    });
    const changes = comments.filter(({ kind }) => kind === "change");
    expect(changes.find(({ paragraph }) => paragraph === cooperate)).toMatchObject({
      ...{ language: "en", text: "The Parties shall cooperate.", author: "J. Tan" },
    });
    expect(changes.filter(({ paragraph }) => paragraph !== cooperate)[0]?.change?.figures).toEqual([
      { name: "weeks", to: { type: "number", value: 90, unit: "person-week" } },
    ]);
    expect(said).toMatchObject([
      { positions: [{ stance: "interested", letter: { number: "MOM/7", date: "2026-03-05" } }] },
    ]);
  });

  test("the same file again changes nothing", async () => {
    const before = (await read()).comments;
    expect(must(await enter({ number: "MOM/8" }))).toMatchObject({ unchanged: true });
    expect((await read()).comments).toEqual(before);
    expect(await db.sql`select from agreement.received`).toHaveLength(1);
  });

  test("the file is kept as it came, for the circle alone", async () => {
    const { letters } = await read();
    const received = letters[0]?.received ?? "";
    const file = must(await db.run(readReceivedFile, ministry.reader, { received }));
    expect(Buffer.from(file.bytes).subarray(0, 2).toString()).toBe("PK");
    expect(file.name).toBe("answer.docx");
    for (const who of [bureau.officer, agency.officer])
      for (const useCase of [readReceived, readReceivedFile])
        expect(await db.run(useCase as typeof readReceived, who, { received })).toMatchObject({
          code: "RECEIVED_NOT_FOUND",
        });
  });

  test("a second letter to the same release is kept beside the first, and told", async () => {
    const scan = folder.write("scan.pdf", "%PDF-1.7 a scan");
    const more = { kind: "letter", path: scan, fileName: "scan.pdf", number: "MOM/9" };
    expect(must(await enter(more))).toMatchObject({ another: true, unplaced: 0 });
    expect((await read()).letters.map(({ another }) => another)).toEqual([true, true]);
  });

  test("a piece is placed by a person, or set aside with a reason, once", async () => {
    const received = (await read()).letters[0]?.received ?? "";
    const { unplaced } = must(await db.run(readReceived, ministry.reader, { received })).received;
    expect(unplaced).toMatchObject([{ text: "A wholly new paragraph.", state: "open" }]);
    const act = (done: object) =>
      db.run(placePiece, ministry.officer, { received, piece: 0, act: done as never });
    expect(await db.run(closeFeedback, ministry.officer, { proposal })).toMatchObject({
      code: "PIECES_OPEN",
    });
    expect(await act({ act: "aside", reason: " " })).toMatchObject({ code: "PIECE_REASON_MISSING" });
    expect(await act({ act: "place", clause: cooperate })).toMatchObject({ code: "COMMENT_PLACE_UNKNOWN" });
    must(await act({ act: "place", clause: line }));
    expect(await act({ act: "aside", reason: "x" })).toMatchObject({ code: "PIECE_DONE" });
    const placed = (await read()).comments.find(({ text }) => text.startsWith("A wholly"));
    expect(placed).toMatchObject({
      text: "A wholly new paragraph.",
      place: { at: "clause" },
    });
  });
});

describe("what came back ends one by one", () => {
  const end = (comment: string, outcome: "accepted" | "adapted" | "declined", reason = {}) =>
    db.run(disposeComment, ministry.officer, { proposal, comment, outcome, reason });
  const find = async (text: RegExp) =>
    (await read()).comments.find((one) => text.test(one.text))?.comment ?? "";
  const drafting = () => db.sql`update agreement.proposal set state = 'drafting'`;

  test("a change is put into its paragraph while the proposal is drafted, and not before", async () => {
    const shall = await find(/shall/);
    expect(await end(shall, "accepted")).toMatchObject({ code: "NOT_DRAFTING" });
    await drafting();
    expect(must(await end(shall, "accepted"))).toMatchObject({ paragraph: cooperate, version: 2 });
    const [text] = await db.sql`select text_en, change, comment_id, stale from agreement.paragraph_text
      where paragraph_id = ${cooperate} and version = 2`;
    expect(text).toEqual({
      text_en: "The Parties shall cooperate.",
      change: "taken",
      comment_id: shall,
      stale: "id",
    });
  });

  test("a changed figure is taken once for both texts", async () => {
    const changes = (await read()).comments.filter(({ change }) => change?.figures.length);
    for (const { comment } of changes) must(await end(comment, "accepted"));
    const [clause] = await db.sql<{
      figures: object;
    }>`select figures from agreement.clause where kind = 'person-weeks'`;
    expect(clause?.figures).toMatchObject({ weeks: { value: 90 } });
  });

  test("a comment on a paragraph that was withdrawn stays, and is called so", async () => {
    await db.sql`update agreement.paragraph set withdrawn_at = now() where paragraph_id = ${cooperate}`;
    const remark = (await read()).comments.find(
      ({ kind, paragraph }) => kind === "remark" && paragraph === cooperate,
    );
    expect(remark?.place).toEqual({ at: "withdrawn" });
    must(await end(remark?.comment ?? "", "declined", { en: "The clause has no period." }));
    await db.sql`update agreement.paragraph set withdrawn_at = null where paragraph_id = ${cooperate}`;
  });

  test("feedback closes when none is open; the next text carries the answers, and the one after it does not", async () => {
    expect(await db.run(closeFeedback, ministry.officer, { proposal })).toMatchObject({
      code: "FEEDBACK_OPEN",
    });
    must(await end(await find(/wholly new/), "adapted", { id: "Digabung dengan pembukaan." }));
    const { comments } = must(await db.run(closeFeedback, ministry.officer, { proposal }));
    expect((await read()).proposal.closedOn).toBe("2026-03-06");
    const now = await documentOf();
    expect(now.answers).toHaveLength(comments);
    expect(now.answers.map(({ outcome }) => outcome)).toContain("declined");
    await db.sql`update agreement.version set content = jsonb_set(content, '{answers}', ${JSON.stringify(now.answers)}::jsonb)`;
    expect((await documentOf()).answers).toEqual([]);
  });

  async function documentOf() {
    let found: ProposalDocument | undefined;
    const asking = useCase<AgreementStores>()({
      name: "test.document",
      kind: "read",
      policy: [members()],
      input: z.object({}),
      async run({ stores: { agreement } }) {
        const row = await agreement.proposalByName(proposal);
        if (row) found = await documentNow(agreement, row);
        return { ok: true };
      },
    });
    must(await db.run(asking, ministry.officer, {}));
    if (!found) throw new Error("no document");
    return found;
  }
});
