import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { raiseDecisionDuties, settleNext } from "./case-duty.ts";
import { tellCase } from "./case-work.ts";
import { desk } from "./case.ts";
import { hostSelects } from "./shortlist-expert.ts";
import type { PlacementStores } from "./stores.ts";
import { longestTerms } from "./terms-input.ts";

/**
 * The host chooses one expert of its shortlist. Everybody else who was put forward is told why not: each with a reason of
 * their own, which their sender and they themselves read.
 * @param reasons for each other nomination that stands
 * Refusals: those of `hostSelects`, NOMINATION_STATE (not on the shortlist, or somebody is chosen already),
 * SELECTION_WITHOUT_REASON with a row for each.
 */
export const decideSelection = useCase<PlacementStores>()({
  name: "placement.decide-selection",
  kind: "change",
  policy: [members(...desk)],
  input: z.object({
    ...{ terms: z.uuid(), nomination: z.uuid(), writtenIn: z.enum(["id", "en"]).default("id") },
    reason: z.string().trim().max(longestTerms.note).nullish(),
    reasons: z
      .array(z.object({ nomination: z.uuid(), reason: z.string().trim().max(longestTerms.note) }))
      .max(100),
  }),
  async run(work, { terms: termsId, nomination: chosen, reason, reasons, writtenIn }) {
    const { stores, now, touch } = work;
    const { placement } = stores;
    const at = await hostSelects(work, termsId, chosen);
    if (!at.ok) return at;
    const { terms, participants, nomination } = at;
    const all = await placement.nominations(termsId);
    const taken = all.find(({ state }) => state === "selected");
    if (taken) return refuse("NOMINATION_STATE", { state: "selected" });
    if (nomination.state !== "shortlisted") return refuse("NOMINATION_STATE", { state: nomination.state });
    const others = all.filter(
      ({ nominationId, state }) => nominationId !== chosen && ["put-forward", "shortlisted"].includes(state),
    );
    const said = new Map(reasons.map((one) => [one.nomination, one.reason]));
    const unsaid = others.filter(({ nominationId }) => !said.get(nominationId));
    if (unsaid.length > 0)
      return refuse(
        "SELECTION_WITHOUT_REASON",
        { count: unsaid.length },
        unsaid.map(({ nominationId, profile }) => ({
          ...{ file: "", code: "REASON_MISSING", column: `reason-${nominationId}`, found: profile.name },
        })),
      );
    const words = reason ? { [writtenIn]: reason } : null;
    await placement.moveNomination(chosen, { state: "selected", reason: words, toldAt: now });
    for (const { nominationId } of others) {
      const why = { [writtenIn]: said.get(nominationId) ?? "" };
      await placement.moveNomination(nominationId, { state: "not-selected", reason: why, toldAt: now });
      touch({ kind: "placement.nomination", id: nominationId });
    }
    await tellCase(work, terms, { event: "select", from: "ready", to: "ready", as: "host" });
    await settleNext(work, terms, participants);
    await raiseDecisionDuties(work, terms, others);
    touch({ kind: "placement.nomination", id: chosen });
    return { ok: true, told: others.length + 1 };
  },
});
