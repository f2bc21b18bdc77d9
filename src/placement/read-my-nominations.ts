import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { stateOutside } from "./nomination.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * For which requests an expert was put forward, what became of it and why; and to which offices of the other side the expert
 * was shown, when and for what.
 */
export const readMyNominations = useCase<PlacementStores>()({
  name: "placement.read-my-nominations",
  kind: "read",
  policy: [members("expert")],
  input: z.object({}),
  async run({ stores: { placement, identity }, principal }) {
    const person = personOf(principal);
    if (!person) return refuse("NOT_PERMITTED");
    const names = new Map((await identity.organisations()).map((one) => [one.organisationId, one.name]));
    return {
      ok: true,
      nominations: (await placement.nominationsOfPerson(person)).map(
        ({ termsId, nominationId, state, reason, fromDay, untilDay, madeAt, toldAt }) => ({
          ...{ termsId, nominationId, reason, fromDay, untilDay, madeAt, toldAt },
          state: stateOutside(state),
        }),
      ),
      disclosures: (await placement.disclosuresOf(person)).map(
        ({ disclosureId, fields, purpose, shownTo, at }) => ({
          ...{ disclosureId, fields, purpose, at, office: names.get(shownTo) ?? {} },
        }),
      ),
    };
  },
});
