import { afterAll, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { askRelease } from "./ask-release.ts";
import { compareVersions } from "./compare-versions.ts";
import { applyDiff } from "./document-diff.ts";
import { exportVersion } from "./export-version.ts";
import { inviteDrafter } from "./invite-drafter.ts";
import { makeDraftVersion } from "./make-draft-version.ts";
import { openRevision } from "./open-revision.ts";
import { must, openedProposal, released } from "./proposal.fixture.ts";
import { readProposal } from "./read-proposal.ts";
import { readVersion } from "./read-version.ts";
import { readVersions } from "./read-versions.ts";
import { releaseVersion } from "./release-version.ts";
import { saveParagraph } from "./save-paragraph.ts";

const db = await testWorkbench();
afterAll(db.close);
const { ministry, bureau, agency } = principals;
const { proposal, name } = await openedProposal(db);
const document = async () => must(await db.run(readProposal, ministry.officer, { proposal })).document;
const rewrite = async (clause: number, place: number, from: string, to: string) => {
  const found = (await document()).clauses[clause]?.paragraphs[place];
  if (!found) throw new Error("no such paragraph");
  const text = { id: found.text.id.replace(from, to), en: `${found.text.en} (${to.replace(/[{}]/g, "")})` };
  const input = { proposal, paragraph: found.id, based: found.version, text };
  return must(await db.run(saveParagraph, ministry.officer, input));
};

describe("versions are refused", () => {
  test("where the text is still the newest one", async () => {
    must(await db.run(makeDraftVersion, bureau.officer, { proposal, note: "Sebelum rapat" }));
    expect(await db.run(makeDraftVersion, ministry.officer, { proposal })).toMatchObject({
      code: "VERSION_SAME",
      params: { number: 1 },
    });
  });

  test("to who is not in the circle, and where there is none of that number", async () => {
    expect(await db.run(readVersion, agency.officer, { proposal, version: 1 })).toMatchObject({
      code: "PROPOSAL_NOT_FOUND",
    });
    expect(await db.run(readVersion, ministry.officer, { proposal, version: 9 })).toMatchObject({
      code: "VERSION_NOT_FOUND",
    });
    const [draft] = must(await db.run(readVersions, ministry.officer, { proposal })).versions;
    const id = draft?.versionId ?? "";
    expect(await db.run(exportVersion, agency.officer, { version: { id } })).toMatchObject({
      code: "VERSION_NOT_FOUND",
    });
  });

  test("to be compared with themselves, or with those of another proposal", async () => {
    const other = await openedProposal(db, { name: "usulan-lain" });
    const from = { proposal, version: 1 };
    expect(await db.run(compareVersions, ministry.officer, { from, to: from })).toMatchObject({
      code: "VERSIONS_SAME",
    });
    const to = { proposal: other.proposal, version: "now" as const };
    expect(await db.run(compareVersions, ministry.officer, { from, to })).toMatchObject({
      code: "VERSIONS_OF_TWO",
    });
  });
});

describe("a release and its revision", () => {
  test("who asked for one text does not see another one released", async () => {
    must(await db.run(askRelease, ministry.officer, { proposal }));
    await rewrite(0, 1, "Para Pihak", "Kedua Pihak");
    expect(await db.run(releaseVersion, ministry.head, { proposal })).toMatchObject({
      code: "RELEASE_CHANGED",
    });
    const asked = must(await db.run(readProposal, ministry.head, { proposal })).asked;
    expect(asked).toMatchObject({ changed: true, by: { person: "ministry officer" } });
  });

  test("is refused while anything is missing, and says how much", async () => {
    const { version } = await rewrite(2, 1, "{weeks}", "{pekan}");
    expect(await db.run(askRelease, ministry.officer, { proposal })).toMatchObject({
      code: "NOT_READY",
      params: { count: 1 },
    });
    expect(version).toBe(2);
    await rewrite(2, 1, "{pekan}", "{weeks}");
    must(await released(db, name));
  });

  test("the release stays while the text goes on; both are told apart word by word, in either language", async () => {
    expect(await db.run(openRevision, bureau.officer, { proposal })).toMatchObject({
      code: "PROPOSAL_NOT_FOUND",
    });
    must(await db.run(openRevision, ministry.officer, { proposal }));
    expect(await db.run(openRevision, ministry.officer, { proposal })).toMatchObject({
      code: "NOT_RELEASED",
    });
    must(
      await db.run(inviteDrafter, ministry.officer, {
        proposal,
        organisation: "bureau",
        capacity: "channel",
      }),
    );
    await rewrite(3, 1, "menyediakan", "menanggung");
    const asked = { from: { proposal: name, version: "now" as const }, to: { proposal: name, version: 2 } };
    const { from, to, diff } = must(await db.run(compareVersions, ministry.reader, asked));
    expect([from.head?.number, to.head]).toEqual([2, null]);
    expect(applyDiff(from.content, diff)).toEqual(to.content);
    const changed = diff.clauses.filter(({ fate }) => fate !== "same");
    expect(changed).toHaveLength(1);
    expect(changed[0]?.paragraphs[1]?.text.id).toMatchObject([
      { kind: "same" },
      { kind: "removed", text: " menyediakan" },
      { kind: "added", text: " menanggung" },
      { kind: "same" },
    ]);
    expect(changed[0]?.paragraphs[1]?.text.en.at(-1)).toEqual({ kind: "added", text: " (menanggung)" });
  });

  test("a second release has the next number, and each still has the hash that it was given", async () => {
    const second = await released(db, name, { number: "B-2/BKS/III/2026", date: "2026-03-02" });
    expect(second.number).toBe(3);
    const { versions } = must(await db.run(readVersions, ministry.reader, { proposal }));
    expect(versions.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
      "3 release",
      "2 release",
      "1 draft",
    ]);
    for (const { number } of versions)
      expect(must(await db.run(readVersion, ministry.reader, { proposal, version: number })).intact).toBe(
        true,
      );
    const lines =
      await db.sql`select kind, id from thread.record where kind in ('agreement.version', 'agreement.proposal')`;
    expect(lines.filter(({ kind }) => kind === "agreement.version")).toHaveLength(2);
  });

  test("a version that was changed past the walls is told by its hash", async () => {
    await db.sql`update agreement.version set content = jsonb_set(content, '{title,id}', '"Lain"') where number = 2 and kind = 'release'`;
    expect(must(await db.run(readVersion, ministry.reader, { proposal, version: 2 })).intact).toBe(false);
  });
});
