import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { isCarried } from "./approve-terms.ts";
import { comesIn, moveCase } from "./move-case.ts";
import type { PlacementStores } from "./stores.ts";
import { noteSchema } from "./terms-input.ts";
import { rolesOf } from "./terms-states.ts";

/**
 * The programme office invites a sending office of the party whose commitment carries the case; from then on that office
 * reads the case.
 * Refusals: those of `moveCase`, OFFICE_NOT_HERE, OFFICE_TAKES_PART, EXPERT_WITHOUT_AGREEMENT.
 */
export const inviteSender = useCase<PlacementStores>()({
  name: "placement.invite-sender",
  kind: "change",
  policy: [members(...rolesOf("invite"))],
  input: z.object({ terms: z.uuid(), sender: z.string().max(60), ...noteSchema }),
  run: (work, { terms: termsId, sender, note, writtenIn }) =>
    moveCase(work, { terms: termsId }, "invite", {
      ...{ note, writtenIn },
      async going(at) {
        const office = await comesIn(work, at, sender, "sender");
        if (!office.ok) return office;
        if (!(await isCarried(work, at.terms, office.participant.party)))
          return refuse("EXPERT_WITHOUT_AGREEMENT");
        return { come: [office.participant] };
      },
    }),
});
