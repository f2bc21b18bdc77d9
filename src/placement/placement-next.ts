import { dayAfter } from "../identity/index.ts";
import type { Capacity } from "./case.ts";
import type { Extension } from "./extension.ts";
import type { Placement } from "./placement.ts";
import type { Check } from "./rule.ts";

/** Days in which an office answers a request for more days, and in which a host closes what has ended. */
export const daysToAnswer = 7;
const daysToClose = 14;
export const closeBy = (ended: string): string => dayAfter(ended, daysToClose);

export type PlacementTask = "check" | "start" | "approve" | "agree" | "end" | "close";

/** What is to be done next in a placement, by whom until when: the same for everybody of the case. */
export type PlacementNext = { task: PlacementTask; capacity: Capacity; dueOn: string };

/**
 * What comes next: the paper that is due first, then the start; the answer to a request for more days, then the end; then
 * the closing. Null where nobody has to do anything.
 * @param check the open paper that is due first
 * @param extension the request that is still being answered, with the day on which its last step was taken
 */
export function placementNext(
  { state, fromDay, untilDay, endedOn }: Pick<Placement, "state" | "fromDay" | "untilDay" | "endedOn">,
  check: Pick<Check, "capacity" | "dueOn"> | null,
  extension: (Pick<Extension, "state"> & { since: string }) | null,
): PlacementNext | null {
  if (state === "booked")
    return check
      ? { task: "check", capacity: check.capacity, dueOn: check.dueOn }
      : { task: "start", capacity: "host", dueOn: fromDay };
  if (state === "under-way") {
    const dueOn = extension ? dayAfter(extension.since, daysToAnswer) : untilDay;
    if (extension?.state === "asked") return { task: "approve", capacity: "programme", dueOn };
    if (extension?.state === "approved") return { task: "agree", capacity: "sender", dueOn };
    return { task: "end", capacity: "host", dueOn: untilDay };
  }
  return state === "ended" ? { task: "close", capacity: "host", dueOn: closeBy(endedOn ?? untilDay) } : null;
}
