import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { letterView, officeNames } from "./letter-view.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * A letter with what it carries: who writes to whom, what is asked, which version or reply with its hash, and what is
 * enclosed.
 * Refusal: HOP_NOT_FOUND (also a letter between others).
 */
export const readLetter = useCase<AgreementStores>()({
  name: "agreement.read-letter",
  kind: "read",
  policy: [members()],
  input: z.object({ hop: z.uuid() }),
  async run({ stores, principal, today }, { hop: hopId }) {
    const { agreement } = stores;
    const hop = organisationOf(principal) ? await agreement.hop(hopId) : undefined;
    const reply = hop?.replyId ? await agreement.reply(hop.replyId) : undefined;
    const version = hop && (await agreement.version(reply?.versionId ?? hop.versionId ?? ""));
    if (!hop || !version) return refuse("HOP_NOT_FOUND");
    const view = letterView(hop, await officeNames(stores), today);
    return {
      ok: true,
      letter: view,
      text: {
        title: version.content.title,
        hash: version.contentHash,
        releasedOn: dayOf(version.madeAt),
        clauses: version.content.clauses.length,
      },
      reply: reply
        ? {
            party: reply.party,
            hash: reply.contentHash,
            comments: reply.content.comments.length,
            stances: reply.content.stances.length,
          }
        : null,
    };
  },
});
