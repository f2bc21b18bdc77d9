import { z } from "zod";
import { members, personOf, useCase, type Work } from "../identity/index.ts";
import { refuse, type Refusal } from "../platform/index.ts";
import { officesIn, type CaseAt } from "./case-work.ts";
import { comesIn, moveCase, type Going } from "./move-case.ts";
import type { PlacementStores } from "./stores.ts";
import { noteSchema, termsRead } from "./terms-input.ts";
import { refuseGaps, termsGaps } from "./terms-gaps.ts";
import { rolesOf } from "./terms-states.ts";

/**
 * Submits terms to the programme office that approves them; those of a local government's centre go to its Disnaker first,
 * which names the programme office when it passes them on.
 * @param programme key of that office, where the case has none yet
 * Refusals: those of `moveCase`; TERMS_INCOMPLETE with a row for each gap, or the code of the only one (see `termsGaps`);
 * PROGRAMME_MISSING, PROGRAMME_OF_OTHER_PARTY, OFFICE_NOT_HERE (also: its Disnaker takes no part in this installation).
 */
export const submitTerms = useCase<PlacementStores>()({
  name: "placement.submit-terms",
  kind: "change",
  policy: [members(...rolesOf("submit"))],
  input: z.object({ ...termsRead, ...noteSchema, programme: z.string().max(60).nullish() }),
  run: (work, { programme, note, writtenIn, ...read }) =>
    moveCase(work, read, "submit", {
      ...{ note, writtenIn, inside: true },
      async going(at, to) {
        const { placement, roster } = work.stores;
        const parts = await placement.termsParts(read.terms);
        const incomplete = refuseGaps(termsGaps(at.terms, parts, work.today));
        if (incomplete) return incomplete;
        const change = { submittedBy: personOf(work.principal) };
        if (to === "routing") {
          const place = await roster.hostPlace(at.terms);
          const key = place?.throughKey ?? "";
          if (officesIn(at.participants, "router").length > 0) return { change };
          const router = await comesIn(work, at, key, "router");
          return router.ok ? { change, come: [router.participant] } : router;
        }
        return programmeComesIn(work, at, programme ?? null, change);
      },
    }),
});

/** The programme office of a case: the one that is in it, or the one that is named now, of the host's own party. */
export async function programmeComesIn(
  work: Work<PlacementStores>,
  at: CaseAt,
  key: string | null,
  change: Going["change"] = {},
): Promise<Going | Refusal> {
  if (officesIn(at.participants, "programme").length > 0) return { change };
  if (!key) return refuse("PROGRAMME_MISSING");
  const office = await comesIn(work, at, key, "programme");
  if (!office.ok) return office;
  const host = at.participants.find(({ capacity }) => capacity === "host");
  if (office.participant.party !== host?.party) return refuse("PROGRAMME_OF_OTHER_PARTY");
  return { change, come: [office.participant] };
}
