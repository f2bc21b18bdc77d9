import { randomUUID } from "node:crypto";
import { isValidOn, organisationOf, personOf, type Work } from "../identity/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { refuse, type Refusal } from "../platform/index.ts";
import { settleDuties } from "./ledger-duty.ts";
import { daysFault, foldedWords, type LedgerEntry } from "./ledger-entry.ts";
import { hasItems } from "./ledger-kind.ts";
import type { AgreementStores } from "./stores.ts";

type LedgerWork = Work<AgreementStores>;

/** A new entry with nothing in it but whose it is and who entered it. */
export function newEntry({ principal, now }: Pick<LedgerWork, "principal" | "now">): LedgerEntry {
  return {
    ...{ organisationId: organisationOf(principal) ?? "", entryId: randomUUID(), kind: "letter", onDate: "" },
    ...{ number: null, sender: null, receiver: null, channel: null, subject: {}, agenda: null, body: null },
    ...{ owner: null, ownerPerson: null, ownerRole: null, dueOn: null, nextActor: null, state: "open" },
    ...{
      underId: null,
      answersId: null,
      answerCounts: true,
      proposalId: null,
      fileHash: null,
      fileLabel: null,
    },
    ...{ source: "typed", importHash: null, importRow: null, importPart: null, importSaid: null },
    ...{ enteredBy: personOf(principal), enteredAt: now, changedAt: null, synthetic: false },
  };
}

/** An entry of one's own office; that of another one answers as one that is not there. */
export async function ownEntry(
  { stores: { agreement }, principal }: Pick<LedgerWork, "stores" | "principal">,
  entryId: string,
  use: "read" | "change",
): Promise<LedgerEntry | null> {
  const entry = await agreement.ledgerEntry(entryId, use);
  return entry && entry.organisationId === organisationOf(principal) ? entry : null;
}

/**
 * What keeps an entry from being written as it is, if anything.
 * @param confirmed whether a person has said that the number is meant to stand twice
 * Refusals: those of `daysFault`, LEDGER_OWNER_UNKNOWN (no member of this office today), LEDGER_UNDER_UNKNOWN (no meeting and
 * no letter of this office), LEDGER_NUMBER_TWICE (another entry of that sender and year has the number, and nobody has
 * confirmed it).
 */
export async function entryFault(
  { stores: { agreement, identity }, today }: LedgerWork,
  entry: LedgerEntry,
  { asked = null, confirmed }: { asked?: { onDate: string } | null; confirmed: boolean },
): Promise<Refusal | null> {
  const fault = daysFault(entry, today, asked);
  if (fault) return fault;
  if (entry.ownerPerson !== null) {
    const member = await identity.member(entry.organisationId, entry.ownerPerson);
    if (!member?.memberships.some((one) => isValidOn(one, today))) return refuse("LEDGER_OWNER_UNKNOWN");
  }
  if (entry.underId !== null) {
    const above = await agreement.ledgerEntry(entry.underId);
    if (above?.organisationId !== entry.organisationId || !hasItems(above.kind))
      return refuse("LEDGER_UNDER_UNKNOWN");
  }
  if (confirmed || entry.number === null) return null;
  const twin = (await agreement.ledgerNumbered(entry.organisationId, [entry.number])).find(
    (one) => one.entryId !== entry.entryId && sameSenderAndYear(one, entry),
  );
  return twin ? refuse("LEDGER_NUMBER_TWICE", { number: entry.number, date: twin.onDate }) : null;
}

type Numbered = Pick<LedgerEntry, "sender" | "onDate">;

/** Numbers begin anew with each year, and each office has its own; without a sender a letter is this office's. */
export const sameSenderAndYear = (one: Numbered, other: Numbered): boolean =>
  one.onDate.slice(0, 4) === other.onDate.slice(0, 4) &&
  foldedWords(one.sender ?? "") === foldedWords(other.sender ?? "");

/** Writes new entries with the duties that come with them. */
export async function writeEntries(work: LedgerWork, entries: readonly LedgerEntry[]): Promise<void> {
  const { stores, principal, now, today, touch } = work;
  await stores.agreement.addLedgerEntries(entries);
  const by = personOf(principal);
  await settleDuties(
    stores.duty,
    entries.map((entry) => ({ entry, before: null })),
    { now, today, by },
  );
  for (const { entryId } of entries) touch({ kind: "agreement.ledger", id: entryId });
}

/** The fields in which an entry differs from what it was, as they were. */
function whatItWas(before: LedgerEntry, after: LedgerEntry): Partial<LedgerEntry> {
  const names = Object.keys(after) as (keyof LedgerEntry)[];
  const other = names.filter(
    (name) =>
      name !== "changedAt" && contentHash({ value: before[name] }) !== contentHash({ value: after[name] }),
  );
  return Object.fromEntries(other.map((name) => [name, before[name]])) as Partial<LedgerEntry>;
}

/** Writes what entries have become, what they were, and the duties that follow. @returns how many changed */
export async function rewriteEntries(
  work: LedgerWork,
  changes: readonly { before: LedgerEntry; after: LedgerEntry }[],
): Promise<number> {
  const { stores, principal, now, today, touch } = work;
  const by = personOf(principal);
  const changed = changes.flatMap(({ before, after }) => {
    const was = whatItWas(before, after);
    return Object.keys(was).length > 0 ? [{ before, entry: { ...after, changedAt: now }, was }] : [];
  });
  await stores.agreement.saveLedgerEntries(changed.map(({ entry }) => entry));
  await stores.agreement.addLedgerChanges(
    changed.map(({ entry, was }) => ({
      ...{ organisationId: entry.organisationId, changeId: randomUUID(), entryId: entry.entryId, was },
      ...{ source: "typed", changedBy: by, changedAt: now },
    })),
  );
  await settleDuties(stores.duty, changed, { now, today, by });
  for (const { entry } of changed) touch({ kind: "agreement.ledger", id: entry.entryId });
  return changed.length;
}
