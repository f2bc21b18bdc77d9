import type { AnswerOf } from "../identity/index.ts";
import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";
import { printReport } from "../platform/documents.ts";
import { intlFor } from "../platform/intl.ts";
import type { ReportCell } from "../platform/print-style.ts";
import { waitsFor } from "./ledger-telling.ts";
import type { readLedger } from "./read-ledger.ts";

type Ledger = Extract<AnswerOf<typeof readLedger>, { ok: true }>;

/** Rows that are set at once; a ledger of more is narrowed first. */
export const rowsPrinted = 400;

/**
 * The ledger as an agenda list in PDF (PDF/UA-1), in the order and with the filter of the page: what was asked of whom,
 * what came back, and whom it waits for. It is for the office itself, so people are named.
 */
export function printLedger(
  { entries, total, people, today, synthetic, filter }: Ledger,
  office: Bilingual,
  language: Language,
): Promise<Uint8Array> {
  const intl = intlFor(language);
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const day = (on: string) => intl.formatDate(`${on}T00:00:00Z`, { dateStyle: "medium", timeZone: "UTC" });
  const words = (text: Bilingual): ReportCell => {
    const shown = inLanguage(text, language);
    return shown.lang === language ? shown.text : { text: shown.text, language: shown.lang };
  };
  const name = inLanguage(office, language).text;
  const actor = (entry: Ledger["entries"][number]) => {
    const who = waitsFor(entry);
    if (!who) return "–";
    if ("words" in who) return who.words;
    if ("person" in who) return people[who.person] ?? name;
    return "role" in who ? say(`identity.role.${who.role}`) : name;
  };
  const narrowed = [
    filter.view === "all" ? "" : say(`agreement.ledger.view.${filter.view}`),
    filter.kind ? say(`agreement.ledger.kind.${filter.kind}`) : "",
    filter.state ? say(`agreement.ledger.state.${filter.state}`) : "",
    filter.counterpart ?? "",
    filter.text ? `“${filter.text}”` : "",
  ].filter(Boolean);
  return printReport(
    {
      lead: say("agreement.ledger.sorted", { count: total }),
      facts: [
        { term: say("agreement.print.ledger.office"), description: name },
        { term: say("agreement.print.ledger.day"), description: day(today) },
        ...(narrowed.length > 0
          ? [{ term: say("agreement.print.ledger.only"), description: narrowed.join(" · ") }]
          : []),
      ],
      tables: [
        {
          caption: say("agreement.ledger.title"),
          columns: [
            { heading: say("agreement.ledger.date"), width: 11 },
            { heading: say("agreement.ledger.number"), width: 15 },
            { heading: say("agreement.ledger.what"), width: 34 },
            { heading: say("agreement.ledger.between"), width: 22 },
            { heading: say("agreement.ledger.cameBack"), width: 16 },
            { heading: say("agreement.ledger.waitsFor"), width: 18 },
            { heading: say("agreement.ledger.due"), width: 11 },
            { heading: say("agreement.ledger.state"), width: 13 },
          ],
          rows: entries.map((entry) => [
            day(entry.onDate),
            entry.number ?? "–",
            words(entry.subject),
            [entry.sender, entry.receiver].filter(Boolean).join(" → ") || "–",
            entry.replyDate ? [entry.replyNumber, day(entry.replyDate)].filter(Boolean).join(", ") : "–",
            actor(entry),
            entry.dueOn ? day(entry.dueOn) : "–",
            say(`agreement.ledger.state.${entry.state}`),
          ]),
          empty: say("agreement.ledger.empty"),
          ...(total > entries.length && {
            note: say("agreement.print.ledger.more", { shown: entries.length, total }),
          }),
        },
      ],
    },
    {
      ...{ language, synthetic, landscape: true, date: today },
      ...{ title: say("agreement.ledger.title"), author: name || "Jembatan" },
    },
  );
}
