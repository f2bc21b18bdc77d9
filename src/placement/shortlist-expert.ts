import { z } from "zod";
import { members, useCase, type Work } from "../identity/index.ts";
import { refuse, type Refusal } from "../platform/index.ts";
import { openCase, tellCase, type CaseAt } from "./case-work.ts";
import { desk } from "./case.ts";
import type { Nomination } from "./nomination.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The host takes an expert on its shortlist, or off it; also one who was not chosen, when the chosen one was taken back.
 * Refusals: CASE_NOT_FOUND, NOT_IN_CAPACITY, TERMS_STATE, NOMINATION_NOT_FOUND, NOMINATION_STATE.
 */
export const shortlistExpert = useCase<PlacementStores>()({
  name: "placement.shortlist-expert",
  kind: "change",
  policy: [members(...desk)],
  input: z.object({ terms: z.uuid(), nomination: z.uuid(), on: z.boolean().default(true) }),
  async run(work, { terms: termsId, nomination: nominationId, on }) {
    const at = await hostSelects(work, termsId, nominationId);
    if (!at.ok) return at;
    const { terms, nomination } = at;
    const from = on ? ["put-forward", "not-selected"] : ["shortlisted"];
    if (!from.includes(nomination.state)) return refuse("NOMINATION_STATE", { state: nomination.state });
    const state = on ? "shortlisted" : "put-forward";
    await work.stores.placement.moveNomination(nominationId, { state, reason: null });
    await tellCase(work, terms, {
      ...{ event: on ? "shortlist" : "unlist", from: "ready", to: "ready", as: "host", inside: true },
    });
    work.touch({ kind: "placement.nomination", id: nominationId });
    return { ok: true, state };
  },
});

/**
 * A case while its host chooses, and one of the experts who were put forward.
 * Refusals: CASE_NOT_FOUND, NOT_IN_CAPACITY, TERMS_STATE, NOMINATION_NOT_FOUND.
 */
export async function hostSelects(
  work: Work<PlacementStores>,
  termsId: string,
  nominationId: string,
): Promise<({ ok: true; nomination: Nomination } & CaseAt) | Refusal> {
  const at = await openCase(work, termsId, "change");
  if (!at.ok) return at;
  if (!at.mine.includes("host")) return refuse("NOT_IN_CAPACITY", { by: "host" });
  if (at.terms.state !== "ready") return refuse("TERMS_STATE", { state: at.terms.state });
  const nomination = await work.stores.placement.nomination(nominationId, "change");
  if (nomination?.termsId !== termsId) return refuse("NOMINATION_NOT_FOUND");
  return { ...at, nomination };
}
