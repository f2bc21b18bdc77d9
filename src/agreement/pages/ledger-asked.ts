import { ledgerKinds, ledgerStates, ledgerViews } from "../ledger-kind.ts";

/** By which the ledger is narrowed, as its address says it; what means nothing is left out. */
export function ledgerAsked(query: URLSearchParams) {
  const one = <Name extends string>(names: readonly Name[], key: string): Name | null =>
    names.find((name) => name === query.get(key)) ?? null;
  const words = (key: string) => query.get(key)?.trim().slice(0, 200) || null;
  const [kind, text] = [one(ledgerKinds, "kind"), words("text")];
  return {
    view: one(ledgerViews, "view") ?? ("all" as const),
    kind,
    state: one(ledgerStates, "state"),
    counterpart: words("office"),
    text,
    // Who looks for replies, or for words, finds them; else they stand in the line of what they answer.
    repliesApart: kind === "reply" || text !== null,
  };
}
export type LedgerAsked = ReturnType<typeof ledgerAsked>;

/** The address of the ledger, or of a file of it, narrowed in the same way. */
export function ledgerHref(asked: LedgerAsked, more: Record<string, string> = {}, path = "/ledger"): string {
  const { view, kind, state, counterpart, text } = asked;
  const query = new URLSearchParams({
    ...(view !== "all" && { view }),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(counterpart && { office: counterpart }),
    ...(text && { text }),
    ...more,
  }).toString();
  return query ? `${path}?${query}` : path;
}
