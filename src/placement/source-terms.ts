import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { isCarried } from "./approve-terms.ts";
import { moveCase } from "./move-case.ts";
import { openPlacement } from "./open-placement.ts";
import type { PlacementStores } from "./stores.ts";
import { noteSchema } from "./terms-input.ts";
import { rolesOf } from "./terms-states.ts";

/**
 * The sender confirms its chosen expert: the days are booked, and the placement begins to be prepared, in one transaction.
 * Refusals: those of `moveCase`, NOBODY_SELECTED (of this sender), EXPERT_WITHOUT_AGREEMENT, those of `roster.book`
 * (EXPERT_ELSEWHERE, EXPERT_NOT_ACTIVE) and of `openPlacement`.
 */
export const sourceTerms = useCase<PlacementStores>()({
  name: "placement.source-terms",
  kind: "change",
  policy: [members(...rolesOf("source"))],
  input: z.object({ terms: z.uuid(), ...noteSchema }),
  async run(work, { terms: termsId, note, writtenIn }) {
    const { stores, principal, now } = work;
    const placementId = randomUUID();
    const moved = await moveCase(work, { terms: termsId }, "source", {
      ...{ note, writtenIn },
      async going({ terms, participants }) {
        const nomination = (await stores.placement.nominations(termsId)).find(
          ({ state, organisationId }) => state === "selected" && organisationId === organisationOf(principal),
        );
        if (!nomination) return refuse("NOBODY_SELECTED");
        const party = principal.kind === "member" ? principal.party : null;
        if (!(await isCarried(work, terms, party))) return refuse("EXPERT_WITHOUT_AGREEMENT");
        const { expertId, fromDay, untilDay, personId } = nomination;
        const booked = await stores.roster.book({
          ...{ expertId, kind: "placement", from: fromDay, until: untilDay, zone: terms.zone },
          record: { kind: "placement.placement", id: placementId },
          note: terms.title,
          synthetic: terms.synthetic,
        });
        if (!booked.ok) return booked;
        if (personId)
          await stores.placement.addCasePerson({
            ...{ organisationId: nomination.organisationId, termsId, personId, capacity: "expert" },
            ...{ since: now, leftAt: null, synthetic: terms.synthetic },
          });
        const opened = await openPlacement(
          work,
          { terms, participants },
          { nomination, placementId, bookingId: booked.booking },
        );
        return opened.ok ? {} : opened;
      },
    });
    return moved.ok ? { ...moved, placement: placementId } : moved;
  },
});
