import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { drawWeeks } from "./approve-terms.ts";
import { moveCase } from "./move-case.ts";
import type { PlacementStores } from "./stores.ts";
import { reasonSchema } from "./terms-input.ts";
import { rolesOf } from "./terms-states.ts";

/**
 * The head of the programme office cancels approved terms, with the reason, which every office of the case reads; what was
 * drawn for them goes back to the commitment.
 * Refusals: those of `moveCase`.
 */
export const cancelTerms = useCase<PlacementStores>()({
  name: "placement.cancel-terms",
  kind: "change",
  policy: [members(...rolesOf("cancel"))],
  input: z.object({ terms: z.uuid(), ...reasonSchema }),
  run: (work, { note, writtenIn, terms: termsId }) =>
    moveCase(work, { terms: termsId }, "cancel", {
      ...{ note, writtenIn },
      async going({ terms }) {
        const { commitmentId } = terms;
        if (commitmentId) {
          const drawn = await work.stores.agreement.drawnBy([commitmentId]);
          const weeks = drawn.find(({ recordId }) => recordId === termsId)?.quantity ?? 0;
          if (weeks > 0) await drawWeeks(work, terms, commitmentId, -weeks);
        }
        for (const { nominationId, state } of await work.stores.placement.nominationStates(termsId))
          if (state !== "withdrawn")
            await work.stores.placement.moveNomination(nominationId, { state: "withdrawn" });
        return {};
      },
    }),
});
