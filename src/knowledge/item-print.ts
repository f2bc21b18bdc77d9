import type { AnswerOf } from "../identity/index.ts";
import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";
import { printApart } from "../platform/long-print.ts";
import { intlFor } from "../platform/intl.ts";
import { knownLicence } from "./licence.ts";
import type { readItem } from "./read-item.ts";

type Read = Extract<AnswerOf<typeof readItem>, { ok: true }>;

const template = String.raw`
= #text(lang: data.title.lang, data.title.text)
#facts(data.facts.map(fact => (fact.term, text(lang: fact.lang, fact.description))))
#if "summary" in data { block(width: 88%, text(size: 11pt, lang: data.summary.lang, data.summary.text)) }
#for note in data.notes { block(fill: wash, inset: 8pt, radius: 3pt, width: 100%, small(note)) }
#for one in data.versions {
  heading(level: 2, one.heading)
  set text(lang: one.lang)
  for paragraph in one.paragraphs { par(paragraph.split("\n").join(linebreak())) }
}
`;

/** Of words that fill a book the print has the beginning, and says so. */
const mostPrinted = 60_000;

/**
 * An item as PDF (PDF/UA-1): what is said about it and the words of its newest version, in the language of the print
 * where it has that. Files are named, and not printed. Nobody who said something of it is named.
 */
export function printItem({ item, newest, reuse, today }: Read, language: Language): Promise<Uint8Array> {
  const intl = intlFor(language);
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const day = (on: string) => intl.formatDate(`${on}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  const told = (text: Bilingual) => inLanguage(text, language);
  const known = knownLicence(item.licence);
  const office = told(item.office);
  const own = newest.filter((one) => one.language === language);
  const versions = (own.length > 0 ? own : newest).map((one) => ({
    heading: say("knowledge.version.title", {
      number: one.number,
      language: say(`knowledge.language.${one.language}`),
    }),
    lang: one.language,
    paragraphs:
      one.fileLabel === null
        ? (one.text ?? "").slice(0, mostPrinted).split(/\n{2,}/)
        : [say("knowledge.print.file", { file: one.fileLabel })],
  }));
  const fact = (term: string, description: string, lang: Language = language) => ({
    term,
    description,
    lang,
  });
  const summary = item.summary && told(item.summary);
  const data = {
    title: told(item.title),
    facts: [
      fact(say("knowledge.kind"), say(`knowledge.kind.${item.kind}`)),
      fact(say("knowledge.print.office"), office.text || "–", office.lang),
      fact(say("knowledge.author"), item.author),
      fact(say("knowledge.licence"), known ? say(`knowledge.licence.${known}`) : item.licence),
      ...item.about.map(({ code, title }) => {
        const name = told(title);
        return fact(say("knowledge.teaches"), `${code} ${name.text}`, name.lang);
      }),
      ...(reuse.uses > 0
        ? [fact(say("knowledge.reuse.title"), say("knowledge.usedTimes", { count: reuse.uses }))]
        : []),
      fact(say("knowledge.print.day"), day(today)),
    ],
    ...(summary && { summary }),
    notes: [
      ...(item.withdrawnOn ? [say("knowledge.withdrawnOn", { day: day(item.withdrawnOn) })] : []),
      ...(own.length === 0 && newest.length > 0
        ? [say("knowledge.version.standsIn", { language: say(`knowledge.language.${language}`) })]
        : []),
      ...(newest.some(({ text, fileLabel }) => fileLabel === null && (text?.length ?? 0) > mostPrinted)
        ? [say("knowledge.print.cut")]
        : []),
    ],
    versions,
  };
  return printApart(template, data, {
    ...{ language, synthetic: item.synthetic, date: today },
    ...{ title: told(item.title).text, author: office.text || "Jembatan" },
  });
}
