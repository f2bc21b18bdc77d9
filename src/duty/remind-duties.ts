import { z } from "zod";
import { dayAfter, jobs, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { NoticeStore } from "../platform/notices.ts";
import type { DutyStores } from "./read-duties.ts";

const daysAhead = 2;
const namedTitles = 3;

/**
 * Reminds everybody in one organisation who owes something within two days or is late: one notice a day to
 * each person and each role, however often this runs.
 * @returns how many notices were added
 */
export const remindDuties = useCase<DutyStores & { notices: NoticeStore }>()({
  name: "duty.remind",
  kind: "change",
  policy: [jobs("worker")],
  input: z.object({}),
  async run({ stores: { duty, notices }, principal, today }) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const due = await duty.dueBy(organisationId, dayAfter(today, daysAhead));
    const byActor = Map.groupBy(due, ({ personId, role }) => personId ?? role ?? "");
    let reminders = 0;
    for (const [actor, duties] of byActor) {
      const [first] = duties;
      const added = await notices.add({
        organisationId,
        personId: first?.personId ?? null,
        role: first?.personId ? null : (first?.role ?? null),
        channel: "mail",
        template: "duty-reminder",
        params: {
          count: duties.length,
          late: duties.filter(({ dueOn }) => dueOn < today).length,
          titles: duties.slice(0, namedTitles).map(({ title }) => title),
          more: Math.max(0, duties.length - namedTitles),
        },
        once: `duty-reminder ${today} ${actor}`,
      });
      if (added) reminders++;
    }
    return { ok: true, reminders };
  },
});
