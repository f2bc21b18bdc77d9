import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { nextStop, type Hop } from "./hop.ts";
import { letterSchema } from "./letter.ts";
import { nextStopSchema } from "./send-version.ts";
import { sendPaper } from "./send-paper.ts";
import { wayBack } from "./way-back.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Relays a letter: the same paper goes to the next office, with a letter of the relay's own. There is no text in what is
 * asked for here, so no relay changes a word. A reply goes back the way that the text came.
 * `fromAgency`: an office without an account has relayed it, and the office that sent it there writes that down.
 * Refusals: HOP_NOT_FOUND (also a letter between others), HOP_UNRECEIVED, HOP_NOT_FOR_RELAY, and those of `nextStop` and
 * `sendPaper`.
 */
export const forward = useCase<AgreementStores>()({
  name: "agreement.forward",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ hop: z.uuid(), next: nextStopSchema, letter: letterSchema }),
  async run(work, { hop: hopId, next, letter }) {
    const { agreement, duty } = work.stores;
    const organisation = organisationOf(work.principal);
    const hop = await agreement.hop(hopId);
    const relay = hop && (hop.toOrganisation ?? hop.organisationId);
    if (!hop || !organisation || relay !== organisation) return refuse("HOP_NOT_FOUND");
    if (!hop.receivedAt) return refuse("HOP_UNRECEIVED");
    if (hop.asked !== "relay") return refuse("HOP_NOT_FOR_RELAY");
    const following = hop.replyId ? await wayBack(work, hop) : hop.onward;
    const found = nextStop(following, next);
    if (!found.ok) return found;
    const { stop, onward, reason } = found;
    await agreement.oneLetterAtATime(hop.replyId ?? hop.versionId ?? "");
    const sent = await sendPaper(work, {
      paper: await paperOf(hop),
      stop,
      onward,
      position: hop.position + 1,
      letter,
      reason,
      fromAgency: hop.toOrganisation === null ? hop.toAgency : null,
    });
    if (!sent.ok) return sent;
    await duty.close({ kind: "agreement.hop", id: hopId }, "done", work.now);
    return { ok: true, hop: sent.hop.hopId };

    /** What is carried on: neither the paper nor the circle that watches it changes; no letter is older than the last. */
    async function paperOf({ versionId, replyId, proposalId, circleId, synthetic, ...before }: Hop) {
      const reply = replyId ? await agreement.reply(replyId) : undefined;
      const about = reply?.versionId ?? versionId ?? "";
      return { versionId, replyId, about, proposalId, circleId, synthetic, basis: before.letterDate };
    }
  },
});
