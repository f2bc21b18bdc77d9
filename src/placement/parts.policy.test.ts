import { describe, expect, test } from "vitest";
import { anonymous, decide, roles, type Principal, type Role, type UseCase } from "../identity/index.ts";
import { closePlacement } from "./close-placement.ts";
import { giveFeedback } from "./give-feedback.ts";
import { handInDeliverable } from "./hand-in-deliverable.ts";
import { handInPaper } from "./hand-in-paper.ts";
import { issueCertificate } from "./issue-certificate.ts";
import { nameFilingOfficer } from "./name-filing-officer.ts";
import { openPaper } from "./open-paper.ts";
import { planDeliverable } from "./plan-deliverable.ts";
import { readCalendarDays } from "./read-calendar-days.ts";
import { readMeasures } from "./read-measures.ts";
import { readPapers } from "./read-papers.ts";
import { acceptDeliverable, dropDeliverable, returnDeliverable } from "./settle-deliverable.ts";
import { takeMeasure } from "./take-measure.ts";
import { writeDiary } from "./write-diary.ts";
import { writeHandover } from "./write-handover.ts";

type Declared = Pick<UseCase<never>, "name" | "policy">;
const member = (role: Role): Principal => ({
  ...{ kind: "member", person: "p", name: "Somebody", organisation: "o", organisationKey: "office" },
  ...{ party: "ID", role },
});
const permitted = ({ policy }: Declared) => roles.filter((role) => decide(policy, member(role)) === null);
const named = (all: Declared[]) => all.map((one) => [one.name, one] as const);

describe("an office's officers and head, and nobody else, name who files, plan, accept and close", () => {
  test.each(
    named([
      nameFilingOfficer,
      planDeliverable,
      acceptDeliverable,
      returnDeliverable,
      dropDeliverable,
      closePlacement,
    ]),
  )("%s", (_, one) => {
    expect(permitted(one)).toEqual(["officer", "head"]);
    expect(decide(one.policy, anonymous)?.code).toBe("NOT_SIGNED_IN");
  });
});

describe("an expert alone writes what an expert did", () => {
  test.each(named([writeDiary, writeHandover, handInDeliverable]))("%s", (_, one) =>
    expect(permitted(one)).toEqual(["expert"]),
  );
});

test("a filing officer alone opens an identity paper: no head and no desk does", () => {
  expect(permitted(openPaper)).toEqual(["filing"]);
});

test("an identity paper is handed in by the expert, the sender's desk or the filing officer", () => {
  expect(permitted(handInPaper)).toEqual(["officer", "head", "filing", "expert"]);
});

test("a head alone signs a certificate", () => {
  expect(permitted(issueCertificate)).toEqual(["head"]);
});

test("measures are taken by the office or an instructor; how it was is said by these and the expert", () => {
  expect(permitted(takeMeasure)).toEqual(["officer", "head", "instructor"]);
  expect(permitted(giveFeedback)).toEqual(["officer", "head", "expert", "instructor"]);
});

test("who has signed in may ask for a part of a placement, and which one they find is the wall's matter", () => {
  for (const one of [readPapers, readMeasures]) expect(permitted(one)).toEqual([...roles]);
  expect(permitted(readCalendarDays)).not.toContain("filing");
});
