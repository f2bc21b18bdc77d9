/** How a due date reads on a given day. `late` counts days past it; `dated` is to be shown as a date. */
export type DueTag =
  | { kind: "late"; days: number }
  | { kind: "today" }
  | { kind: "tomorrow" }
  | { kind: "dated" };

/**
 * @param due the date by which something is owed, `YYYY-MM-DD`; it is late from the day after
 * @param today the date at the reader's place, `YYYY-MM-DD`
 */
export function dueTag(due: string, today: string): DueTag {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);
  if (days < 0) return { kind: "late", days: -days };
  if (days === 0) return { kind: "today" };
  return days === 1 ? { kind: "tomorrow" } : { kind: "dated" };
}
