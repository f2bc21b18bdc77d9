import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { optionalLine, optionalText, replySubject, subjectWords, type LedgerEntry } from "./ledger-entry.ts";
import { isAnswerable, isPending, longest } from "./ledger-kind.ts";
import { entryFault, newEntry, ownEntry, rewriteEntries, writeEntries } from "./ledger-work.ts";
import { channelSchema } from "./route.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Enters what came back to an ask or a letter, which is then answered. A second reply is kept beside the first, and both
 * wait for a person to say which one counts.
 * @returns `reply`: its id; `undecided`: whether there are two now
 * Refusals: LEDGER_ENTRY_NOT_FOUND, LEDGER_NOT_ANSWERABLE (neither an ask nor a letter), REPLY_BEFORE_ASK, ENTRY_IN_FUTURE,
 * LEDGER_NUMBER_TWICE (until `confirmed`).
 */
export const answerAsk = useCase<AgreementStores>()({
  name: "agreement.answer-ask",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    ask: z.uuid(),
    number: optionalLine(longest.number),
    onDate: z.iso.date(),
    sender: optionalLine(longest.office),
    channel: channelSchema.nullish().transform((channel) => channel ?? null),
    /** What it is called; by default it names what it answers. */
    subject: subjectWords.nullish(),
    body: optionalText,
    confirmed: z.boolean().default(false),
    synthetic: z.boolean().default(false),
  }),
  async run(work, { ask, subject, confirmed, ...said }) {
    const { agreement } = work.stores;
    const asked = await ownEntry(work, ask, "change");
    if (!asked) return refuse("LEDGER_ENTRY_NOT_FOUND");
    if (!isAnswerable(asked.kind)) return refuse("LEDGER_NOT_ANSWERABLE");
    const reply: LedgerEntry = {
      ...newEntry(work),
      ...said,
      ...{ kind: "reply", state: "done", answersId: asked.entryId },
      ...{ sender: said.sender ?? asked.receiver, receiver: asked.sender },
      subject: subject?.id || subject?.en ? subject : replySubject(asked.subject),
    };
    const fault = await entryFault(work, reply, { asked, confirmed });
    if (fault) return fault;
    const before = await agreement.ledgerReplies(asked.entryId);
    await writeEntries(work, [reply]);
    if (isPending(asked.state))
      await rewriteEntries(work, [{ before: asked, after: { ...asked, state: "answered" } }]);
    return { ok: true, reply: reply.entryId, undecided: before.some(({ answerCounts }) => answerCounts) };
  },
});
