import type { IntlShape } from "react-intl";
import { inLanguage, type Language } from "../platform/index.ts";
import { isPending } from "./ledger-kind.ts";
import type { LedgerLine } from "./ledger-store.ts";
import { waitsFor } from "./ledger-telling.ts";
import { officeOnly, withoutPersons } from "./office-words.ts";

/** Entries of one part that a text lists; a chat holds no more. */
const mostListed = 15;

type Facts = {
  intl: IntlShape;
  language: Language;
  today: string;
  /** Name of this office. */
  office: string;
  /** Names of people that must not be told, and offices that may. */
  names: readonly string[];
  offices: readonly string[];
};

function teller({ intl, language, today, names, offices }: Facts) {
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const mark = say("agreement.print.chat.name");
  const clean = (text: string) => withoutPersons(text, names, mark).replaceAll(/\s+/g, " ").trim();
  const day = (on: string) => intl.formatDate(`${on}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  const place = (text: string | null) => officeOnly(text && clean(text), offices);
  const subject = (entry: LedgerLine) => clean(inLanguage(entry.subject, language).text);
  const due = ({ dueOn, state }: LedgerLine) =>
    dueOn && isPending(state)
      ? say(dueOn < today ? "agreement.print.chat.late" : "agreement.print.chat.due", { date: day(dueOn) })
      : "";
  /** Whoever has to act, as an office or a role; a person is their office, which is `own`. */
  const actor = (entry: LedgerLine, own: string) => {
    const who = waitsFor(entry);
    if (!who) return "";
    if ("words" in who) return place(who.words) ?? say("agreement.print.chat.someone");
    return "role" in who ? [say(`identity.role.${who.role}`), own].filter(Boolean).join(", ") : own;
  };
  const number = (text: string | null) => (text ? clean(text) : null);
  return { say, day, place, subject, due, actor, number };
}

/** One entry as a text for a chat: what it is, whom it waits for, what came back; no person is named. */
export function entryPaste(entry: LedgerLine, facts: Facts): string {
  const { say, day, place, subject, due, actor, number } = teller(facts);
  const [from, to] = [place(entry.sender), place(entry.receiver)];
  const way =
    from && to
      ? say("agreement.print.chat.way", { from, to })
      : from
        ? say("agreement.print.chat.from", { from })
        : to
          ? say("agreement.print.chat.to", { to })
          : "";
  const who = actor(entry, facts.office);
  const reply = entry.replyDate
    ? say("agreement.print.chat.reply", {
        reply: [number(entry.replyNumber), day(entry.replyDate)].filter(Boolean).join(", "),
      })
    : entry.kind === "ask" || entry.state === "waiting"
      ? say("agreement.print.chat.noReply")
      : "";
  return [
    `*${say(`agreement.ledger.kind.${entry.kind}`)}: ${subject(entry)}*`,
    [number(entry.number), day(entry.onDate)].filter(Boolean).join(", "),
    way,
    reply,
    [who && say("agreement.print.chat.waits", { who }), due(entry)].filter(Boolean).join("; "),
    say("agreement.print.chat.state", { state: say(`agreement.ledger.state.${entry.state}`) }),
  ]
    .filter(Boolean)
    .join("\n");
}

/** What is open as a text for a chat: what this office has to do, and what it waits for. */
export function openPaste(
  parts: Readonly<Record<"ours" | "theirs", { entries: readonly LedgerLine[]; total: number }>>,
  facts: Facts,
): string {
  const { say, day, subject, due, actor, number } = teller(facts);
  const lines = (["ours", "theirs"] as const).flatMap((part) => {
    const { entries, total } = parts[part];
    const listed = entries.slice(0, mostListed);
    return total === 0
      ? []
      : [
          "",
          `*${say(`agreement.print.chat.${part}`, { count: total })}*`,
          ...listed.map((entry, at) => {
            const told = [number(entry.number), due(entry)].filter(Boolean).join("; ");
            const who = [actor(entry, ""), subject(entry)].filter(Boolean).join(": ");
            return `${at + 1}. ${who}${told ? ` (${told})` : ""}`;
          }),
          ...(total > listed.length
            ? [say("agreement.print.chat.more", { count: total - listed.length })]
            : []),
        ];
  });
  const head = say("agreement.print.chat.title", { office: facts.office, date: day(facts.today) });
  return [`*${head}*`, ...(lines.length ? lines : ["", say("agreement.print.chat.nothing")])].join("\n");
}
