import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testWorkbench } from "../test-database.ts";
import { addInterviewNote } from "./add-interview-note.ts";
import { approveTerms } from "./approve-terms.ts";
import { askEdits } from "./ask-edits.ts";
import { cancelTerms } from "./cancel-terms.ts";
import {
  addExpert,
  addOffice,
  caseAt,
  caseGround,
  host,
  must,
  programme,
  sender,
  wholeTerms,
} from "./case.fixture.ts";
import { decideSelection } from "./decide-selection.ts";
import { declineTerms } from "./decline-terms.ts";
import { draftTerms } from "./draft-terms.ts";
import { endorseTerms, returnTerms } from "./endorse-terms.ts";
import { inviteSender } from "./invite-sender.ts";
import { nominateExpert } from "./nominate-expert.ts";
import { readSelection } from "./read-selection.ts";
import { readTermsList } from "./read-terms-list.ts";
import { readTerms } from "./read-terms.ts";
import { saveTerms } from "./save-terms.ts";
import { shortlistExpert } from "./shortlist-expert.ts";
import { sourceTerms } from "./source-terms.ts";
import { submitTerms } from "./submit-terms.ts";
import { withdrawNomination } from "./withdraw-nomination.ts";
import { withdrawTerms } from "./withdraw-terms.ts";

const db = await testWorkbench();
afterAll(db.close);

const at = { terms: "", nomination: "", commitment: "" };
let outsider = sender;
beforeAll(async () => {
  const ground = await caseGround(db);
  outsider = await addOffice(db, { key: "polytechnic", letter: "d", party: "SG" });
  const { terms } = await caseAt(db, "ready", ground);
  const { nomination } = must(
    await db.run(nominateExpert, sender.officer, { terms, expert: await addExpert(db) }),
  );
  Object.assign(at, { terms, nomination, commitment: ground.commitment });
});

const { template: _, ...written } = { ...wholeTerms, template: null };
const reason = { note: "Alasan" };
const expert = "0a000000-0000-4000-8000-000000000099";
const steps: [string, (who: Principal) => Promise<object>][] = [
  ["save", (who) => db.run(saveTerms, who, { terms: at.terms, revision: 1, ...written })],
  ["submit", (who) => db.run(submitTerms, who, { terms: at.terms, revision: 1 })],
  ["endorse", (who) => db.run(endorseTerms, who, { terms: at.terms, revision: 1 })],
  ["return", (who) => db.run(returnTerms, who, { terms: at.terms, ...reason })],
  ["ask edits", (who) => db.run(askEdits, who, { terms: at.terms, ...reason })],
  [
    "approve",
    (who) => db.run(approveTerms, who, { terms: at.terms, revision: 1, commitment: at.commitment }),
  ],
  ["decline", (who) => db.run(declineTerms, who, { terms: at.terms, ...reason })],
  ["invite", (who) => db.run(inviteSender, who, { terms: at.terms, sender: "polytechnic" })],
  ["withdraw", (who) => db.run(withdrawTerms, who, { terms: at.terms })],
  ["cancel", (who) => db.run(cancelTerms, who, { terms: at.terms, ...reason })],
  ["put forward", (who) => db.run(nominateExpert, who, { terms: at.terms, expert })],
  [
    "take back",
    (who) => db.run(withdrawNomination, who, { terms: at.terms, nomination: at.nomination, ...reason }),
  ],
  ["shortlist", (who) => db.run(shortlistExpert, who, { terms: at.terms, nomination: at.nomination })],
  [
    "note",
    (who) =>
      db.run(addInterviewNote, who, {
        terms: at.terms,
        nomination: at.nomination,
        heldOn: "2026-03-02",
        text: "x",
      }),
  ],
  [
    "decide",
    (who) => db.run(decideSelection, who, { terms: at.terms, nomination: at.nomination, reasons: [] }),
  ],
  ["book", (who) => db.run(sourceTerms, who, { terms: at.terms })],
];

test("nobody begins terms but an officer or the head of an office", async () => {
  for (const who of [
    host.reader,
    host.statistician,
    host.registrar,
    host.filing,
    host.expert,
    host.instructor,
  ])
    expect(await db.run(draftTerms, who, wholeTerms)).toMatchObject({ code: "NOT_PERMITTED" });
});

describe.each(steps)("to %s", (_name, take) => {
  test("is refused to readers and to people who act for themselves, in every office of the case", async () => {
    for (const office of [host, programme, sender])
      for (const who of [office.reader, office.registrar, office.filing, office.expert, office.instructor])
        expect(await take(who)).toMatchObject({ ok: false, code: "NOT_PERMITTED" });
  });
  test("is answered to the head of an office outside of the case as if there were no case", async () => {
    // Terms that somebody has changed meanwhile are not told from terms that are not there, either.
    expect(await take(outsider.head)).toEqual({ ok: false, code: "CASE_NOT_FOUND" });
  });
});

describe("who takes no part", () => {
  test("reads neither the case nor that there is one", async () => {
    for (const who of [outsider.head, outsider.reader, outsider.expert, sender.expert]) {
      expect(await db.run(readTerms, who, { terms: at.terms })).toEqual({
        ok: false,
        code: "CASE_NOT_FOUND",
      });
      expect(must(await db.run(readTermsList, who, {}))).toMatchObject({ count: 0, terms: [] });
    }
    expect(await db.run(readSelection, outsider.head, { terms: at.terms })).toEqual({
      ok: false,
      code: "CASE_NOT_FOUND",
    });
  });
});

test("a host reads of an expert what was put forward, and nothing of the sender's roster", async () => {
  const { nominations, longList } = must(await db.run(readSelection, host.officer, { terms: at.terms }));
  expect(nominations.map(({ profile }) => profile.name)).toEqual(["Tan Mei Ling"]);
  expect(longList).toBeNull();
  expect(JSON.stringify(nominations)).not.toMatch(/cost|expertId|expert_id/);
});
