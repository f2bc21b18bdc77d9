import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import {
  changedLine,
  changedText,
  daysFault,
  ownerOf,
  ownerSchema,
  subjectSchema,
  type LedgerEntry,
} from "./ledger-entry.ts";
import { ledgerStates, longest } from "./ledger-kind.ts";
import { entryFault, ownEntry, rewriteEntries } from "./ledger-work.ts";
import { channelSchema } from "./route.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Changes where an entry stands, who answers for it and by when, or puts right what was entered. What is not named stays
 * as it is; what it was stays in its history.
 * @param seen when the entry was last changed, as whoever changes it has seen it: null before the first change
 * @returns how many entries `changed`: 0 where it said all of this already
 * Refusals: LEDGER_ENTRY_NOT_FOUND, LEDGER_ENTRY_MEANWHILE (somebody else changed it since), REPLY_BEFORE_ASK (also of what
 * answers it), and those of `entryFault`.
 */
export const changeLedgerEntry = useCase<AgreementStores>()({
  name: "agreement.change-ledger-entry",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    entry: z.uuid(),
    seen: z.iso.datetime().nullish(),
    changes: z.object({
      state: z.enum(ledgerStates).optional(),
      owner: ownerSchema.nullable().optional(),
      dueOn: z.iso.date().nullable().optional(),
      nextActor: changedLine(longest.office),
      number: changedLine(longest.number),
      onDate: z.iso.date().optional(),
      sender: changedLine(longest.office),
      receiver: changedLine(longest.office),
      channel: channelSchema.nullable().optional(),
      subject: subjectSchema.optional(),
      agenda: changedText,
      body: changedText,
    }),
    confirmed: z.boolean().default(false),
  }),
  async run(work, { entry: entryId, seen, changes, confirmed }) {
    const { agreement } = work.stores;
    const before = await ownEntry(work, entryId, "change");
    if (!before) return refuse("LEDGER_ENTRY_NOT_FOUND");
    if (seen !== undefined && seen !== (before.changedAt?.toISOString() ?? null))
      return refuse("LEDGER_ENTRY_MEANWHILE");
    const { owner, ...plain } = changes;
    const told = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
    const after: LedgerEntry = { ...before, ...told, ...(owner !== undefined && ownerOf(owner)) };
    const asked = after.answersId === null ? null : ((await agreement.ledgerEntry(after.answersId)) ?? null);
    // A number that stood twice before was confirmed then.
    const sameNumber = after.number === before.number && after.onDate === before.onDate;
    const fault = await entryFault(work, after, { asked, confirmed: confirmed || sameNumber });
    if (fault) return fault;
    if (after.onDate !== before.onDate) {
      const early = (await agreement.ledgerReplies(entryId)).find(({ onDate }) => onDate < after.onDate);
      const late = early && daysFault(early, work.today, after);
      if (late) return late;
    }
    return { ok: true, changed: await rewriteEntries(work, [{ before, after }]) };
  },
});
