import { describe, expect, test } from "vitest";
import { roles } from "../identity/index.ts";
import { capacities } from "./case.ts";
import {
  moveTerms,
  nextStep,
  selectionStep,
  termsEvents,
  termsStates,
  type TermsEvent,
  type TermsState,
} from "./terms-states.ts";

/*
 Written by hand from what offices told, and never from the code: who may take a step, from which states, and where it
 leads. `D` is an officer or a head, `H` a head alone. What stands in no line is refused.
*/
const table = `
  submit     host       D  draft     review
  submit     host       D  edits     review
  endorse    router     D  routing   review
  return     router     D  routing   edits
  ask-edits  programme  D  review    edits
  approve    programme  H  review    approved
  decline    programme  D  review    declined
  invite     programme  D  approved  ready
  invite     programme  D  ready     ready
  source     sender     D  ready     sourced
  withdraw   host       D  draft     withdrawn
  withdraw   host       D  edits     withdrawn
  withdraw   host       D  routing   withdrawn
  withdraw   host       D  review    withdrawn
  cancel     programme  H  approved  cancelled
  cancel     programme  H  ready     cancelled
  reopen     programme  H  sourced   ready
  reopen     sender     H  sourced   ready
`;
const legal = table
  .trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/))
  .map(([event, capacity, who, from, to]) => ({ event, capacity, who, from, to }));

/** What the table says of one attempt: where it leads, or why not. */
function told(state: TermsState, event: TermsEvent, capacity: string, role: string): string {
  const lines = legal.filter((line) => line.event === event && line.capacity === capacity);
  if (lines.length === 0) return "NOT_IN_CAPACITY";
  const [{ who } = { who: "" }] = lines;
  if (role !== "head" && !(who === "D" && role === "officer")) return "NOT_PERMITTED";
  return lines.find(({ from }) => from === state)?.to ?? "TERMS_STATE";
}

const attempts = termsStates.flatMap((state) =>
  termsEvents.flatMap((event) =>
    [...capacities, "expert", "counterpart", "filing", "none"].flatMap((capacity) =>
      roles.map((role) => ({ state, event, capacity, role })),
    ),
  ),
);

test(`every state, event, capacity and role ends as offices told: ${attempts.length} attempts`, () => {
  for (const { state, event, capacity, role } of attempts) {
    const moved = moveTerms(state, event, { mine: [capacity], role, routed: false });
    expect(`${state} ${event} ${capacity} ${role}: ${moved.ok ? moved.to : moved.code}`).toBe(
      `${state} ${event} ${capacity} ${role}: ${told(state, event, capacity, role)}`,
    );
  }
});

describe("terms of a centre that is asked through its Disnaker", () => {
  test("go there whenever they are submitted, and nowhere else by any other step", () => {
    for (const { state, event, capacity, role } of attempts) {
      const who = { mine: [capacity], role };
      const direct = moveTerms(state, event, { ...who, routed: false });
      const routed = moveTerms(state, event, { ...who, routed: true });
      const expected = event === "submit" && direct.ok ? { ...direct, to: "routing" } : direct;
      expect(routed).toEqual(expected);
    }
  });
});

test("an office with two capacities takes the steps of both", () => {
  const mine = ["host", "programme"];
  expect(moveTerms("review", "approve", { mine, role: "head", routed: false })).toMatchObject({
    as: "programme",
  });
  expect(moveTerms("review", "withdraw", { mine, role: "head", routed: false })).toMatchObject({
    as: "host",
  });
});

test("a case that has ended goes nowhere", () => {
  const everything = { mine: [...capacities], role: "head", routed: false };
  for (const state of ["declined", "withdrawn", "cancelled"] as const)
    for (const event of termsEvents)
      expect(moveTerms(state, event, everything)).toMatchObject({
        ok: false,
        code: "TERMS_STATE",
        params: { state },
      });
});

test("every state that goes on has one next actor who has days for it, and whoever that is can act", () => {
  for (const state of termsStates)
    for (const selection of ["put-forward", "choose", "book"] as const) {
      const step = nextStep(state, selection);
      const ends = ["sourced", "declined", "withdrawn", "cancelled"].includes(state);
      expect([state, step === null]).toEqual([state, ends]);
      if (!step) continue;
      expect(step.days).toBeGreaterThan(0);
      const mine = { mine: [step.capacity], role: step.role, routed: false };
      const acts = termsEvents.some((event) => moveTerms(state, event, mine).ok);
      // While experts are sought, sender and host act on nominations.
      expect([state, acts || state === "ready"]).toEqual([state, true]);
    }
});

test.each([
  ["nobody was put forward", [], "put-forward"],
  ["everybody was taken back", ["withdrawn"], "put-forward"],
  ["nobody was chosen and nobody is left", ["not-selected"], "put-forward"],
  ["somebody waits to be chosen", ["not-selected", "put-forward"], "choose"],
  ["somebody is on the shortlist", ["shortlisted", "withdrawn"], "choose"],
  ["somebody is chosen", ["selected", "not-selected"], "book"],
])("a selection in which %s", (_, states, step) => {
  expect(selectionStep(states.map((state) => ({ state })))).toBe(step);
});
