import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testWorkbench } from "../test-database.ts";
import { cancelPlacement } from "./cancel-placement.ts";
import { addOffice, caseGround, host, programme, sender } from "./case.fixture.ts";
import { endEarly, endPlacement } from "./end-placement.ts";
import { agreeExtension, approveExtension, askExtension, refuseExtension } from "./extend-placement.ts";
import { addTestRules, bookedPlacement, checksOf } from "./placement.fixture.ts";
import { dropCheck, settleCheck } from "./settle-check.ts";
import { startPlacement } from "./start-placement.ts";

const db = await testWorkbench();
afterAll(db.close);

const at = { placement: "", check: "" };
let outsider = sender;
beforeAll(async () => {
  const ground = await caseGround(db);
  await addTestRules(db);
  outsider = await addOffice(db, { key: "polytechnic", letter: "d", party: "SG" });
  const { placement, terms } = await bookedPlacement(db, ground);
  const check = (await checksOf(db, placement)).find(({ rule_key }) => rule_key === "visa")?.check_id ?? "";
  Object.assign(at, { placement, check });
  await db.admin(
    `insert into placement.participant (organisation_id, terms_id, capacity, party, since)
      values ($1, $2, 'sender', 'SG', now())`,
    [outsider.officer.organisation, terms],
  );
});

const which = () => ({ placement: at.placement, revision: 1 });
const why = { note: "Alasan" };
const steps: [string, (who: Principal) => Promise<object>][] = [
  ["enter a paper", (who) => db.run(settleCheck, who, { ...at, reference: "B-1", date: "2026-03-01" })],
  ["waive a paper", (who) => db.run(dropCheck, who, { ...at, reason: "Alasan" })],
  ["begin", (who) => db.run(startPlacement, who, which())],
  ["end", (who) => db.run(endPlacement, who, which())],
  ["end early", (who) => db.run(endEarly, who, { ...which(), ...why, date: "2026-06-02" })],
  ["cancel", (who) => db.run(cancelPlacement, who, { ...which(), ...why })],
  ["ask for more days", (who) => db.run(askExtension, who, { ...which(), ...why, until: "2026-07-31" })],
  ["approve more days", (who) => db.run(approveExtension, who, which())],
  ["agree to more days", (who) => db.run(agreeExtension, who, which())],
  ["refuse more days", (who) => db.run(refuseExtension, who, { ...which(), ...why })],
];

describe.each(steps)("to %s", (name, take) => {
  test("is refused to readers and to people who act for themselves, in every office of the case", async () => {
    for (const office of [host, programme, sender])
      for (const who of [
        office.reader,
        office.registrar,
        office.statistician,
        office.expert,
        office.instructor,
      ])
        expect(await take(who)).toMatchObject({ ok: false, code: "NOT_PERMITTED" });
  });
  test("is answered to a sender that was invited and not chosen as if there were no placement", async () => {
    expect(await take(outsider.head)).toEqual({ ok: false, code: "CASE_NOT_FOUND" });
  });
  test("is refused to a filing officer who is not named in the case", async () => {
    const code = name === "enter a paper" ? "NOT_IN_CAPACITY" : "NOT_PERMITTED";
    expect(await take(programme.filing)).toMatchObject({ ok: false, code });
  });
});

test("nothing of what was refused is left", async () => {
  const [row] = await db.sql<{
    state: string;
    revision: number;
  }>`select state, revision from placement.placement
    where placement_id = ${at.placement}::uuid`;
  expect(row).toEqual({ state: "booked", revision: 1 });
});
