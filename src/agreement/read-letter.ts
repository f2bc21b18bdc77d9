import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { letterView, officeNames } from "./letter-view.ts";
import { nextActs } from "./next-act.ts";
import type { AgreementStores } from "./stores.ts";
import { wayBack } from "./way-back.ts";

/**
 * A letter with what it carries: who writes to whom, what is asked, which version or reply with its hash; what the own
 * office does next with it, and the offices that follow where it relays.
 * Refusal: HOP_NOT_FOUND (also a letter between others).
 */
export const readLetter = useCase<AgreementStores>()({
  name: "agreement.read-letter",
  kind: "read",
  policy: [members()],
  input: z.object({ hop: z.uuid() }),
  async run(work, { hop: hopId }) {
    const { stores, principal, today } = work;
    const { agreement, identity } = stores;
    const organisation = organisationOf(principal);
    const hop = organisation ? await agreement.hop(hopId) : undefined;
    const reply = hop?.replyId ? await agreement.reply(hop.replyId) : undefined;
    const version = hop && (await agreement.version(reply?.versionId ?? hop.versionId ?? ""));
    if (!hop || !version || !organisation) return refuse("HOP_NOT_FOUND");
    const office = await officeNames(stores);
    const papers = { versions: [version.versionId], replies: reply ? [reply.replyId] : [] };
    const next = await (await nextActs(stores, organisation, papers))(hop, version.versionId);
    const onward = next === "relay" ? (hop.replyId ? await wayBack(work, hop) : hop.onward) : [];
    const offices = next === "relay" ? await identity.organisations() : [];
    return {
      ok: true,
      letter: letterView(hop, office, today),
      next,
      following: onward.map((stop) => ({
        ...stop,
        name: office(stop.organisation, stop.office, stop.agency),
      })),
      offices: offices
        .filter((one) => one.party !== null && one.organisationId !== organisation)
        .map(({ organisationId, name }) => ({ organisationId, name })),
      own: hop.organisationId === organisation,
      packages: (await agreement.packagesOf([hopId])).filter((one) => one.organisationId === organisation),
      text: {
        versionId: version.versionId,
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
