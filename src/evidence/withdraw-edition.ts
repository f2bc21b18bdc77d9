import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase, type Principal } from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Takes an edition published elsewhere back. What nobody has confirmed is gone, and its name is free; who entered it
 * does that, or the head. For one that is confirmed it asks, with a reason, and another person confirms: until then the
 * edition stands. `keep` takes such a request back.
 * Refusals: EDITION_NOT_FOUND (also another office's), EDITION_NOT_YOURS (somebody else entered it, or asked),
 * EDITION_SEALED (by a round: only a later one says something else), EDITION_WITHDRAWN (it is so already),
 * WITHDRAWAL_WAITS (it was asked for already), WITHDRAWAL_WORDLESS, EDITION_NOTHING_WAITS (nothing to keep it from).
 */
export const withdrawEdition = useCase<EvidenceStores>()({
  name: "evidence.withdraw-edition",
  kind: "change",
  policy: [members("statistician", "officer", "head"), jobs("command-line")],
  input: z.object({
    edition: roundNameSchema,
    reason: z.string().trim().max(2_000).default(""),
    keep: z.boolean().default(false),
  }),
  async run({ stores: { evidence }, principal, now, touch }, { edition: name, reason, keep }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const proposal = await evidence.editionProposal(name);
    if (proposal) {
      if (keep) return refuse("EDITION_NOTHING_WAITS", { name });
      if (!mayTakeBack(principal, proposal.enteredBy)) return refuse("EDITION_NOT_YOURS", { name });
      if (!(await evidence.removeEditionProposal(proposal.editionId)))
        return refuse("EDITION_NOT_FOUND", { name });
      await evidence.freeName(name);
      touch({ kind: "evidence.edition", id: proposal.editionId });
      return { ok: true, done: "entry" as const, edition: name };
    }

    const edition = await evidence.edition(name, organisation);
    if (!edition) return refuse("EDITION_NOT_FOUND", { name });
    const { editionId, method, withdrawnAt } = edition;
    if (method === "rounds") return refuse("EDITION_SEALED", { name });
    if (withdrawnAt) return refuse("EDITION_WITHDRAWN", { name, date: dayOf(withdrawnAt) });
    const asked = await evidence.withdrawal(editionId);
    touch({ kind: "evidence.edition", id: editionId });
    if (keep) {
      if (!asked) return refuse("EDITION_NOTHING_WAITS", { name });
      if (!mayTakeBack(principal, asked.askedBy)) return refuse("EDITION_NOT_YOURS", { name });
      if (!(await evidence.dropWithdrawal(editionId))) return refuse("EDITION_NOTHING_WAITS", { name });
      return { ok: true, done: "kept" as const, edition: name };
    }
    if (asked) return refuse("WITHDRAWAL_WAITS", { name });
    if (reason === "") return refuse("WITHDRAWAL_WORDLESS", { name });
    const isNew = await evidence.askWithdrawal({
      ...{ organisationId: organisation, editionId, reason },
      askedBy: personOf(principal),
      askedAt: now,
    });
    if (!isNew) return refuse("WITHDRAWAL_WAITS", { name });
    return { ok: true, done: "asked" as const, edition: name };
  },
});

/** Who entered something takes it back, or the head; what a job of the installation entered, the next job. */
export const mayTakeBack = (principal: Principal, by: string | null): boolean =>
  personOf(principal) === by || (principal.kind === "member" && principal.role === "head");
