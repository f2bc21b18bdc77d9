import { z } from "zod";
import { everyMember, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { openCase } from "./case-work.ts";
import { isSettled } from "./deliverable.ts";
import { papersThere } from "./paper.ts";
import { mineIn } from "./placement-work.ts";
import { transferNow } from "./read-measures.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * How far each part of a placement is: counts, no words of anybody.
 * Refusal: CASE_NOT_FOUND.
 */
export const readPlacementParts = useCase<PlacementStores>()({
  name: "placement.read-placement-parts",
  kind: "read",
  policy: [everyMember],
  input: z.object({ placement: z.uuid() }),
  async run(work, { placement: placementId }) {
    const { placement: store } = work.stores;
    const placement = await store.placement(placementId);
    const at = placement && (await openCase(work, placement.termsId));
    const mine = placement && at?.ok ? mineIn(at, placement, work) : [];
    if (!placement || !at?.ok || mine.length === 0) return refuse("CASE_NOT_FOUND");
    const { termsId } = placement;
    const notes = await store.paperNotes(termsId);
    const papers = {
      there: papersThere(notes).length,
      opened: notes.filter(({ act }) => act === "opened").length,
      officers: (await store.casePeople(termsId)).filter(
        ({ capacity, leftAt }) => capacity === "filing" && leftAt === null,
      ).length,
    };
    // A filing officer files papers, and reads nothing else of the case.
    if (mine.every((one) => one === "filing" || one === "router")) return { ok: true, papers, parts: null };
    const transfer = await transferNow(work, placement, await store.termsParts(termsId));
    const deliverables = await store.deliverables(termsId);
    const { total: entries, last } = await store.diary(placementId, { limit: 1, offset: 0 });
    const person = personOf(work.principal);
    const feedback = await store.feedback(placementId);
    const certificate = await store.certificate(placementId);
    return {
      ok: true,
      papers,
      parts: {
        measures: {
          expected: transfer.expected,
          measured: transfer.measured,
          perExpertDay: transfer.perExpertDay,
        },
        diary: { entries, last },
        deliverables: {
          planned: deliverables.filter(({ state }) => state !== "dropped").length,
          accepted: deliverables.filter(({ state }) => state === "accepted").length,
          waiting: deliverables.filter(({ state }) => state === "handed-in").length,
          open: deliverables.filter(({ state }) => !isSettled(state)).length,
        },
        feedback: {
          given: feedback.some(({ personId }) => person !== null && personId === person),
          readable: feedback.length,
        },
        handover: placement.handoverItem !== null,
        certificate: certificate?.number ?? null,
      },
    };
  },
});
