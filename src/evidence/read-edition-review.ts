import { z } from "zod";
import { decide, members, organisationOf, requireOtherEyes, useCase } from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { confirmEdition } from "./confirm-edition.ts";
import type { EditionContent } from "./edition.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";
import { mayTakeBack } from "./withdraw-edition.ts";

/**
 * What the office looks at before it confirms an edition published elsewhere or its withdrawal, and where it asks for
 * one.
 * @returns `waits`: what waits to be confirmed, null: nothing; `own`: the reader entered or asked for it, and so does
 *   not confirm it; `mayTakeBack`: what waits, by who entered it or the head
 * Refusals: EDITION_NOT_FOUND (also another office's), EDITION_SEALED (by a round), EDITION_WITHDRAWN.
 */
export const readEditionReview = useCase<EvidenceStores>()({
  name: "evidence.read-edition-review",
  kind: "read",
  policy: [members("statistician", "officer", "head")],
  input: z.object({ edition: roundNameSchema }),
  async run({ stores: { evidence }, principal }, { edition: name }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const rights = (by: string | null) => {
      const own = requireOtherEyes(principal, by) !== null;
      return {
        own,
        mayConfirm: !own && decide(confirmEdition.policy, principal) === null,
        mayTakeBack: mayTakeBack(principal, by),
      };
    };
    const proposal = await evidence.editionProposal(name);
    if (proposal) {
      const { content, contentHash, documentHash, enteredBy, enteredAt } = proposal;
      return {
        ok: true,
        waits: "entry" as const,
        edition: shown(content, contentHash, documentHash),
        since: dayOf(enteredAt),
        reason: null,
        ...rights(enteredBy),
      };
    }
    const edition = await evidence.edition(name, organisation);
    if (!edition) return refuse("EDITION_NOT_FOUND", { name });
    if (edition.method === "rounds") return refuse("EDITION_SEALED", { name });
    if (edition.withdrawnAt) return refuse("EDITION_WITHDRAWN", { name, date: dayOf(edition.withdrawnAt) });
    const asked = await evidence.withdrawal(edition.editionId);
    return {
      ok: true,
      waits: asked ? ("withdrawal" as const) : null,
      edition: shown(edition.content, edition.contentHash, edition.documentHash),
      since: asked ? dayOf(asked.askedAt) : null,
      reason: asked?.reason ?? null,
      ...(asked ? rights(asked.askedBy) : { own: false, mayConfirm: false, mayTakeBack: false }),
    };
  },
});

function shown(content: EditionContent, hash: string, documentHash: string | null) {
  const { name, title, codeList, publishedOn, source, synthetic, entries } = content;
  return {
    ...{ name, title, codeList, publishedOn, source, synthetic, hash },
    hasDocument: documentHash !== null,
    entries: entries.map(({ code, title: occupation, printed }) => ({ code, title: occupation, printed })),
  };
}
