import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { ownEntry, rewriteEntries } from "./ledger-work.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * A person says which of several replies counts; the others stay where they are.
 * Refusals: LEDGER_ENTRY_NOT_FOUND, LEDGER_REPLY_NOT_HERE (it answers something else).
 */
export const chooseAnswer = useCase<AgreementStores>()({
  name: "agreement.choose-answer",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ ask: z.uuid(), reply: z.uuid() }),
  async run(work, { ask, reply }) {
    const asked = await ownEntry(work, ask, "change");
    if (!asked) return refuse("LEDGER_ENTRY_NOT_FOUND");
    const replies = await work.stores.agreement.ledgerReplies(ask);
    if (!replies.some(({ entryId }) => entryId === reply)) return refuse("LEDGER_REPLY_NOT_HERE");
    const changed = await rewriteEntries(
      work,
      replies.map((before) => ({ before, after: { ...before, answerCounts: before.entryId === reply } })),
    );
    return { ok: true, reply, changed };
  },
});
