import type { LedgerEntry } from "./ledger-entry.ts";

/** Who has to act next: somebody in words, a person or a role of this office, or the office itself. */
export type Actor = { words: string } | { person: string } | { role: string } | { office: true };

type Acting = Pick<
  LedgerEntry,
  "state" | "kind" | "owner" | "ownerPerson" | "ownerRole" | "nextActor" | "receiver"
>;

/**
 * Whom an entry waits for: whoever is named as the next one; where an answer is waited for, whoever was asked; else who
 * answers for it, and without anybody the office itself. Nobody where nothing waits any more.
 */
export function waitsFor({ state, nextActor, receiver, ...owned }: Acting): Actor | null {
  if (state !== "open" && state !== "waiting") return null;
  if (nextActor) return { words: nextActor };
  if (state === "waiting" && receiver) return { words: receiver };
  return ownedBy(owned) ?? { office: true };
}

/** Who answers for an entry. */
export function ownedBy({
  owner,
  ownerPerson,
  ownerRole,
}: Pick<Acting, "owner" | "ownerPerson" | "ownerRole">): Actor | null {
  if (ownerPerson) return { person: ownerPerson };
  if (ownerRole) return { role: ownerRole };
  return owner ? { words: owner } : null;
}
