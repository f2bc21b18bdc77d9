import { z } from "zod";
import { members, personOf, requireOtherEyes, useCase } from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { editionPath, type Edition } from "./edition.ts";
import { editionRecord, editionRecords } from "./edition-records.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Confirms what waits at an edition published elsewhere: that it is entered, and then it is public for ever; or that it
 * is withdrawn, and then it stays reachable and nothing new rests on it. Who entered or asked does not confirm.
 * @param hash of the content that was looked at: something else that was entered since is not confirmed unseen
 * Refusals: EDITION_NOT_FOUND (also another office's), EDITION_NOTHING_WAITS, FOUR_EYES, EDITION_CHANGED.
 */
export const confirmEdition = useCase<EvidenceStores>()({
  name: "evidence.confirm-edition",
  kind: "change",
  policy: [members("head")],
  input: z.object({ edition: roundNameSchema, hash: z.string().max(64).nullish() }),
  async run({ stores: { evidence, thread }, principal, now, touch }, { edition: name, hash }) {
    if (principal.kind !== "member") return refuse("NOT_PERMITTED");
    const { organisation } = principal;
    const everybody = ["public"];
    const proposal = await evidence.editionProposal(name);
    if (proposal) {
      const same = requireOtherEyes(principal, proposal.enteredBy);
      if (same) return same;
      if (hash && hash !== proposal.contentHash) return refuse("EDITION_CHANGED", { name });
      if (!(await evidence.removeEditionProposal(proposal.editionId)))
        return refuse("EDITION_NOTHING_WAITS", { name });
      const { content, enteredAt: _, ...entered } = proposal;
      const { title, codeList, publishedOn, source } = content;
      const edition: Edition = {
        ...entered,
        ...{ content, title, codeList, publishedOn, source },
        method: "as-published",
        roundId: null,
        listId: null,
        sealedBy: personOf(principal),
        sealedAt: now,
        releasedTo: everybody,
      };
      await evidence.addEdition(edition);
      const { records, links } = editionRecords(edition);
      await thread.write(organisation, records, links, everybody);
      touch({ kind: "evidence.edition", id: edition.editionId });
      return {
        ok: true,
        done: "entry" as const,
        edition: name,
        path: editionPath(name),
        entries: content.entries.length,
        hash: edition.contentHash,
      };
    }

    const edition = await evidence.edition(name, organisation);
    if (!edition) return refuse("EDITION_NOT_FOUND", { name });
    const asked = await evidence.withdrawal(edition.editionId);
    if (!asked || asked.withdrawnAt) return refuse("EDITION_NOTHING_WAITS", { name });
    const same = requireOtherEyes(principal, asked.askedBy);
    if (same) return same;
    if (!(await evidence.withdrawEdition(edition.editionId, personOf(principal), now, edition.releasedTo)))
      return refuse("EDITION_NOTHING_WAITS", { name });
    await thread.write(organisation, [editionRecord(edition, dayOf(now))], [], edition.releasedTo);
    touch({ kind: "evidence.edition", id: edition.editionId });
    return {
      ok: true,
      done: "withdrawal" as const,
      edition: name,
      path: editionPath(name),
      entries: edition.content.entries.length,
      hash: edition.contentHash,
    };
  },
});
