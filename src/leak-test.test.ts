import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addOffices, offices } from "./agreement/offices.fixture.ts";
import {
  leakInputs,
  leakTrial,
  lookForDifferences,
  lookForLeaks,
  noIds,
  type LeakResult,
  type LeakWays,
  type Look,
  type TrialOffice,
} from "./agreement/index.server.ts";
import type { Principal, Role } from "./identity/index.ts";
import { visibleRows } from "./leak-test.ts";
import { principals, testWorkbench } from "./test-database.ts";
import { registerUseCases } from "./use-cases.ts";

const db = await testWorkbench();
afterAll(db.close);
const useCases = registerUseCases();

const members: Record<TrialOffice, { officer: Principal & { kind: "member" } }> = {
  lead: principals.ministry,
  coDrafter: offices.coDrafter,
  channel: principals.bureau,
  desk: principals.agency,
  invited: offices.invited,
  uninvited: offices.uninvited,
};
const principal = (office: TrialOffice, role: Role): Principal => {
  const { officer } = members[office];
  // The head of an office is another person than its officer: four eyes.
  return {
    ...officer,
    role,
    person: role === "officer" ? officer.person : officer.person.replace(/.$/, "9"),
  };
};
const ways: LeakWays = {
  ask: (name, who, input) => {
    const useCase = useCases.get(name);
    if (!useCase) throw new Error(`there is no use case ${name}`);
    return db.run(useCase, who, input as never);
  },
  rows: (who) => visibleRows(db.database, who),
  principal,
};

test("every use case of agreements that reads is asked in the trial", () => {
  const reading = [...useCases.values()].filter(
    ({ name, kind }) => kind === "read" && name.startsWith("agreement."),
  );
  const asked = leakInputs(noIds());
  expect(reading.map(({ name }) => name).filter((name) => !(name in asked))).toEqual([]);
  expect(Object.keys(asked).filter((name) => useCases.get(name)?.kind !== "read")).toEqual([]);
});

describe("a proposal on its whole way between six offices", async () => {
  const result: LeakResult = { states: 0, cells: 0, leaks: [] };
  const planted: LeakResult["leaks"] = [];
  const differences: string[] = [];
  // Roles change what may be done, walls decide what is seen: each role looks once, at the end.
  const last = "released again";
  beforeAll(async () => {
    await addOffices(db);
    const key = (office: TrialOffice) => members[office].officer.organisationKey;
    await leakTrial({ run: db.run, principal, keyOf: key, today: "2026-03-02" }, async (look) => {
      const { cells, leaks } = await lookForLeaks(ways, look, ["officer"]);
      result.states++;
      result.cells += cells;
      result.leaks.push(...leaks);
      if (look.state === last) {
        for (const who of [principal("uninvited", "officer"), principals.anonymous])
          differences.push(...(await lookForDifferences(ways, look, who)));
        planted.push(...(await plant(look)));
      }
    });
  });

  test("nobody reads a word that was not released to them: no answer, no row, no notice, no event", () => {
    expect(result.leaks).toEqual([]);
    expect(result.states).toBe(8);
    process.stdout.write(
      `» ${result.cells} readings in ${result.states} states, ${result.leaks.length} leaks\n`,
    );
    expect(result.cells).toBeGreaterThan(5_000);
  });

  test("who has no part in it is told the same of what there is as of what there is not", () => {
    expect(differences).toEqual([]);
  });

  test("a word that is put where it does not belong is found, by every way", () => {
    const ways = new Set(planted.map(({ way }) => way));
    for (const way of [
      "duty.duty",
      "duty.read-waiting",
      "platform.notice",
      "agreement.comment",
      "agreement.version",
    ])
      expect(ways).toContain(way);
    expect(planted.map(({ who }) => who)).toContain("uninvited officer");
  });

  /** Puts unreleased words where a slip of the product could put them; @returns what is found then. */
  async function plant(look: Look) {
    const word =
      look.canaries.find(({ what }) => what === "drafting: remark of the coDrafter")?.words[0] ?? "";
    const other = members.uninvited.officer.organisation;
    const title = JSON.stringify({ id: word, en: word });
    await db.sql`insert into duty.duty (duty_id, organisation_id, title, record_kind, record_id, path, due_on, role)
      values (gen_random_uuid(), ${other}, ${title}, 'agreement.hop', 'x', '/', '2026-03-02', 'officer')`;
    await db.sql`insert into platform.notice (notice_id, organisation_id, channel, template, params)
      values (gen_random_uuid(), ${other}, 'mail', 'duty-reminder', ${title})`;
    await db.sql`update agreement.circle_member set organisation_id = ${other}
      where organisation_id = ${members.coDrafter.officer.organisation}`;
    const { leaks } = await lookForLeaks(ways, look, ["officer"]);
    return leaks;
  }
});
