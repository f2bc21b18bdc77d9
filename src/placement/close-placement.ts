import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { inLanguage, refuse } from "../platform/index.ts";
import { deliverableRef, isSettled } from "./deliverable.ts";
import { destroyPapers } from "./destroy-papers.ts";
import { settleStep } from "./placement-duty.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The host closes a placement: the knowledge is there, and nothing is owed any more. Identity papers are destroyed, and what
 * was said of the placement is read by everybody of it.
 * Refusals: those of `actIn`, HANDOVER_MISSING, DELIVERABLES_OPEN with a row for each.
 */
export const closePlacement = useCase<PlacementStores>()({
  name: "placement.close-placement",
  kind: "change",
  policy: [members(...rolesFor("close"))],
  input: z.object({ placement: z.uuid(), revision: z.int().positive() }),
  async run(work, which) {
    const { stores, now } = work;
    const at = await actIn(work, which, "close");
    if (!at.ok) return at;
    const { placement, terms } = at;
    if (!placement.handoverItem) return refuse("HANDOVER_MISSING");
    const deliverables = await stores.placement.deliverables(terms.termsId);
    const open = deliverables.filter(({ state }) => !isSettled(state));
    if (open.length)
      return refuse(
        "DELIVERABLES_OPEN",
        { count: open.length, title: inLanguage(open[0]?.title ?? {}, "id").text },
        open.map(({ deliverableId, title }) => ({
          ...{ file: "", code: "DELIVERABLE_OPEN", column: deliverableId },
          found: inLanguage(title, "id").text,
        })),
      );
    await destroyPapers(work, at);
    for (const { deliverableId } of deliverables)
      await stores.duty.close(
        { kind: deliverableRef(deliverableId).kind, id: `${terms.termsId}/${deliverableId}` },
        "cancelled",
        now,
      );
    await settleStep(work, at, placement, null);
    return recordAct(work, at, "close");
  },
});
