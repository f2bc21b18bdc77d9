import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { Hop } from "./hop.ts";
import { letterView, officeNames } from "./letter-view.ts";
import type { AgreementStores } from "./stores.ts";
import { wayBack } from "./way-back.ts";

/** What an office does next with a letter. */
export type NextAct = "receipt" | "relay" | "open-answer" | "answer" | "none";

/**
 * What came to one's office, what is still to be received first; and what it sent and has no receipt yet, or waits on
 * paper with an office that relays.
 * @returns `letters` (a page of them), `total`, `sent`; each with the title of its text and what is done `next`
 */
export const readInbox = useCase<AgreementStores>()({
  name: "agreement.read-inbox",
  kind: "read",
  policy: [members()],
  input: z.object({ limit: z.int().min(1).max(100).default(20), offset: z.int().min(0).default(0) }),
  async run(work, { limit, offset }) {
    const { agreement } = work.stores;
    const organisation = organisationOf(work.principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const { hops, total } = await agreement.hopsTo(organisation, { limit, offset });
    const waiting = await agreement.waitingFrom(organisation);
    const letters = [...hops, ...waiting];
    const replies = await agreement.answeredBy(letters.flatMap(({ replyId }) => replyId ?? []));
    const aboutOf = (hop: Hop) => hop.versionId ?? replies.get(hop.replyId ?? "") ?? "";
    const versions = [...new Set(letters.map(aboutOf).filter(Boolean))];
    const titles = await agreement.titlesOf(versions);
    const own = await agreement.hopsOf({ versions, replies: [...replies.keys()] });
    const answered = new Set(
      (await agreement.repliesTo(versions))
        .filter((reply) => reply.organisationId === organisation)
        .map((reply) => reply.versionId),
    );
    const office = await officeNames(work.stores);
    const shown = async (hop: Hop) => {
      const version = aboutOf(hop);
      const next = await nextAct(hop, version);
      // The way of a reply is known from the text's: each office knows who sent it.
      const onward = next === "relay" && hop.replyId ? await wayBack(work, hop) : hop.onward;
      return {
        ...letterView(hop, office, work.today),
        version,
        title: titles.get(version) ?? null,
        next,
        onward,
      };
    };
    return {
      ok: true,
      letters: await Promise.all(hops.map(shown)),
      total,
      sent: await Promise.all(waiting.map(shown)),
    };

    async function nextAct(hop: Hop, version: string): Promise<NextAct> {
      const mine = (hop.toOrganisation ?? hop.organisationId) === organisation;
      if (!mine) return "none";
      if (!hop.receivedAt) return "receipt";
      if (hop.asked === "relay") {
        const went = own.some(
          (one) =>
            one.organisationId === organisation &&
            one.versionId === hop.versionId &&
            one.replyId === hop.replyId &&
            one.position > hop.position,
        );
        return went ? "none" : "relay";
      }
      // What an office without an account answers comes back as a letter.
      if (hop.asked !== "answer" || hop.toOrganisation === null || answered.has(version)) return "none";
      const circle = await agreement.circleIn(hop.proposalId, organisation ?? "");
      return circle ? "answer" : "open-answer";
    }
  },
});
