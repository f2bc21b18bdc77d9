import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { importAgencies } from "../roster/index.server.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { arrivedProposal } from "./answer.fixture.ts";
import { prepareReply } from "./prepare-reply.ts";
import { must } from "./proposal.fixture.ts";
import { readCandidates } from "./read-candidates.ts";
import { saveCandidate } from "./save-candidate.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { ministry, bureau, agency } = principals;
const letter = { number: "U-1", date: "2026-03-02", channel: "letter" as const, dueOn: null };

const file = `agencies:
  - key: talents
    party: SG
    kind: agency
    name: { id: Badan Talenta, en: Talent Board }
    source: Act 1
    mandates:
      - { text: { id: Pengembangan talenta, en: Talent development }, from: "2016-01-01", source: Act 2 }
  - { key: harbour, party: SG, kind: agency, name: { id: Pelabuhan, en: Harbour }, source: Act 3 }
  - { key: other, party: ID, kind: agency, name: { id: Lain, en: Other }, source: Act 4 }
`;

let version = "";
let clause = "";
const save = (more: object, who = agency.officer) =>
  db.run(saveCandidate, who, { version, clause, agency: "talents", state: "found", ...more });

beforeAll(async () => {
  const path = folder.write("agencies.yaml", file);
  must(await db.run(importAgencies, ministry.commandLine, { path, fileName: "agencies.yaml" }));
  version = (await arrivedProposal(db)).version;
  const { lines } = must(await db.run(readCandidates, agency.officer, { version }));
  clause = lines[0]?.clause ?? "";
});

describe("no agency is looked for", () => {
  test("by a side that answers nothing", async () => {
    for (const who of [ministry.officer, bureau.officer])
      expect(await db.run(readCandidates, who, { version })).toMatchObject({ code: "ANSWER_NOT_OPEN" });
  });
  test.each([
    ["of the other party", { agency: "other" }, "AGENCY_OF_OTHER_PARTY"],
    ["that the directory does not have", { agency: "gone" }, "AGENCY_NOT_FOUND"],
    [
      "for something that is no scope line",
      { clause: "11111111-1111-4111-8111-111111111111" },
      "STANCE_CLAUSE_UNKNOWN",
    ],
    ["in a state that does not follow", { state: "interested" }, "CANDIDATE_STEP"],
    ["by an invitation without a letter", { state: "invited" }, "INVITATION_WITHOUT_LETTER"],
  ])("%s", async (_, more, code) => {
    expect(await save(more)).toMatchObject({ ok: false, code });
    expect(await db.sql`select from agreement.candidate`).toHaveLength(0);
  });
});

test("a scope line is answered with the mandates that fit it, or with no evidence", async () => {
  const { lines } = must(await db.run(readCandidates, agency.reader, { version }));
  expect(lines).toMatchObject([
    {
      fitting: 1,
      agencies: [
        { key: "talents", state: null, source: "Act 2", words: expect.arrayContaining(["talenta"]) },
      ],
    },
  ]);
});

test("what a side thinks of its agencies stays on its side, but for the names in its reply", async () => {
  must(await save({ agency: "harbour" }));
  must(await save({ state: "invited", letter }));
  must(await save({ state: "interested" }));
  must(await save({ state: "assigned", named: true }));
  const { lines } = must(await db.run(readCandidates, agency.reader, { version }));
  expect(
    lines[0]?.agencies.map(({ key, state, named, letterNumber }) => [key, state, named, letterNumber]),
  ).toEqual([
    ["talents", "assigned", true, "U-1"],
    ["harbour", "found", false, null],
  ]);
  must(await db.run(prepareReply, agency.officer, { version, number: "R-1", date: "2026-03-02" }));
  const [draft] = await db.sql<{
    agencies: unknown[];
  }>`select content -> 'agencies' as agencies from agreement.reply_draft`;
  expect(draft?.agencies).toEqual([
    { clause, agency: "talents", name: { id: "Badan Talenta", en: "Talent Board" }, state: "assigned" },
  ]);
});
