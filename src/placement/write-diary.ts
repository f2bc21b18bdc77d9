import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { longestEntry } from "./diary.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The expert writes what was done on a day of the placement, in either language; the language is kept with it.
 * Refusals: those of `actIn`, DIARY_IN_FUTURE, DIARY_OUTSIDE (names the first and last day), OBJECTIVE_UNKNOWN.
 */
export const writeDiary = useCase<PlacementStores>()({
  name: "placement.write-diary",
  kind: "change",
  policy: [members(...rolesFor("write-diary"))],
  input: z.object({
    placement: z.uuid(),
    day: z.iso.date(),
    text: z.string().trim().min(1).max(longestEntry),
    writtenIn: z.enum(["id", "en"]),
    objective: z.uuid().nullish(),
  }),
  async run(work, { day, text, writtenIn, objective, ...which }) {
    const { stores, principal, now, today } = work;
    const at = await actIn(work, which, "write-diary");
    if (!at.ok) return at;
    const { placement, terms } = at;
    if (day > today) return refuse("DIARY_IN_FUTURE", { date: day });
    const from = placement.startedOn ?? placement.fromDay;
    const until = placement.endedOn ?? placement.untilDay;
    if (day < from || day > until) return refuse("DIARY_OUTSIDE", { from, until });
    const { objectives } = await stores.placement.termsParts(terms.termsId);
    if (objective && objectives.every(({ objectiveId }) => objectiveId !== objective))
      return refuse("OBJECTIVE_UNKNOWN");
    await stores.placement.addDiaryEntry({
      ...{ organisationId: organisationOf(principal) ?? "", termsId: terms.termsId },
      ...{ placementId: placement.placementId, entryId: randomUUID(), day, text, writtenIn },
      ...{
        objectiveId: objective ?? null,
        writtenBy: personOf(principal),
        at: now,
        synthetic: terms.synthetic,
      },
    });
    return recordAct(work, at, "write-diary");
  },
});
