import type { Link, Ref, ThreadRecord } from "../thread/index.ts";
import type { LedgerEntry } from "./ledger-entry.ts";
import { ledgerPath } from "./ledger-duty.ts";

const letterRef = ({ entryId }: Pick<LedgerEntry, "entryId">): Ref => ({
  kind: "agreement.letter",
  id: entryId,
});
const isLetter = ({ kind, fileHash }: LedgerEntry) =>
  (kind === "letter" || kind === "reply") && fileHash !== null;

/** A letter whose scan is here, on the thread of its office; where it answers another one it says so. */
export function ledgerRecords(
  entry: LedgerEntry,
  asked: LedgerEntry | undefined,
): { records: ThreadRecord[]; links: Link[] } {
  if (!isLetter(entry)) return { records: [], links: [] };
  const { number, onDate, sender, receiver, subject, entryId, synthetic } = entry;
  const said = [number, onDate, [sender, receiver].filter(Boolean).join(" → ")].filter(Boolean).join(" · ");
  return {
    records: [
      {
        ...letterRef(entry),
        title: subject,
        note: { id: said, en: said },
        path: ledgerPath(entryId),
        synthetic,
      },
    ],
    links:
      asked && isLetter(asked) ? [{ from: letterRef(entry), relation: "answers", to: letterRef(asked) }] : [],
  };
}
