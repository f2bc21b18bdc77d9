import { z } from "zod";
import { dayAfter, jobs, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { settleCredentials } from "./credential-duty.ts";
import { daysToRenew } from "./instructor.ts";
import type { InstructorStores } from "./stores.ts";

/**
 * Raises, for the heads of one organisation, what is owed by credentials that end soon; the worker does so every day.
 * @returns how many duties were raised; none twice
 */
export const watchCredentials = useCase<InstructorStores>()({
  name: "roster.watch-credentials",
  kind: "change",
  policy: [jobs("worker")],
  input: z.object({}),
  async run({ stores: { roster, duty }, principal, now, today }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const until = dayAfter(today, daysToRenew);
    const instructors = await roster.instructorsWithEnds(organisation, today, until);
    const credentials = Map.groupBy(
      await roster.credentialsOf(instructors.map(({ instructorId }) => instructorId)),
      ({ instructorId }) => instructorId,
    );
    let raised = 0;
    for (const instructor of instructors)
      raised += await settleCredentials(duty, instructor, credentials.get(instructor.instructorId) ?? [], {
        ...{ now, today, by: null },
      });
    return { ok: true, raised };
  },
});
