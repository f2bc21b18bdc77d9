import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { destroyPapers } from "./destroy-papers.ts";
import { moveCase } from "./move-case.ts";
import { checkDuty, settleStep } from "./placement-duty.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";
import { reasonSchema } from "./terms-input.ts";

/**
 * A head of the programme or of the sender cancels a placement that has not begun: its days are free again, the expert's
 * nomination is taken back, and the terms are open for another expert.
 * Refusals: those of `actIn` and of `moveCase`.
 */
export const cancelPlacement = useCase<PlacementStores>()({
  name: "placement.cancel-placement",
  kind: "change",
  policy: [members(...rolesFor("cancel"))],
  input: z.object({ placement: z.uuid(), revision: z.int().positive(), ...reasonSchema }),
  async run(work, { note, writtenIn, ...which }) {
    const { stores, now } = work;
    const at = await actIn(work, which, "cancel");
    if (!at.ok) return at;
    const { placement, terms, participants } = at;
    const { placementId, bookingId, nominationId, termsId } = placement;
    if (bookingId) await stores.roster.release(bookingId);
    await stores.placement.moveNomination(nominationId, { state: "withdrawn" });
    const expert = (await stores.placement.casePeople(termsId)).find(({ capacity }) => capacity === "expert");
    if (expert) await stores.placement.leaveCase(termsId, expert.personId, "expert", now);
    for (const { checkId, state } of await stores.placement.checks(placementId))
      if (state === "open")
        await stores.duty.close({ kind: checkDuty, id: `${termsId}/${checkId}` }, "cancelled", now);
    await destroyPapers(work, at);
    await settleStep(work, { terms, participants }, placement, null, false);
    const cancelled = await recordAct(work, at, "cancel", {
      change: { bookingId: null },
      ...{ note, writtenIn },
    });
    if (!cancelled.ok) return cancelled;
    const reopened = await moveCase(work, { terms: termsId }, "reopen");
    return reopened.ok ? cancelled : reopened;
  },
});
