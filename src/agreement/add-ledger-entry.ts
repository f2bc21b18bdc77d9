import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import {
  line,
  optionalLine,
  optionalText,
  ownerOf,
  ownerSchema,
  subjectSchema,
  type LedgerEntry,
} from "./ledger-entry.ts";
import { firstState, ledgerStates, longest, mostItems } from "./ledger-kind.ts";
import { entryFault, newEntry, writeEntries } from "./ledger-work.ts";
import { channelSchema } from "./route.ts";
import type { AgreementStores } from "./stores.ts";

const items = z
  .array(z.string())
  .transform((lines) => lines.filter((one) => one.trim() !== ""))
  .pipe(z.array(line(longest.item)).max(mostItems))
  .default([]);

/**
 * Enters a letter, a meeting, a decision, an ask, something to do, or a commitment. With a meeting come the decisions
 * and actions that were written down under it. Who answers for it is told what it is and by when.
 * @returns `entry`: its id; `items`: how many stand under it
 * Refusals: those of `entryFault`: ENTRY_IN_FUTURE, DUE_BEFORE_DATE, LEDGER_OWNER_UNKNOWN, LEDGER_UNDER_UNKNOWN,
 * LEDGER_NUMBER_TWICE (until `confirmed`).
 */
export const addLedgerEntry = useCase<AgreementStores>()({
  name: "agreement.add-ledger-entry",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    kind: z.enum(["letter", "meeting", "decision", "ask", "action", "commitment"]),
    number: optionalLine(longest.number),
    onDate: z.iso.date(),
    sender: optionalLine(longest.office),
    receiver: optionalLine(longest.office),
    channel: channelSchema.nullish().transform((channel) => channel ?? null),
    subject: subjectSchema,
    agenda: optionalText,
    body: optionalText,
    owner: ownerSchema.nullish(),
    dueOn: z.iso.date().nullish(),
    nextActor: optionalLine(longest.office),
    state: z.enum(ledgerStates).nullish(),
    /** The meeting or letter that it comes from. */
    under: z.uuid().nullish(),
    /** Of a meeting, a line each. */
    decisions: items,
    actions: items,
    /** A person has seen that the number stands twice. */
    confirmed: z.boolean().default(false),
    synthetic: z.boolean().default(false),
  }),
  async run(work, input) {
    const { kind, owner, dueOn, state, under, decisions, actions, confirmed, ...said } = input;
    const entry: LedgerEntry = {
      ...newEntry(work),
      ...said,
      ...ownerOf(owner),
      ...{ kind, dueOn: dueOn ?? null, state: state ?? firstState(kind), underId: under ?? null },
    };
    const fault = await entryFault(work, entry, { confirmed });
    if (fault) return fault;
    const language = entry.subject.id === undefined ? "en" : "id";
    const below = (kind: "decision" | "action", text: string): LedgerEntry => ({
      ...newEntry(work),
      ...{ kind, onDate: entry.onDate, subject: { [language]: text }, state: firstState(kind) },
      ...{ underId: entry.entryId, synthetic: entry.synthetic },
    });
    const items =
      kind === "meeting"
        ? [
            ...decisions.map((text) => below("decision", text)),
            ...actions.map((text) => below("action", text)),
          ]
        : [];
    await writeEntries(work, [entry, ...items]);
    return { ok: true, entry: entry.entryId, items: items.length };
  },
});
