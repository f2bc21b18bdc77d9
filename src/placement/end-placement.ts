import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { weeksFreed } from "../roster/index.ts";
import { drawWeeks } from "./approve-terms.ts";
import { endedEarly, type EndedEarly } from "./ended-early.ts";
import { endExtension } from "./extend-placement.ts";
import { settleStep } from "./placement-duty.ts";
import { closeBy } from "./placement-next.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";
import { reasonSchema } from "./terms-input.ts";

/**
 * The host records that a placement ended on its last day.
 * Refusals: those of `actIn`, END_TOO_EARLY (its last day is still to come: it ends early, with a reason, or goes on).
 */
export const endPlacement = useCase<PlacementStores>()({
  name: "placement.end-placement",
  kind: "change",
  policy: [members(...rolesFor("end"))],
  input: z.object({ placement: z.uuid(), revision: z.int().positive() }),
  async run(work, which) {
    const at = await actIn(work, which, "end");
    if (!at.ok) return at;
    const { placement } = at;
    if (work.today < placement.untilDay) return refuse("END_TOO_EARLY", { until: placement.untilDay });
    await endExtension(work, at);
    const dueOn = closeBy(placement.untilDay);
    await settleStep(work, at, placement, { step: "close", capacity: "host", dueOn });
    return recordAct(work, at, "end", { change: { endedOn: placement.untilDay } });
  },
});

/**
 * A head of the host, of the programme or of the sender ends a placement before its last day, with the reason, which every
 * office of the case reads. Its last day is one from its first day to today; the days after it are free
 * again, whole weeks go back to the commitment, and `placement.ended-early` tells whoever plans.
 * Refusals: those of `actIn`, END_NOT_EARLY (that day is the last day, or after it), END_BEFORE_START, END_IN_FUTURE.
 */
export const endEarly = useCase<PlacementStores>()({
  name: "placement.end-early",
  kind: "change",
  policy: [members(...rolesFor("end-early"))],
  input: z.object({
    placement: z.uuid(),
    revision: z.int().positive(),
    /** The last day on which the expert was there. */
    date: z.iso.date(),
    ...reasonSchema,
  }),
  async run(work, { date, note, writtenIn, ...which }) {
    const { stores, today } = work;
    const at = await actIn(work, which, "end-early");
    if (!at.ok) return at;
    const { placement, terms } = at;
    const { untilDay, bookingId, expertId, placementId, weeksDrawn } = placement;
    if (date >= untilDay) return refuse("END_NOT_EARLY", { until: untilDay });
    if (date > today) return refuse("END_IN_FUTURE", { date });
    const startedOn = placement.startedOn ?? placement.fromDay;
    if (date < startedOn) return refuse("END_BEFORE_START", { from: startedOn });
    if (bookingId) {
      const freed = await stores.roster.shorten(bookingId, date);
      if (!freed.ok) return freed;
    }
    const weeks = Math.min(weeksFreed(untilDay, date), weeksDrawn);
    if (weeks > 0 && terms.commitmentId) await drawWeeks(work, terms, terms.commitmentId, -weeks);
    await endExtension(work, at);
    await work.publish(endedEarly, {
      ...{ placement: placementId, terms: terms.termsId, expert: expertId, zone: placement.zone },
      ...{ lastDay: date, plannedUntil: untilDay, weeks },
    } satisfies EndedEarly);
    await settleStep(work, at, placement, { step: "close", capacity: "host", dueOn: closeBy(date) });
    return recordAct(work, at, "end-early", {
      change: {
        ...{ endedOn: date, untilDay: date, early: true, weeksDrawn: weeksDrawn - weeks },
        endReason: { [writtenIn]: note },
      },
      ...{ note, writtenIn },
    });
  },
});
