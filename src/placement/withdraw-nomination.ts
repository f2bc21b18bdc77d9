import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { settleNext } from "./case-duty.ts";
import { openCase, tellCase } from "./case-work.ts";
import { desk } from "./case.ts";
import type { PlacementStores } from "./stores.ts";
import { reasonSchema } from "./terms-input.ts";

/**
 * A sender takes back an expert whom it put forward, and says why.
 * Refusals: CASE_NOT_FOUND, TERMS_STATE, NOMINATION_NOT_FOUND (also another sender's).
 */
export const withdrawNomination = useCase<PlacementStores>()({
  name: "placement.withdraw-nomination",
  kind: "change",
  policy: [members(...desk)],
  input: z.object({ terms: z.uuid(), nomination: z.uuid(), ...reasonSchema }),
  async run(work, { terms: termsId, nomination: nominationId, note, writtenIn }) {
    const at = await openCase(work, termsId, "change");
    if (!at.ok) return at;
    const { placement } = work.stores;
    const { terms, participants } = at;
    if (terms.state !== "ready") return refuse("TERMS_STATE", { state: terms.state });
    const nomination = await placement.nomination(nominationId, "change");
    if (
      nomination?.termsId !== termsId ||
      nomination.organisationId !== organisationOf(work.principal) ||
      nomination.state === "withdrawn"
    )
      return refuse("NOMINATION_NOT_FOUND");
    await placement.moveNomination(nominationId, { state: "withdrawn", reason: { [writtenIn]: note } });
    // Why an expert is taken back may be personal: it stands with the nomination and not in what all senders read.
    await tellCase(work, terms, { event: "withdraw-nomination", from: "ready", to: "ready", as: "sender" });
    await settleNext(work, terms, participants);
    work.touch({ kind: "placement.nomination", id: nominationId });
    return { ok: true, nomination: nominationId };
  },
});
