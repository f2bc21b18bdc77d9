import type { AnswerOf } from "../identity/index.ts";
import { printReport } from "../platform/documents.ts";
import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import type { ReportCell } from "../platform/print-style.ts";
import { zoneName } from "../roster/index.ts";
import type { readPlacement } from "./read-placement.ts";

type Read = Extract<AnswerOf<typeof readPlacement>, { ok: true }>;

/** A placement as a PDF (PDF/UA-1): where it stands, what is still missing, who takes part. */
export function printPlacement(read: Read, language: Language): Promise<Uint8Array> {
  const { placement, terms, place, offices, next, checks, counterparts, today } = read;
  const intl = intlFor(language);
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const day = (on: string) => intl.formatDate(`${on}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  const plain = (text: Bilingual | null | undefined) => (text ? inLanguage(text, language).text : "–");
  const words = (text: Bilingual): ReportCell => {
    const shown = inLanguage(text, language);
    return shown.lang === language ? shown.text : { text: shown.text, language: shown.lang };
  };
  const names = (capacity: string) =>
    offices.filter((one) => one.capacity === capacity).map(({ name }) => plain(name));
  return printReport(
    {
      facts: [
        { term: say("placement.terms.number"), description: terms.number },
        { term: say("placement.case.place"), description: plain(place?.name) },
        ...(placement.expertName
          ? [{ term: say("placement.case.expert"), description: placement.expertName }]
          : []),
        {
          term: say("placement.terms.days"),
          description: `${say("placement.terms.fromUntil", { from: day(placement.fromDay), until: day(placement.untilDay) })} (${zoneName(placement.zone)})`,
        },
        {
          term: say("placement.terms.stateHead"),
          description: say(`placement.case.state.${placement.state}`),
        },
        {
          term: say("placement.terms.nextStep"),
          description: next
            ? `${say(`placement.case.task.${next.task}`)} (${say(`placement.terms.capacity.${next.capacity}`)}, ${day(next.dueOn)})`
            : say("placement.terms.nothingDue"),
        },
        ...(["host", "router", "programme", "sender"] as const).flatMap((capacity) =>
          names(capacity).length
            ? [{ term: say(`placement.terms.capacity.${capacity}`), description: names(capacity).join(", ") }]
            : [],
        ),
      ],
      tables: [
        {
          caption: say("placement.case.checks"),
          columns: [
            { heading: say("placement.case.check.what"), width: 42 },
            { heading: say("placement.case.check.by"), width: 22 },
            { heading: say("placement.terms.due"), width: 18 },
            { heading: say("placement.terms.stateHead"), width: 18 },
          ],
          rows: checks.map(({ rule, capacity, dueOn, state, doneOn }) => [
            words(rule.title),
            say(`placement.terms.capacity.${capacity}`),
            day(dueOn),
            `${say(`placement.case.check.state.${state}`)}${doneOn ? ` ${day(doneOn)}` : ""}`,
          ]),
          empty: say("placement.case.check.none"),
        },
        {
          caption: say("placement.terms.counterparts"),
          columns: [
            { heading: say("placement.terms.form.name"), width: 40 },
            { heading: say("placement.terms.form.job"), width: 60 },
          ],
          rows: counterparts.map(({ name, job }) => [name, words(job)]),
          empty: say("placement.terms.notYet"),
        },
      ],
    },
    {
      ...{ language, synthetic: placement.synthetic, date: today, title: plain(terms.title) },
      author: names("host").join(", ") || "Jembatan",
    },
  );
}
