import { inLanguage, type Bilingual } from "../platform/index.ts";
import type { LetterView } from "./letter-view.ts";

type Say = (id: string, values: Record<string, string>) => string;

/**
 * A letter as a text for a chat group: what went where, with which number, and by when something is asked. No person and
 * no word of what the paper says: nobody knows who reads along in such a group.
 */
export function chatText(
  {
    paper,
    from,
    to,
    asked,
    letter,
    dueOn,
    receivedAt,
  }: Pick<LetterView, "paper" | "from" | "to" | "asked" | "letter" | "dueOn" | "receivedAt">,
  language: "id" | "en",
  say: Say,
  day: (date: string) => string,
): string {
  const named = (office: Bilingual) => inLanguage(office, language).text;
  return [
    say("agreement.chat.letter", { number: letter.number, date: day(letter.date) }),
    say("agreement.chat.way", { from: named(from), to: named(to) }),
    say(`agreement.chat.asked.${paper}.${asked}`, {}),
    ...(dueOn && asked !== "inform" ? [say("agreement.chat.due", { date: day(dueOn) })] : []),
    say(receivedAt ? "agreement.chat.received" : "agreement.chat.unreceived", {}),
  ].join("\n");
}
