import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { desk } from "./case.ts";
import { hostSelects } from "./shortlist-expert.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The host notes what came of an interview. Nobody outside of its office reads it, neither the sender nor the expert.
 * Refusals: those of `hostSelects`, INTERVIEW_IN_FUTURE.
 */
export const addInterviewNote = useCase<PlacementStores>()({
  name: "placement.add-interview-note",
  kind: "change",
  policy: [members(...desk)],
  input: z.object({
    ...{ terms: z.uuid(), nomination: z.uuid(), heldOn: z.iso.date() },
    text: z.string().trim().min(1).max(4_000),
    writtenIn: z.enum(["id", "en"]).default("id"),
  }),
  async run(work, { terms: termsId, nomination: nominationId, heldOn, text, writtenIn }) {
    const { stores, principal, now, today, touch } = work;
    const at = await hostSelects(work, termsId, nominationId);
    if (!at.ok) return at;
    if (heldOn > today) return refuse("INTERVIEW_IN_FUTURE", { date: heldOn });
    const noteId = randomUUID();
    await stores.placement.addInterviewNote({
      ...{
        organisationId: organisationOf(principal) ?? "",
        termsId,
        nominationId,
        noteId,
        text,
        writtenIn,
        heldOn,
      },
      ...{ writtenBy: personOf(principal), at: now, synthetic: at.terms.synthetic },
    });
    touch({ kind: "placement.interview-note", id: noteId });
    return { ok: true, note: noteId };
  },
});
