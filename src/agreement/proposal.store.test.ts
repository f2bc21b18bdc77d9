import { afterAll, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { askRelease } from "./ask-release.ts";
import { openProposal } from "./open-proposal.ts";
import { content, must, openedProposal, released } from "./proposal.fixture.ts";
import { releaseVersion } from "./release-version.ts";

const db = await testWorkbench();
afterAll(db.close);
const { ministry, bureau, agency } = principals;

describe("opening a proposal is refused", () => {
  const asked = { name: "usulan-lain", desk: "agency", channel: "bureau" };
  test.each([
    ["to a desk that is not there", { desk: "nobody" }, "ORGANISATION_NOT_FOUND"],
    ["to a desk of the own party", { desk: "bureau" }, "DESK_OF_OWN_PARTY"],
    ["through a channel of the other party", { channel: "agency" }, "CHANNEL_OF_OTHER_PARTY"],
    ["through the own office", { channel: "ministry" }, "CHANNEL_OF_OTHER_PARTY"],
  ])("%s", async (_, wrong, code) => {
    expect(await db.run(openProposal, ministry.officer, { ...asked, ...wrong })).toMatchObject({
      ok: false,
      code,
    });
    expect(await db.sql`select from agreement.proposal`).toHaveLength(0);
  });
});

describe("a proposal from its opening to its release", () => {
  test("begins with the template's clauses in both languages, and the channel writes along", async () => {
    const { proposal, path } = await openedProposal(db);
    expect(path).toBe("/agreement/talenta-uji");
    const clauses = await db.sql`select kind, obligation ->> 'party' as party from agreement.clause
      where proposal_id = ${proposal} order by position`;
    expect(clauses.map(({ kind }) => kind)).toEqual(content.clauses.map(({ kind }) => kind));
    expect(clauses[2]).toMatchObject({ party: "SG" });
    const texts = await db.sql`select from agreement.paragraph_text where change = 'written'`;
    expect(texts).toHaveLength(11);
    expect(
      await db.sql`select capacity from agreement.circle_member where proposal_id = ${proposal} order by capacity`,
    ).toEqual([{ capacity: "channel" }, { capacity: "lead" }]);
    const duties =
      await db.sql`select organisation_id, path from duty.duty where record_kind = 'agreement.circle'`;
    expect(duties).toEqual([
      { organisation_id: bureau.officer.organisation, path: `/agreement/${proposal}` },
    ]);
  });

  test("a name is taken once in an office, and nobody outside learns of it", async () => {
    expect(await db.run(openProposal, ministry.head, { name: "talenta-uji", desk: "agency" })).toMatchObject({
      code: "PROPOSAL_NAME_TAKEN",
    });
    expect(await db.run(askRelease, agency.officer, { proposal: "talenta-uji" })).toMatchObject({
      code: "PROPOSAL_NOT_FOUND",
    });
  });

  test("a release is refused before it is asked for, to who writes along, and to who asked", async () => {
    const proposal = "talenta-uji";
    expect(await db.run(releaseVersion, ministry.head, { proposal })).toMatchObject({
      code: "RELEASE_NOT_ASKED",
    });
    expect(await db.run(askRelease, bureau.officer, { proposal })).toMatchObject({ code: "NOT_CIRCLE_LEAD" });
    must(await db.run(askRelease, ministry.head, { proposal }));
    expect(await db.run(releaseVersion, ministry.head, { proposal })).toMatchObject({ code: "FOUR_EYES" });
  });

  test("released, it is a version with a hash; the channel leaves, and nobody changes a word", async () => {
    const release = await released(db, "talenta-uji", { number: "B-1/BKS/III/2026", date: "2026-03-02" });
    expect(release).toMatchObject({ number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(release.hop).not.toBeNull();
    const [left] = await db.sql`select left_on::text from agreement.circle_member where capacity = 'channel'`;
    expect(left).toEqual({ left_on: "2026-03-02" });
    expect(await db.run(askRelease, ministry.officer, { proposal: "talenta-uji" })).toMatchObject({
      code: "NOT_DRAFTING",
    });
  });
});
