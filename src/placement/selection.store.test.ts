import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testWorkbench } from "../test-database.ts";
import { addInterviewNote } from "./add-interview-note.ts";
import {
  addExpert,
  addOffice,
  caseAt,
  caseDays,
  caseGround,
  host,
  must,
  programme,
  sender,
} from "./case.fixture.ts";
import { decideSelection } from "./decide-selection.ts";
import { inviteSender } from "./invite-sender.ts";
import { nominateExpert } from "./nominate-expert.ts";
import { readMyNominations } from "./read-my-nominations.ts";
import { readSelection } from "./read-selection.ts";
import { readTerms } from "./read-terms.ts";
import { shortlistExpert } from "./shortlist-expert.ts";
import { sourceTerms } from "./source-terms.ts";
import { withdrawNomination } from "./withdraw-nomination.ts";

const db = await testWorkbench();
afterAll(db.close);

let ground = { commitment: "" };
let other = sender;
beforeAll(async () => {
  ground = await caseGround(db);
  other = await addOffice(db, { key: "polytechnic", letter: "d", party: "SG" });
});

const ready = async () => (await caseAt(db, "ready", ground)).terms;
const nominate = (terms: string, expert: string, who = sender.officer) =>
  db.run(nominateExpert, who, { terms, expert });
const read = async (terms: string, who = host.officer) => must(await db.run(readSelection, who, { terms }));
const book = (expert: string, kind: string, from: string, until: string) =>
  db.sql`insert into roster.booking (organisation_id, booking_id, expert_id, from_day, until_day, zone, during, kind)
    values (${sender.officer.organisation}::uuid, gen_random_uuid(), ${expert}::uuid, ${from}::date, ${until}::date,
      'Asia/Singapore', tstzrange(${from}::date::timestamptz, ${until}::date::timestamptz + interval '1 day'), ${kind})`;

describe("an expert is not put forward", () => {
  test("before the case asks for experts, by its host, or by an office that was not invited", async () => {
    const expert = await addExpert(db);
    const approved = (await caseAt(db, "approved", ground)).terms;
    expect(await nominate(approved, expert)).toMatchObject({ code: "CASE_NOT_FOUND" });
    const terms = await ready();
    expect(await nominate(terms, expert, host.officer)).toMatchObject({
      code: "NOT_IN_CAPACITY",
      params: { by: "sender" },
    });
    expect(await nominate(terms, expert, other.officer)).toMatchObject({ code: "CASE_NOT_FOUND" });
  });
  test("who is another office's, who was not asked, or who has agreed for a later day", async () => {
    const terms = await ready();
    const strange = await addExpert(db, { office: other.officer.organisation });
    expect(await nominate(terms, strange)).toMatchObject({ code: "EXPERT_NOT_FOUND" });
    const unasked = await addExpert(db, { agreedOn: null });
    expect(await nominate(terms, unasked)).toMatchObject({
      code: "NOMINEE_NOT_ASKED",
      params: { name: "Tan Mei Ling" },
    });
    const later = await addExpert(db, { agreedOn: "2026-03-03" });
    expect(await nominate(terms, later)).toMatchObject({ code: "NOMINEE_NOT_ASKED" });
  });
  test("of a party whose commitment no longer carries the case", async () => {
    const terms = await ready();
    await db.sql`update agreement.commitment set period_until = '2026-06-15' where commitment_id = ${ground.commitment}::uuid`;
    expect(await nominate(terms, await addExpert(db))).toMatchObject({ code: "EXPERT_WITHOUT_AGREEMENT" });
    await db.sql`update agreement.commitment set period_until = '2027-12-31' where commitment_id = ${ground.commitment}::uuid`;
  });
  test("with leave on these days, even on the last one", async () => {
    const expert = await addExpert(db);
    await book(expert, "leave", caseDays.untilDay, "2026-07-10");
    expect(await nominate(await ready(), expert)).toMatchObject({
      ...{ code: "EXPERT_ELSEWHERE", params: { from: caseDays.untilDay, until: "2026-07-10" } },
    });
  });
  test("twice", async () => {
    const [terms, expert] = [await ready(), await addExpert(db)];
    must(await nominate(terms, expert));
    expect(await nominate(terms, expert)).toMatchObject({ code: "NOMINATED_ALREADY" });
  });
});

test("the long list says why: skills with levels, languages, free days; who covers most comes first", async () => {
  await db.sql`delete from roster.booking`;
  await db.sql`delete from placement.nomination`;
  await db.sql`delete from roster.expert`;
  const terms = await ready();
  const junior = await addExpert(db, { name: "Ang Wei", level: 3, languages: {} });
  const busy = await addExpert(db, { name: "Boon Seng" });
  await book(busy, "leave", "2026-06-10", "2026-06-12");
  const { longList } = await read(terms, sender.officer);
  expect(longList?.total).toBe(2);
  const [second, first] = longList?.candidates ?? [];
  expect(first).toMatchObject({
    ...{ expertId: junior, reasons: { free: true, weeks: 4, languages: [{ language: "en", level: null }] } },
  });
  expect(first?.reasons.skills).toMatchObject([
    { asked: 5, level: 3, evidence: "credential", essential: true },
  ]);
  expect(second).toMatchObject({
    expertId: busy,
    reasons: { free: false, languages: [{ language: "en", level: "C1" }] },
  });
  expect((await read(terms)).longList).toBeNull();
});

describe("a selection", () => {
  let terms = "";
  const ids: Record<string, string> = {};
  const experts: Record<string, string> = {};
  beforeAll(async () => {
    terms = await ready();
    must(await db.run(inviteSender, programme.officer, { terms, sender: "polytechnic" }));
    experts.mei = await addExpert(db, { name: "Tan Mei Ling", asPerson: true });
    experts.raj = await addExpert(db, { name: "Raj Kumar", office: other.officer.organisation });
    ids.mei = must(await nominate(terms, experts.mei)).nomination;
    ids.raj = must(await nominate(terms, experts.raj, other.officer)).nomination;
  });
  const decide = (more: object = {}) =>
    db.run(decideSelection, host.officer, { terms, nomination: ids.mei ?? "", reasons: [], ...more });

  test("shows a sender its own experts alone, and the router of a case none", async () => {
    expect((await read(terms, sender.officer)).nominations.map(({ profile }) => profile.name)).toEqual([
      "Tan Mei Ling",
    ]);
    expect((await read(terms, other.reader)).nominations.map(({ profile }) => profile.name)).toEqual([
      "Raj Kumar",
    ]);
    expect(await db.run(readSelection, host.expert, { terms })).toMatchObject({ code: "NOT_PERMITTED" });
  });
  test("is written down for each expert whom the host reads, with what was shown, and for no reading of one's own", async () => {
    await db.sql`delete from placement.disclosure`;
    await read(terms, sender.officer);
    expect(await db.sql`select from placement.disclosure`).toHaveLength(0);
    await read(terms);
    const mine = must(await db.run(readMyNominations, sender.expert, {}));
    expect(mine.disclosures).toMatchObject([{ purpose: "selection", office: { id: "ministry" } }]);
    expect(mine.disclosures[0]?.fields).toContain("skills");
    expect(await db.sql`select from placement.disclosure`).toHaveLength(2);
  });
  test("chooses nobody who is not on the shortlist, and nobody without telling the others why", async () => {
    expect(await decide()).toMatchObject({ code: "NOMINATION_STATE", params: { state: "put-forward" } });
    must(await db.run(shortlistExpert, host.officer, { terms, nomination: ids.mei ?? "" }));
    const states = (await read(terms)).nominations.map(({ profile, state }) => [profile.name, state]);
    expect(states).toContainEqual(["Tan Mei Ling", "shortlisted"]);
    expect((await read(terms, sender.officer)).nominations[0]).toMatchObject({ state: "put-forward" });
    expect(await decide()).toMatchObject({
      code: "SELECTION_WITHOUT_REASON",
      rows: [{ found: "Raj Kumar" }],
    });
    expect(await db.run(sourceTerms, sender.officer, { terms })).toMatchObject({ code: "NOBODY_SELECTED" });
  });
  test("keeps what the host noted of an interview inside the host's office", async () => {
    const note = { terms, nomination: ids.mei ?? "", text: "Menguasai materi; ragu soal jadwal." };
    expect(await db.run(addInterviewNote, host.officer, { ...note, heldOn: "2026-03-03" })).toMatchObject({
      code: "INTERVIEW_IN_FUTURE",
    });
    expect(
      await db.run(addInterviewNote, programme.officer, { ...note, heldOn: "2026-03-02" }),
    ).toMatchObject({ code: "NOT_IN_CAPACITY" });
    must(await db.run(addInterviewNote, host.officer, { ...note, heldOn: "2026-03-02" }));
    expect((await read(terms, host.reader)).notes).toHaveLength(1);
    for (const who of [sender.head, programme.head])
      expect(JSON.stringify(await read(terms, who))).not.toContain("Menguasai");
  });
  test("tells everybody who was not chosen why, and asks the sender of the chosen one to book", async () => {
    must(await decide({ reasons: [{ nomination: ids.raj, reason: "Bahasa Indonesia belum cukup" }] }));
    const told = await read(terms, other.officer);
    expect(told.nominations).toMatchObject([
      { state: "not-selected", reason: { id: "Bahasa Indonesia belum cukup" } },
    ]);
    const duties =
      await db.sql`select o.key, d.record_kind from duty.duty d join identity.organisation o using (organisation_id)
      where d.state = 'open' and d.record_id like ${`${terms}%`} order by 1`;
    expect(duties).toEqual([{ key: "agency", record_kind: "placement.terms" }]);
    expect(await decide({ nomination: ids.raj })).toMatchObject({ code: "NOMINATION_STATE" });
    expect(must(await db.run(readTerms, other.reader, { terms })).next).toMatchObject({
      capacity: "sender",
      task: "book",
    });
  });
  test("goes on when the chosen one is taken back: the host may turn to somebody else", async () => {
    must(
      await db.run(withdrawNomination, sender.officer, { terms, nomination: ids.mei ?? "", note: "Sakit" }),
    );
    expect(JSON.stringify(must(await db.run(readTerms, other.officer, { terms })))).not.toContain("Sakit");
    must(await db.run(shortlistExpert, host.officer, { terms, nomination: ids.raj ?? "" }));
    must(await decide({ nomination: ids.raj }));
    expect(await db.run(sourceTerms, sender.officer, { terms })).toMatchObject({ code: "NOBODY_SELECTED" });
  });
  test("ends with days that are booked; who was booked elsewhere meanwhile is refused, and nothing is half done", async () => {
    await book(experts.raj ?? "", "other", "2026-06-28", "2026-06-28");
    const source = () => db.run(sourceTerms, other.officer, { terms });
    expect(await source()).toMatchObject({ code: "EXPERT_ELSEWHERE" });
    expect(await db.sql`select from placement.placement`).toHaveLength(0);
    expect(must(await db.run(readTerms, host.officer, { terms })).terms.state).toBe("ready");
    await db.sql`delete from roster.booking`;
    const { placement } = must(await source());
    const [booked] =
      await db.sql`select state, expert_name, weeks_drawn, p.organisation_id, record_id from placement.placement p
      join roster.booking b using (booking_id) where placement_id = ${placement}::uuid`;
    expect(booked).toEqual({
      ...{ state: "booked", expert_name: "Raj Kumar", weeks_drawn: 4, record_id: placement },
      organisation_id: host.officer.organisation,
    });
    expect(must(await db.run(readTerms, host.officer, { terms })).next).toBeNull();
    expect(await source()).toMatchObject({ code: "TERMS_STATE", params: { state: "sourced" } });
  });
});
