import type { ReactNode } from "react";

export type TagKind = "neutral" | "new" | "ok" | "late" | "suppressed";

/**
 * A word or two on the state of a record.
 *
 * Accessibility: the words carry the meaning, the colour only repeats it; contrast at least 4.5:1 on its own
 * ground.
 */
export function Tag({ kind = "neutral", children }: { kind?: TagKind | undefined; children: ReactNode }) {
  return <span className={kind === "neutral" ? "tag" : `tag ${kind}`}>{children}</span>;
}
