import { randomUUID } from "node:crypto";
import { dayAfter } from "../identity/index.ts";
import type { DutyStore, NewDuty } from "../duty/index.server.ts";
import type { Bilingual } from "../platform/index.ts";
import type { LedgerEntry } from "./ledger-entry.ts";
import { isPending } from "./ledger-kind.ts";

/** Days in which an office looks at what has no due day of its own. */
const daysToLook = 7;

const ledgerDutyKind = "agreement.ledger";
export const ledgerPath = (entryId: string): string => `/ledger/${entryId}`;

const kinds: Record<LedgerEntry["kind"], Bilingual> = {
  letter: { id: "Surat", en: "Letter" },
  meeting: { id: "Rapat", en: "Meeting" },
  decision: { id: "Keputusan", en: "Decision" },
  ask: { id: "Permintaan", en: "Ask" },
  reply: { id: "Balasan", en: "Reply" },
  action: { id: "Tindak lanjut", en: "Action" },
  commitment: { id: "Komitmen", en: "Commitment" },
};

/** Whether somebody of this office answers for an entry that still waits. */
const isOwed = ({ state, ownerPerson, ownerRole }: LedgerEntry): boolean =>
  isPending(state) && (ownerPerson !== null || ownerRole !== null);

/** Whether two states of an entry ask the same of the same people by the same day. */
const sameDuty = (one: LedgerEntry, other: LedgerEntry): boolean =>
  (["ownerPerson", "ownerRole", "dueOn", "nextActor"] as const).every((name) => one[name] === other[name]) &&
  isOwed(one) === isOwed(other) &&
  JSON.stringify(one.subject) === JSON.stringify(other.subject);

function dutyOf(entry: LedgerEntry, { today, by }: { today: string; by: string | null }): NewDuty {
  const { number, kind, sender, receiver, nextActor } = entry;
  const said = (language: "id" | "en") =>
    [kinds[kind][language], number, receiver ?? sender].filter(Boolean).join(" · ");
  return {
    dutyId: randomUUID(),
    organisationId: entry.organisationId,
    personId: entry.ownerPerson,
    role: entry.ownerRole,
    title: entry.subject,
    note: { id: said("id"), en: said("en") },
    recordKind: ledgerDutyKind,
    recordId: entry.entryId,
    path: ledgerPath(entry.entryId),
    nextActor: nextActor ? { id: nextActor, en: nextActor } : null,
    dueOn: entry.dueOn ?? dayAfter(today, daysToLook),
    raisedBy: by,
    synthetic: entry.synthetic,
  };
}

/**
 * Raises and closes what an office owes by its ledger, in the transaction of the change.
 * @param changes an entry as it is, and as it was before (null: it is new)
 */
export async function settleDuties(
  duty: DutyStore,
  changes: readonly { entry: LedgerEntry; before: LedgerEntry | null }[],
  { now, today, by }: { now: Date; today: string; by: string | null },
): Promise<void> {
  const moved = changes.filter(({ entry, before }) => before === null || !sameDuty(before, entry));
  for (const { entry, before } of moved) {
    if (!before || !isOwed(before)) continue;
    const done = entry.state === "done" || entry.state === "answered";
    await duty.close({ kind: ledgerDutyKind, id: entry.entryId }, done ? "done" : "cancelled", now);
  }
  await duty.raise(
    moved.filter(({ entry }) => isOwed(entry)).map(({ entry }) => dutyOf(entry, { today, by })),
  );
}
