import { roles, type Role } from "../identity/index.ts";
import { capacities } from "./case.ts";
import { movePlacement, placementEvents, placementStates } from "./placement-states.ts";
import { moveTerms, termsEvents, termsStates } from "./terms-states.ts";

/** One attempt at a step: who tries it in which state, and the state that it leads to or the code that refuses it. */
export type Transition = {
  record: "terms" | "placement";
  state: string;
  event: string;
  capacity: string;
  role: Role;
  outcome: string;
};

/** In whose name a step can be tried: offices of a case, people who are named in it, and whoever is in none of it. */
const everybody = [...capacities, "expert", "counterpart", "filing", "none"] as const;

/** Every state with every event for every capacity and role, of terms and of placements, with what comes of it. */
export function transitions(): Transition[] {
  const tried = <State extends string, Event extends string>(
    record: Transition["record"],
    states: readonly State[],
    events: readonly Event[],
    move: (
      state: State,
      event: Event,
      capacity: string,
      role: Role,
    ) => { ok: true; to: string } | { ok: false; code: string },
  ) =>
    states.flatMap((state) =>
      events.flatMap((event) =>
        everybody.flatMap((capacity) =>
          roles.map((role): Transition => {
            const moved = move(state, event, capacity, role);
            return { record, state, event, capacity, role, outcome: moved.ok ? moved.to : moved.code };
          }),
        ),
      ),
    );
  return [
    ...tried("terms", termsStates, termsEvents, (state, event, capacity, role) =>
      moveTerms(state, event, { mine: [capacity], role, routed: false }),
    ),
    ...tried("placement", placementStates, placementEvents, (state, event, capacity, role) =>
      movePlacement(state, event, { mine: [capacity], role }),
    ),
  ];
}
