import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { organisations, personId } from "../test-people.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { addLeave } from "./add-leave.ts";
import { dropSkill } from "./drop-skill.ts";
import { anExpert, bind, rosterStep } from "./expert.fixture.ts";
import { readExpert, readExpertAccounts, readOwnExpert } from "./read-expert.ts";
import { readExperts } from "./read-experts.ts";
import { removeLeave } from "./remove-leave.ts";
import { saveExpert } from "./save-expert.ts";
import { saveSkill } from "./save-skill.ts";

const db = await testWorkbench();
afterAll(db.close);
const { agency, ministry } = principals;

const welding = { scheme: "trades", version: "1", code: "W1" };
beforeAll(async () => {
  const version = randomUUID();
  await db.sql`insert into vocabulary.version (version_id, scheme, version, title, file_name, file_hash, organisation_id)
    values (${version}::uuid, 'trades', '1', '{"en": "Trades"}', 'trades.csv', 'hash', ${organisations.agency.organisationId}::uuid)`;
  await db.sql`insert into vocabulary.concept (version_id, code, kind, level) values (${version}::uuid, 'W1', 'skill', 1)`;
  await db.sql`insert into vocabulary.label (version_id, code, language, kind, text)
    values (${version}::uuid, 'W1', 'en', 'preferred', 'Welding of pipes')`;
});

const said = {
  name: "Goh Kah Wai",
  headline: { en: "Mechatronics" },
  homeZone: "Asia/Singapore",
  clearance: "cleared" as const,
  activeFrom: "2025-01-01",
};

describe("an expert is not saved", () => {
  test.each([
    ["in a zone that is none", { homeZone: "Asia/Atlantis" }, "EXPERT_ZONE"],
    ["whose days are reversed", { activeUntil: "2024-12-31" }, "BOOKING_DAYS_REVERSED"],
    ["who will agree one day", { agreedOn: "2026-03-03" }, "EXPERT_AGREED_LATER"],
    ["with the account of an officer", { person: personId("agency", "officer") }, "EXPERT_ACCOUNT"],
    ["with the account of another office", { person: personId("ministry", "expert") }, "EXPERT_ACCOUNT"],
    ["who has no name", { name: " " }, "INPUT_INVALID"],
    ["paid in cash, nobody knows how much", { cost: { as: "cash" as const } }, "INPUT_INVALID"],
    [
      "with a skill that is in no classification",
      { skills: [{ ...welding, code: "W2", level: 3, evidence: "self" as const }] },
      "EXPERT_CODES",
    ],
    [
      "with one skill twice",
      {
        skills: [
          { ...welding, level: 3, evidence: "self" as const },
          { ...welding, level: 5, evidence: "assessed" as const },
        ],
      },
      "EXPERT_TWICE",
    ],
  ])("%s", async (_, more, code) => {
    expect(await db.run(saveExpert, agency.officer, { ...said, ...more })).toMatchObject({ ok: false, code });
  });

  test("where the record is another office's: it is as if it were not there", async () => {
    const expert = await anExpert(db, agency.officer);
    const absent = { ok: false, code: "EXPERT_NOT_FOUND" };
    expect(await db.run(saveExpert, ministry.officer, { ...said, expert })).toEqual(absent);
    expect(await db.run(readExpert, ministry.head, { expert })).toEqual(absent);
    expect(
      await db.run(saveSkill, ministry.officer, { ...welding, expert, level: 1, evidence: "self" }),
    ).toEqual(absent);
    expect(await db.run(dropSkill, ministry.officer, { expert, scheme: "trades", code: "W1" })).toEqual(
      absent,
    );
    expect(
      await db.run(addLeave, ministry.officer, { expert, from: "2026-04-01", until: "2026-04-02" }),
    ).toEqual(absent);
  });

  test("where bookings lie outside the days on the roster", async () => {
    const expert = await anExpert(db, agency.officer);
    await bind(
      db,
      agency.officer,
      expert,
      { from: "2026-06-01", until: "2026-06-30", zone: "Asia/Jakarta" },
      "placement",
    );
    expect(
      await db.run(saveExpert, agency.officer, { ...said, expert, activeUntil: "2026-06-15" }),
    ).toMatchObject({ ok: false, code: "EXPERT_BOUND", params: { from: "2026-06-01", until: "2026-06-30" } });
  });
});

test("an expert is entered with skills by their titles in the vocabulary; one person is one expert", async () => {
  const person = personId("agency", "expert");
  const saved = await db.run(saveExpert, agency.officer, {
    ...said,
    person,
    agreedOn: "2026-03-02",
    cost: { as: "in-kind", note: "borne by the college" },
    skills: [{ ...welding, level: 6, evidence: "credential" }],
    languages: [{ language: "en", level: "C1" }],
  });
  const expert = saved.ok ? saved.expert : "";
  expect(await db.run(saveExpert, agency.officer, { ...said, person })).toMatchObject({
    code: "EXPERT_ACCOUNT_TAKEN",
  });
  // What a change leaves out stays as it is.
  await db.run(saveExpert, agency.head, { ...said, expert, person, cost: { as: "in-kind" } });
  const read = await db.run(readExpert, agency.officer, { expert });
  expect(read).toMatchObject({
    account: "agency expert",
    expert: {
      name: "Goh Kah Wai",
      skills: [{ code: "W1", title: { en: "Welding of pipes" }, level: 6, evidence: "credential" }],
      languages: [{ language: "en", level: "C1" }],
      cost: { as: "in-kind" },
    },
  });
  // What a week costs is read by officers and heads; not by readers, and not by the expert.
  expect(await db.run(readExpert, agency.reader, { expert })).toMatchObject({
    keeps: false,
    expert: { cost: null },
  });
  expect(await db.run(readOwnExpert, agency.expert, {})).toMatchObject({
    ok: true,
    expert: { expertId: expert, cost: null },
  });
  expect(await db.run(readOwnExpert, ministry.expert, {})).toEqual({ ok: false, code: "EXPERT_NOT_LISTED" });
  expect(await db.run(readExpertAccounts, agency.officer, {})).toMatchObject({
    accounts: [{ personId: person, name: "agency expert" }],
  });
  await db.run(dropSkill, agency.officer, { expert, scheme: "trades", code: "W1" });
  expect(await db.run(dropSkill, agency.officer, { expert, scheme: "trades", code: "W1" })).toMatchObject({
    code: "EXPERT_SKILL_NOT_FOUND",
  });
});

describe("leave", () => {
  test("overlaps nothing, in any zone; the expert enters the own, and takes no placement back", async () => {
    const own = await db.run(readOwnExpert, agency.expert, {});
    const expert = own.ok ? own.expert.expertId : "";
    const april = { from: "2026-04-06", until: "2026-04-10" };
    const leave = await db.run(addLeave, agency.expert, april);
    expect(leave).toMatchObject({ ok: true, expert });
    expect(
      await db.run(addLeave, agency.officer, {
        expert,
        from: "2026-04-11",
        until: "2026-04-12",
        zone: "Asia/Jayapura",
      }),
    ).toMatchObject({ ok: false, code: "EXPERT_ELSEWHERE", params: april });
    expect(await db.run(addLeave, agency.expert, { from: "2026-05-02", until: "2026-05-01" })).toMatchObject({
      code: "BOOKING_DAYS_REVERSED",
    });
    const someone = await anExpert(db, agency.officer);
    expect(await db.run(addLeave, agency.expert, { expert: someone, ...april })).toMatchObject({
      code: "EXPERT_NOT_FOUND",
    });
    const days = { from: "2026-07-01", until: "2026-07-31", zone: "Asia/Jakarta" };
    const placed = await bind(db, agency.officer, expert, days, "placement");
    const placement = placed.ok && placed.result.ok ? placed.result.booking : "";
    for (const who of [agency.expert, agency.officer])
      expect(await db.run(removeLeave, who, { booking: placement })).toEqual({
        ok: false,
        code: "BOOKING_OF_CASE",
      });
    const booking = leave.ok ? leave.booking : "";
    expect(await db.run(removeLeave, ministry.officer, { booking })).toEqual({
      ok: false,
      code: "BOOKING_NOT_FOUND",
    });
    expect(await db.run(removeLeave, agency.expert, { booking })).toMatchObject({ ok: true });
  });
});

describe("the search", () => {
  test("finds who has the skill at the level and the language, and is free on all of the days", async () => {
    const skilled = (name: string, level: number) =>
      anExpert(db, agency.officer, {
        name,
        skills: [{ ...welding, title: { en: "Welding of pipes" }, level, evidence: "self" }],
        languages: [{ language: "id", level: level > 4 ? "C1" : "A2" }],
      });
    const [high, low] = [await skilled("Zhou High", 7), await skilled("Zhou Low", 3)];
    await bind(
      db,
      agency.officer,
      high,
      { from: "2026-09-01", until: "2026-09-30", zone: "Asia/Jayapura" },
      "placement",
    );
    const found = async (asked: object) => {
      const read = await db.run(readExperts, agency.reader, { text: "Zhou", ...asked });
      return read.ok ? read.experts.map(({ expertId }) => expertId) : read.code;
    };
    expect(await found({ skill: "pipes" })).toEqual([high, low]);
    expect(await found({ skill: "w1", level: 5 })).toEqual([high]);
    expect(await found({ language: "id", languageLevel: "B1" })).toEqual([high]);
    expect(await found({ from: "2026-10-01", until: "2026-10-31" })).toEqual([high, low]);
    expect(await found({ from: "2026-09-30" })).toEqual([low]);
    // 31 August ends in Jakarta when 1 September has begun in Jayapura.
    expect(await found({ from: "2026-08-01", until: "2026-08-31", zone: "Asia/Jakarta" })).toEqual([low]);
    expect(await found({ from: "2026-08-01", until: "2026-08-31", zone: "Asia/Jayapura" })).toEqual([
      high,
      low,
    ]);
    expect(await found({ from: "2026-10-02", until: "2026-10-01" })).toBe("BOOKING_DAYS_REVERSED");
    expect(await db.run(readExperts, ministry.officer, {})).toMatchObject({ ok: true, experts: [], all: 0 });
    const days = { from: "2026-09-10", until: "2026-09-12", zone: "Asia/Jakarta" };
    const free = await rosterStep(db, agency.officer, async (roster) => ({
      free: [...(await roster.freeOn([high, low], days))],
      ranked: (
        await roster.findExperts({
          skills: [
            { scheme: "trades", code: "W1", level: 5 },
            { scheme: "trades", code: "X" },
          ],
          match: "any",
          limit: 5,
          offset: 0,
        })
      ).experts.map(({ expertId, covered }) => ({ expertId, covered })),
    }));
    expect(free.ok && free.result).toEqual({
      free: [low],
      ranked: [{ expertId: high, covered: ["trades/W1"] }],
    });
  });
});
