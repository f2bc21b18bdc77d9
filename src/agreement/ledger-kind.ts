/** What an office writes down: what came and went, what was said, asked and promised. */
export const ledgerKinds = ["letter", "meeting", "decision", "ask", "reply", "action", "commitment"] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/**
 * Where an entry stands. `open`: somebody here has to act; `waiting`: an answer is waited for; `answered`: it came;
 * `done`: nothing more is to be done; `cancelled`: it is not asked for any more.
 */
export const ledgerStates = ["open", "waiting", "answered", "done", "cancelled"] as const;
export type LedgerState = (typeof ledgerStates)[number];

/** Whether somebody still has to act or to answer. */
export const isPending = (state: LedgerState): boolean => state === "open" || state === "waiting";

/** A reply answers one of these. */
export const isAnswerable = (kind: LedgerKind): boolean => kind === "ask" || kind === "letter";

/** Decisions, asks and what is to be done come from one of these. */
export const hasItems = (kind: LedgerKind): boolean => kind === "meeting" || kind === "letter";

/** How a new entry stands until somebody says otherwise. */
export function firstState(kind: LedgerKind): LedgerState {
  if (kind === "ask") return "waiting";
  return kind === "meeting" || kind === "decision" || kind === "reply" ? "done" : "open";
}

/** Ways to look at the ledger: all of it, what this office has to do, what others have, what is late. */
export const ledgerViews = ["all", "ours", "theirs", "late", "undecided"] as const;
export type LedgerView = (typeof ledgerViews)[number];

export const ledgerPageSize = 50;
/** Longest texts, in characters. */
export const longest = { number: 120, office: 200, subject: 500, body: 20_000, item: 300 } as const;
/** Decisions or actions that a meeting is entered with at once. */
export const mostItems = 40;
