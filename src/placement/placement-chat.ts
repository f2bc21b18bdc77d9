import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";
import type { PlacementNext } from "./placement-next.ts";
import type { Placement } from "./placement.ts";

type Say = (id: string, values?: Record<string, string>) => string;

/**
 * Where a placement stands, as a text for a chat group. No person is in it, and no number of a paper: nobody knows who reads
 * along in such a group.
 */
export function placementChat(
  { number, title }: { number: string; title: Bilingual },
  { state, fromDay, untilDay }: Pick<Placement, "state" | "fromDay" | "untilDay">,
  place: Bilingual,
  next: PlacementNext | null,
  language: Language,
  say: Say,
  day: (date: string) => string,
): string {
  return [
    say("placement.terms.chat.head", { number, title: inLanguage(title, language).text }),
    inLanguage(place, language).text,
    say("placement.terms.fromUntil", { from: day(fromDay), until: day(untilDay) }),
    say("placement.terms.chat.state", { state: say(`placement.case.state.${state}`) }),
    ...(next
      ? [
          say("placement.terms.chat.next", {
            task: say(`placement.case.task.${next.task}`),
            who: say(`placement.terms.capacity.${next.capacity}`),
          }),
          say("placement.terms.chat.due", { date: day(next.dueOn) }),
        ]
      : []),
  ]
    .filter(Boolean)
    .join("\n");
}
