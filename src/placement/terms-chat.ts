import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";
import type { Terms } from "./terms.ts";

type Say = (id: string, values?: Record<string, string>) => string;

/**
 * Where a request stands, as a text for a chat group: which request, for which place and days, what is to be done by whom
 * until when. No person is in it: nobody knows who reads along in such a group.
 */
export function termsChat(
  terms: Pick<Terms, "number" | "title" | "state" | "fromDay" | "untilDay">,
  place: Bilingual,
  next: { capacity: string; task: string; dueOn: string | null } | null,
  language: Language,
  say: Say,
  day: (date: string) => string,
): string {
  const { number, title, state, fromDay, untilDay } = terms;
  return [
    say("placement.terms.chat.head", { number, title: inLanguage(title, language).text }),
    inLanguage(place, language).text,
    ...(fromDay && untilDay
      ? [say("placement.terms.fromUntil", { from: day(fromDay), until: day(untilDay) })]
      : []),
    say("placement.terms.chat.state", { state: say(`placement.terms.state.${state}`) }),
    ...(next
      ? [
          say("placement.terms.chat.next", {
            task: say(`placement.terms.task.${next.task}`),
            who: say(`placement.terms.capacity.${next.capacity}`),
          }),
        ]
      : []),
    ...(next?.dueOn ? [say("placement.terms.chat.due", { date: day(next.dueOn) })] : []),
  ]
    .filter(Boolean)
    .join("\n");
}
