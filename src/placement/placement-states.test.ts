import { expect, test } from "vitest";
import { roles } from "../identity/index.ts";
import { capacities } from "./case.ts";
import {
  movePlacement,
  openPlacementEvents,
  placementEvents,
  placementStates,
  type PlacementEvent,
  type PlacementState,
} from "./placement-states.ts";

/*
 Written by hand from what offices told, and never from the code. `D`: an officer or the head, `H`: the head alone, `E`:
 the expert, `I`: an instructor, `F`: the filing officer. `=`: the state stays. What stands in no line is refused.
*/
const table = `
  name-filing-officer  programme    D  booked,under-way         =
  hand-in-paper        expert       E  booked,under-way         =
  hand-in-paper        sender       D  booked,under-way         =
  hand-in-paper        filing       F  booked,under-way         =
  settle-check         host         D  booked,under-way         =
  settle-check         router       D  booked,under-way         =
  settle-check         programme    D  booked,under-way         =
  settle-check         sender       D  booked,under-way         =
  settle-check         filing       F  booked,under-way         =
  drop-check           programme    H  booked                   =
  start                host         D  booked                   under-way
  measure              host         D  booked,under-way,ended   =
  measure              counterpart  I  booked,under-way,ended   =
  write-diary          expert       E  under-way,ended          =
  plan-deliverable     host         D  booked,under-way         =
  hand-in              expert       E  under-way,ended          =
  settle-deliverable   host         D  booked,under-way,ended   =
  ask-extension        host         D  under-way                =
  approve-extension    programme    H  under-way                =
  agree-extension      sender       D  under-way                =
  refuse-extension     programme    H  under-way                =
  refuse-extension     sender       D  under-way                =
  end                  host         D  under-way                ended
  end-early            host         H  under-way                ended
  end-early            programme    H  under-way                ended
  end-early            sender       H  under-way                ended
  cancel               programme    H  booked                   cancelled
  cancel               sender       H  booked                   cancelled
  give-feedback        host         D  under-way,ended          =
  give-feedback        expert       E  under-way,ended          =
  give-feedback        counterpart  I  under-way,ended          =
  write-handover       expert       E  under-way,ended          =
  close                host         D  ended                    closed
  certify              host         H  ended,closed             =
`;
const legal = table
  .trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/))
  .map(([event, capacity, who, from = "", to]) => ({ event, capacity, who, from: from.split(","), to }));
const acting: Record<string, readonly string[]> = {
  ...{ D: ["officer", "head"], H: ["head"], E: ["expert"], I: ["instructor"], F: ["filing"] },
};

/** What the table says of one attempt: where it leads, or why not. */
function told(state: PlacementState, event: PlacementEvent, capacity: string, role: string): string {
  const line = legal.find((one) => one.event === event && one.capacity === capacity);
  if (!line) return "NOT_IN_CAPACITY";
  if (!acting[line.who ?? ""]?.includes(role)) return "NOT_PERMITTED";
  if (!line.from.includes(state)) return "PLACEMENT_STATE";
  return line.to === "=" ? state : (line.to ?? "");
}

const everybody = [...capacities, "expert", "counterpart", "filing", "none"];
const attempts = placementStates.flatMap((state) =>
  placementEvents.flatMap((event) =>
    everybody.flatMap((capacity) => roles.map((role) => ({ state, event, capacity, role }))),
  ),
);

test(`every state, event, capacity and role ends as offices told: ${attempts.length} attempts`, () => {
  for (const { state, event, capacity, role } of attempts) {
    const moved = movePlacement(state, event, { mine: [capacity], role });
    expect(`${state} ${event} ${capacity} ${role}: ${moved.ok ? moved.to : moved.code}`).toBe(
      `${state} ${event} ${capacity} ${role}: ${told(state, event, capacity, role)}`,
    );
  }
});

test("what is cancelled goes nowhere, and of what is closed there is a certificate alone", () => {
  for (const role of roles) {
    expect(openPlacementEvents("cancelled", { mine: everybody, role })).toEqual([]);
    expect(openPlacementEvents("closed", { mine: everybody, role })).toEqual(
      role === "head" ? ["certify"] : [],
    );
  }
});

test("an office that is host and programme takes the steps of both, each in its capacity", () => {
  const who = { mine: ["host", "programme"], role: "head" };
  expect(movePlacement("booked", "start", who)).toMatchObject({ as: "host", to: "under-way" });
  expect(movePlacement("booked", "cancel", who)).toMatchObject({ as: "programme", to: "cancelled" });
});

test("a refusal says who acts, or in which state the placement is", () => {
  expect(movePlacement("booked", "start", { mine: ["sender"], role: "head" })).toMatchObject({
    params: { by: "host" },
  });
  expect(movePlacement("ended", "start", { mine: ["host"], role: "head" })).toMatchObject({
    params: { state: "ended" },
  });
});
