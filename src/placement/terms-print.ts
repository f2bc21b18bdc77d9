import type { AnswerOf } from "../identity/index.ts";
import { printReport } from "../platform/documents.ts";
import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import type { ReportCell } from "../platform/print-style.ts";
import { zoneName } from "../roster/index.ts";
import type { readTerms } from "./read-terms.ts";

type Read = Extract<AnswerOf<typeof readTerms>, { ok: true }>;

/** Terms of reference as a PDF (PDF/UA-1): what stands on their page, for the file of a case and for who has no account. */
export function printTerms(read: Read, language: Language): Promise<Uint8Array> {
  const { terms, place, offices, next, objectives, counterparts, skills, today } = read;
  const intl = intlFor(language);
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const day = (on: string) => intl.formatDate(`${on}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  const words = (text: Bilingual): ReportCell => {
    const shown = inLanguage(text, language);
    return shown.lang === language ? shown.text : { text: shown.text, language: shown.lang };
  };
  const plain = (text: Bilingual | null | undefined) => (text ? inLanguage(text, language).text : "–");
  const { fromDay, untilDay, weeks, zone, route } = terms;
  const office = (capacity: string) =>
    offices
      .filter((one) => one.capacity === capacity)
      .map(({ name }) => plain(name))
      .join(", ");
  return printReport(
    {
      ...(terms.background && { lead: plain(terms.background) }),
      facts: [
        { term: say("placement.terms.number"), description: terms.number },
        { term: say("placement.terms.form.place"), description: plain(place?.name) },
        {
          term: say("placement.terms.days"),
          description:
            fromDay && untilDay
              ? [
                  `${say("placement.terms.fromUntil", { from: day(fromDay), until: day(untilDay) })} (${zoneName(zone)})`,
                  say("placement.terms.weeks", { weeks: weeks ?? 0 }),
                ].join(" · ")
              : say("placement.terms.noDays"),
        },
        {
          term: say("placement.terms.form.route"),
          description: route ? say(`placement.terms.route.${route}`) : say("placement.terms.notYet"),
        },
        {
          term: say("placement.terms.form.languages"),
          description:
            terms.languages
              .map((code) => intl.formatDisplayName(code, { type: "language" }) ?? code)
              .join(", ") || "–",
        },
        { term: say("placement.terms.stateHead"), description: say(`placement.terms.state.${terms.state}`) },
        {
          term: say("placement.terms.nextStep"),
          description: next
            ? `${say(`placement.terms.task.${next.task}`)} (${say(`placement.terms.capacity.${next.capacity}`)}${next.dueOn ? `, ${day(next.dueOn)}` : ""})`
            : say("placement.terms.nothingDue"),
        },
        ...(["host", "router", "programme", "sender"] as const).flatMap((capacity) =>
          office(capacity)
            ? [{ term: say(`placement.terms.capacity.${capacity}`), description: office(capacity) }]
            : [],
        ),
      ],
      tables: [
        {
          caption: say("placement.terms.objectives"),
          columns: [
            { heading: say("placement.terms.form.canDo"), width: 30 },
            { heading: say("placement.terms.units"), width: 30 },
            { heading: say("placement.terms.measure"), width: 26 },
            { heading: say("placement.terms.forWhom"), width: 16 },
          ],
          rows: objectives.map(({ text, units, measure, counterparts: whose }) => [
            words(text),
            units.map(({ code, title }) => `${code} ${plain(title)}`).join("; ") || "–",
            measure ? words(measure) : "–",
            whose.length === 0
              ? say("placement.terms.allCounterparts")
              : counterparts
                  .filter(({ counterpartId }) => whose.includes(counterpartId))
                  .map(({ name }) => name)
                  .join(", "),
          ]),
          empty: say("placement.terms.notYet"),
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
        {
          caption: say("placement.terms.skills"),
          columns: [
            { heading: say("placement.terms.form.codeOrTitle"), width: 60 },
            { heading: say("placement.terms.form.level"), width: 20 },
            { heading: say("placement.terms.form.essential"), width: 20 },
          ],
          rows: skills.map(({ code, title, level, essential }) => [
            `${plain(title)} (${code})`,
            intl.formatNumber(level),
            say(essential ? "placement.terms.essential" : "placement.terms.wished"),
          ]),
          empty: say("placement.terms.notYet"),
        },
      ],
    },
    {
      ...{ language, synthetic: terms.synthetic, date: today, title: plain(terms.title) },
      author: office("host") || "Jembatan",
    },
  );
}
