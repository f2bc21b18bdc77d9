import { redirect } from "react-router";
import { formProblem, type Visit } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { addLeave, removeLeave } from "../index.server.ts";

/** What the calendar of an expert is asked to do: days of leave entered or taken back. `expert`: null for oneself. */
export async function workOnLeave(visit: Visit, form: FormData, expert: string | null, path: string) {
  const value = (name: string) => String(form.get(name) ?? "").trim();
  if (value("do") === "remove-leave") {
    const removed = await visit.perform(removeLeave, { booking: value("booking") });
    return removed.ok ? redirect(`${path}?done=removed#calendar`, 303) : formProblem(visit, removed);
  }
  if (value("do") !== "add-leave") return formProblem(visit, refuse("PAGE_NOT_FOUND"));
  const typed = Object.fromEntries(
    ["from", "until", "zone", "kind", "note"].map((name) => [name, value(name)]),
  ) as Record<string, string>;
  const added = await visit.perform(addLeave, {
    expert,
    from: value("from"),
    until: value("until"),
    zone: value("zone") || null,
    kind: value("kind") === "other" ? "other" : "leave",
    note: value("note") ? { [visit.language]: value("note") } : null,
  });
  if (!added.ok) return formProblem(visit, added, typed);
  return redirect(`${path}?month=${value("from").slice(0, 7)}&done=added#calendar`, 303);
}
