/** Who may call how often; each process counts for itself. */
export type CallBudget = {
  /** Takes one call from a caller's budget at an instant (milliseconds); false when it is used up. */
  take(caller: string, at: number): boolean;
};

/** Callers remembered at most; beyond, those who have called least lately start anew. */
const remembered = 10_000;

/** A budget of `calls` in `seconds`, which fills up again evenly. */
export function callBudget({ calls, seconds }: { calls: number; seconds: number }): CallBudget {
  const left = new Map<string, { calls: number; at: number }>();
  const perMillisecond = calls / (seconds * 1_000);
  return {
    take(caller, at) {
      const before = left.get(caller);
      const refilled = before ? before.calls + Math.max(0, at - before.at) * perMillisecond : calls;
      const now = Math.min(calls, refilled);
      const granted = now >= 1;
      left.delete(caller);
      left.set(caller, { calls: granted ? now - 1 : now, at });
      if (left.size > remembered) {
        const [oldest] = left.keys();
        if (oldest !== undefined) left.delete(oldest);
      }
      return granted;
    },
  };
}
