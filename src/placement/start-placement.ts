import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { inLanguage, refuse } from "../platform/index.ts";
import { settleStep } from "./placement-duty.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The host records that the expert has begun. Planning goes on while papers are missing; the start does not.
 * Refusals: those of `actIn`, PLACEMENT_WITHOUT_COUNTERPART, CHECKS_OPEN with a row for each (what, and which office gives
 * it), START_TOO_EARLY (before the first day), START_IN_FUTURE, START_AFTER_END.
 */
export const startPlacement = useCase<PlacementStores>()({
  name: "placement.start-placement",
  kind: "change",
  policy: [members(...rolesFor("start"))],
  input: z.object({
    placement: z.uuid(),
    revision: z.int().positive(),
    /** The day on which the expert came; today by default. */
    date: z.iso.date().nullish(),
  }),
  async run(work, { date, ...which }) {
    const { stores, today } = work;
    const at = await actIn(work, which, "start");
    if (!at.ok) return at;
    const { placement, terms } = at;
    const day = date ?? today;
    if (day > today) return refuse("START_IN_FUTURE", { date: day });
    if (day < placement.fromDay) return refuse("START_TOO_EARLY", { from: placement.fromDay });
    if (day > placement.untilDay) return refuse("START_AFTER_END", { until: placement.untilDay });
    const { counterparts } = await stores.placement.termsParts(terms.termsId);
    if (!counterparts.length) return refuse("PLACEMENT_WITHOUT_COUNTERPART");
    const open = (await stores.placement.checks(placement.placementId)).filter((one) => one.state === "open");
    if (open.length)
      return refuse(
        "CHECKS_OPEN",
        { count: open.length, title: inLanguage(open[0]?.rule.title ?? {}, "id").text },
        open.map(({ ruleKey, rule, capacity }) => ({
          ...{ file: "", code: "CHECK_OPEN", column: ruleKey },
          found: inLanguage(rule.title, "id").text,
          expected: rule.officeName ? inLanguage(rule.officeName, "id").text : capacity,
        })),
      );
    await settleStep(work, at, placement, { step: "end", capacity: "host", dueOn: placement.untilDay });
    return recordAct(work, at, "start", { change: { startedOn: day } });
  },
});
