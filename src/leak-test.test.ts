import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addOffices, offices } from "./agreement/offices.fixture.ts";
import {
  leakInputs,
  leakTrial,
  lookForDifferences,
  lookForLeaks,
  noIds,
  trialOffices,
  trialStates,
  type Address,
  type LeakResult,
  type LeakWays,
  type Look,
  type TrialOffice,
} from "./agreement/index.server.ts";
import type { Principal, Role } from "./identity/index.ts";
import { laterInputs, pageAddresses } from "./leak-addresses.ts";
import { leakWays, unopened } from "./leak-test.ts";
import { principals, testWorkbench } from "./test-database.ts";
import { registerUseCases } from "./use-cases.ts";

const db = await testWorkbench();
afterAll(db.close);
const useCases = registerUseCases();

type Member = Principal & { kind: "member" };
const members: Record<TrialOffice, { officer: Member; head: Member; reader: Member }> = {
  lead: principals.ministry,
  coDrafter: offices.coDrafter,
  channel: principals.bureau,
  desk: principals.agency,
  invited: offices.invited,
  uninvited: offices.uninvited,
};
const principal = (office: TrialOffice, role: Role) => members[office][role as "officer"];
const today = "2026-03-02";

let ways: Awaited<ReturnType<typeof leakWays>>;
const result: LeakResult = { states: 0, cells: 0, leaks: [], opened: new Set() };
const planted: LeakResult["leaks"] = [];
const differences: string[] = [];
let blind: string[] = [];

// By officers, in the states in which most is to be kept: `jembatan agreement leak-test` looks at all, in every role.
const looked = ["revised", "signed"];
const last = looked.at(-1);

beforeAll(async () => {
  await addOffices(db);
  ways = await leakWays({
    ...{ root: "", today, useCases, database: db.database, principal },
    run: (useCase, who, input) => db.run(useCase as never, who, input as never),
    load: (file) =>
      import(/* @vite-ignore */ join(import.meta.dirname, file)) as Promise<Record<string, unknown>>,
  });
  const keyOf = (office: TrialOffice) => members[office].officer.organisationKey;
  // Time goes on, as it does in an office: what was said later replaces what was said before.
  const run: typeof db.run = (useCase, who, input) => {
    db.clock.now = new Date(db.clock.now.getTime() + 1_000);
    return db.run(useCase, who, input);
  };
  await leakTrial({ run, principal, keyOf, today }, async (look) => {
    result.states++;
    if (!looked.includes(look.state)) return;
    const { cells, leaks, opened } = await lookForLeaks(cheaper(look.state), look, ["officer"], {
      offices: look.state === last ? ["lead", "channel", "desk", "uninvited"] : trialOffices,
    });
    result.cells += cells;
    result.leaks.push(...leaks);
    for (const way of opened) result.opened.add(way);
    if (look.state !== last) return;
    blind = unopened(ways.must, result.opened);
    // The last entry is the uninvited office's own.
    const others = { ...look, ids: { ...look.ids, ledger: look.ids.ledger.slice(0, -1) } };
    for (const who of [members.uninvited.officer, principals.anonymous])
      differences.push(...(await lookForDifferences(ways, others, who)));
    planted.push(...(await plant(look)));
  });
}, 240_000);

describe("the trial looks everywhere", () => {
  test("a use case that reads is asked, if its module may know a word of agreements", () => {
    // Threads, duties and notices carry what others write; another module has it from AGREE's door or not at all.
    const files = globSync("*/**/*.{ts,tsx}", { cwd: import.meta.dirname });
    const knowing = files.filter((file) =>
      /from "(\.\.\/)+agreement\//.test(readFileSync(join(import.meta.dirname, file), "utf8")),
    );
    const modules = ["agreement", "thread", "duty", ...knowing.map((file) => file.split(sep)[0])];
    const names = [...useCases.values()].flatMap(({ name, kind }) => (kind === "read" ? [name] : []));
    const wanted = names.filter(
      (name) => name === "platform.read-mailbox" || modules.includes(name.slice(0, name.indexOf("."))),
    );
    const asked = { ...leakInputs(noIds()), ...laterInputs(noIds()) };
    expect(wanted.filter((name) => !(name in asked))).toEqual([]);
    expect(Object.keys(asked).filter((name) => !names.includes(name))).toEqual([]);
  });

  test("a page with something in its address that nobody has thought of stops it", () => {
    const added = [{ file: "agreement/pages/note.tsx", path: "agreement/notes/:note" }];
    expect(() => pageAddresses(added, noIds())).toThrow("note of /agreement/notes/:note");
  });

  test("somebody is given something by every way: what nobody can open was not looked at", () => {
    expect(blind).toEqual([]);
  });
});

describe("a proposal on its whole way between six offices", () => {
  test("nobody reads a word that was not released to them: no page, no file or its name, no answer, row, notice or event", () => {
    process.stdout.write(
      `» ${result.cells} readings by ${result.opened.size} ways, ${result.leaks.length} leaks\n`,
    );
    expect(result.leaks).toEqual([]);
    expect(result.states).toBe(trialStates.length);
  });

  test("who has no part in it is told the same of what there is as of what there is not", () => {
    expect(differences).toEqual([]);
  });

  test.each([
    ["a duty of another office", ["duty.duty", "duty.read-waiting", "/"]],
    ["a notice to another office", ["platform.notice", "platform.read-mailbox", "/mailbox"]],
    [
      "a member who was never invited",
      [
        "agreement.comment",
        "agreement.read-proposal",
        "/agreement/:proposal",
        "/agreement/:proposal/versions/:number/file",
        "/api/agreement/proposals",
      ],
    ],
  ])("an unreleased word in %s is found, by every way that leads there", (_, expected) => {
    const found = new Set(planted.flatMap(({ who, way }) => (who === "uninvited officer" ? [way] : [])));
    expect(expected.filter((way) => !found.has(way))).toEqual([]);
  });
});

/**
 * Files of versions cost the most: they are opened once, where what is unreleased is newest, without changes marked; and a
 * PDF says only its name here.
 */
function cheaper(state: Look["state"]): LeakWays {
  const file = /\/versions\/.+\/file\?/;
  const dear = ({ url }: Address) => file.test(url) && (state === last || /pdf|against/.test(url));
  return { ...ways, addresses: (ids) => ways.addresses(ids).filter((address) => !dear(address)) };
}

/** Puts unreleased words where a slip of the product could put them; @returns what is found then. */
async function plant(look: Look) {
  const word = look.canaries.find(({ what }) => what === "drafting: remark of the coDrafter")?.words[0] ?? "";
  const other = members.uninvited.officer.organisation;
  const title = JSON.stringify({ id: word, en: word });
  await db.sql`insert into duty.duty (duty_id, organisation_id, title, record_kind, record_id, path, due_on, role)
    values (gen_random_uuid(), ${other}, ${title}, 'agreement.hop', 'x', '/', '2026-03-02', 'officer')`;
  await db.sql`insert into platform.notice (notice_id, organisation_id, channel, template, params)
    values (gen_random_uuid(), ${other}, 'mail', 'duty-reminder', ${{ count: 1, late: 0, more: 0, titles: [{ id: word }] }})`;
  await db.sql`insert into agreement.circle_member (organisation_id, circle_id, proposal_id, capacity, since)
    select ${other}::uuid, circle_id, proposal_id, 'co-drafter', since from agreement.circle_member
    where organisation_id = ${members.coDrafter.officer.organisation}::uuid`;
  return (await lookForLeaks(cheaper("revised"), look, ["officer"], { offices: ["uninvited"] })).leaks;
}
