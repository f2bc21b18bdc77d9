import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { dutyDue } from "./hop.ts";
import { arrivalRecords } from "./letter-records.ts";
import { openFeedback } from "./open-feedback.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Gives the receipt of a letter, once: the office that got it, or, where that office has no account, the one that sent
 * it. Whoever waits for the receipt waits no longer, and the thread of the receiving office begins here.
 * Refusals: HOP_NOT_FOUND (also a letter between others), HOP_RECEIVED, RECEIPT_BEFORE_LETTER, RECEIPT_IN_FUTURE.
 */
export const takeReceipt = useCase<AgreementStores>()({
  name: "agreement.take-receipt",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    hop: z.uuid(),
    /** The day on which it arrived; today by default. */
    date: z.iso.date().nullish(),
    note: z.string().trim().max(1_000).nullish(),
  }),
  async run(work, { hop: hopId, date, note }) {
    const { stores, principal, now, today, touch } = work;
    const { agreement, duty, thread } = stores;
    const organisation = organisationOf(principal);
    const hop = await agreement.hop(hopId, "change");
    const receiver = hop && (hop.toOrganisation ?? hop.organisationId);
    if (!hop || !organisation || receiver !== organisation) return refuse("HOP_NOT_FOUND");
    if (hop.receivedAt) return refuse("HOP_RECEIVED", { date: dayOf(hop.receivedAt) });
    const day = date ?? today;
    if (day < hop.letterDate) return refuse("RECEIPT_BEFORE_LETTER", { date: day, letter: hop.letterDate });
    if (day > today) return refuse("RECEIPT_IN_FUTURE", { date: day });
    // Of an earlier day the hour is not known: noon stands for it.
    const at = day === today ? now : new Date(`${day}T05:00:00Z`);
    await agreement.takeReceipt(hopId, { by: personOf(principal), at, note: note || null });
    await duty.close({ kind: "agreement.receipt", id: hopId }, "done", now);
    if (hop.toOrganisation !== null) {
      const own = { kind: "agreement.hop", id: hopId };
      if (hop.asked === "inform") await duty.close(own, "done", now);
      else await duty.moveDue(own, dutyDue(hop, day));
      const reply = hop.replyId ? await agreement.reply(hop.replyId) : undefined;
      const version = await agreement.version(reply?.versionId ?? hop.versionId ?? "");
      if (version) {
        const { records, links } = arrivalRecords(hop, version, reply ?? null);
        await thread.write(organisation, records, links);
      }
      // A reply that has come back to the circle that asked opens its comments again.
      if (version && reply && version.organisationId === organisation)
        await openFeedback(work, version.proposalId, reply.letterNumber);
    }
    touch({ kind: "agreement.letter", id: hopId });
    return { ok: true, receivedOn: day };
  },
});
