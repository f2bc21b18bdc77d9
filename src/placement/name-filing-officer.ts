import { z } from "zod";
import { isValidOn, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The programme office names who of its own people files the identity papers of a case: a person with the role of filing
 * officer. Taken out of the case again (`on: false`), they open nothing more.
 * Refusals: those of `actIn`, FILING_OFFICER_UNKNOWN, FILING_OFFICER_NAMED, FILING_OFFICER_NOT_NAMED.
 */
export const nameFilingOfficer = useCase<PlacementStores>()({
  name: "placement.name-filing-officer",
  kind: "change",
  policy: [members(...rolesFor("name-filing-officer"))],
  input: z.object({ placement: z.uuid(), person: z.uuid(), on: z.boolean().default(true) }),
  async run(work, { person, on, ...which }) {
    const { stores, principal, now, today } = work;
    const at = await actIn(work, which, "name-filing-officer");
    if (!at.ok) return at;
    const office = organisationOf(principal) ?? "";
    const { termsId, synthetic } = at.terms;
    const named = (await stores.placement.casePeople(termsId)).some(
      (one) => one.personId === person && one.capacity === "filing" && one.leftAt === null,
    );
    if (on) {
      if (named) return refuse("FILING_OFFICER_NAMED");
      const member = await stores.identity.member(office, person);
      const files = member?.memberships.some((one) => one.role === "filing" && isValidOn(one, today));
      if (!files) return refuse("FILING_OFFICER_UNKNOWN");
      await stores.placement.addCasePerson({
        ...{ organisationId: office, termsId, personId: person, capacity: "filing" },
        ...{ since: now, leftAt: null, synthetic },
      });
    } else {
      if (!named) return refuse("FILING_OFFICER_NOT_NAMED");
      await stores.placement.leaveCase(termsId, person, "filing", now);
    }
    return recordAct(work, at, "name-filing-officer");
  },
});
