import type { Language } from "../platform/index.ts";

const otherSide = (language: Language): Language => (language === "id" ? "en" : "id");

/**
 * Which side of a paragraph waits for a person after a change. Who edits one side owes the other one; who edits the side
 * that waits has adapted it; who edits both has looked at both.
 * @param stale the side that waited until now
 * @param changed the sides whose words changed
 * @param seen whether whoever wrote had the newest words before them: else what waited still waits
 */
export function staleAfter(
  stale: Language | null,
  changed: Readonly<Record<Language, boolean>>,
  seen: boolean,
): Language | null {
  if (!changed.id && !changed.en) return stale;
  if (!seen && stale) return stale;
  if (changed.id && changed.en) return null;
  const edited: Language = changed.id ? "id" : "en";
  return stale === edited ? null : otherSide(edited);
}
