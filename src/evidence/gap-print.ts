import type { AnswerOf } from "../identity/index.ts";
import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";
import { printReport } from "../platform/documents.ts";
import { intlFor } from "../platform/intl.ts";
import type { ReportCell } from "../platform/print-style.ts";
import { codeListName } from "./code-list-name.ts";
import { national } from "./area.ts";
import { areaName } from "./area-name.ts";
import { dayOn, publishedBy } from "./format.ts";
import { accountLines, spreadText } from "./gap-account.ts";
import type { Gaps } from "./gap-export.ts";
import {
  gapNote,
  gapText,
  largestFirst,
  peopleText,
  rangeText,
  stateText,
  termsYearText,
  termTitle,
  valueText,
  yearsText,
  peopleOfGaps,
  peopleOfTotals,
  provincesText,
} from "./gap-words.ts";
import type { readGap } from "./read-gap.ts";

type Account = Extract<AnswerOf<typeof readGap>, { ok: true }>;

/**
 * The people short of an edition as a PDF (PDF/UA-1), the largest first, and their sum in each province: the same numbers as
 * the page, byte-identical when printed again. What an office has not released yet makes it a draft.
 */
export function printGaps(read: Gaps & { waiting: number }, language: Language): Promise<Uint8Array> {
  const { edition, area, lines, totals } = read;
  const { intl, say, place, occupation } = wordsOf(read, language);
  const total = totals[area];
  const provinces = Object.entries(totals)
    .filter(([code]) => code !== national)
    .toSorted(([, a], [, b]) => b.figure.median - a.figure.median);
  return printReport(
    {
      lead: total
        ? say("evidence.gap.total", {
            people: peopleText(intl, total.figure.median),
            range: rangeText(intl, total.figure),
            counted: total.counted,
            all: lines.length,
          })
        : say("evidence.gap.totalNone"),
      facts: headFacts(read, language),
      tables: [
        {
          caption: say("evidence.gap.byOccupation"),
          columns: [
            { heading: say("evidence.column.occupation"), width: 30 },
            { heading: say("evidence.gap.people"), width: 14, align: "right" },
            { heading: say("evidence.gap.interval"), width: 20, align: "right" },
            { heading: say("evidence.gap.state"), width: 36 },
          ],
          rows: largestFirst(lines).map(({ code, title, gap }) => [
            occupation(title, code),
            gapText(intl, gap) ?? "–",
            "figure" in gap ? rangeText(intl, gap.figure) : "–",
            [stateText(intl, gap), gapNote(intl, gap, code)].filter(Boolean).join(" · "),
          ]),
          empty: say("evidence.gap.totalNone"),
        },
        ...(area === national && provinces.length > 0
          ? [
              {
                caption: say("evidence.gap.map"),
                columns: [
                  { heading: say("evidence.gap.area"), width: 40 },
                  { heading: say("evidence.gap.people"), width: 20, align: "right" as const },
                  { heading: say("evidence.gap.interval"), width: 20, align: "right" as const },
                  { heading: say("evidence.gap.counted"), width: 20, align: "right" as const },
                ],
                rows: provinces.map(([code, sum]) => [
                  place(code),
                  peopleText(intl, sum.figure.median),
                  rangeText(intl, sum.figure),
                  intl.formatNumber(sum.counted),
                ]),
                empty: "–",
                note: [say("evidence.gap.mapNote"), provincesText(intl, peopleOfTotals(totals))]
                  .filter(Boolean)
                  .join(" "),
              },
            ]
          : []),
      ],
      method: methodOf(say),
      sources: sourcesOf(read, language),
    },
    {
      ...about(edition, language),
      title: `${say("evidence.gap.title")}, ${place(area)}, ${yearsText(read)}`,
      draft: read.waiting > 0,
    },
  );
}

/** The people short of one occupation as a PDF: the sum, every term with its source and year, and what panels said. */
export function printGap(read: Account, language: Language): Promise<Uint8Array> {
  const { edition, gap, account, terms, panels, list, driver, area } = read;
  const { intl, say, place } = wordsOf(read, language);
  const name = inLanguage(read.occupation.title, language).text;
  const shown = gapText(intl, gap);
  const provinces = provincesText(intl, peopleOfGaps(read.areas));
  const note = gapNote(intl, gap, read.occupation.code, read.missing);
  return printReport(
    {
      lead: say(`evidence.gap.lead.${gap.state}`),
      facts: [
        { term: say("evidence.gap.people"), description: shown ?? "–" },
        ...("figure" in gap
          ? [{ term: say("evidence.gap.interval"), description: rangeText(intl, gap.figure) }]
          : []),
        {
          term: say("evidence.gap.state"),
          description: [stateText(intl, gap), note].filter(Boolean).join(" · "),
        },
        ...(driver
          ? [
              {
                term: say("evidence.gap.answer"),
                description: `${say(`evidence.explain.driver.${driver.driver}`)} ${say(`evidence.explain.remedy.${driver.remedy}`)}`,
              },
            ]
          : []),
        ...(area === national && provinces
          ? [{ term: say("evidence.gap.map"), description: provinces }]
          : []),
        { term: say("evidence.gap.code"), description: read.occupation.code },
        ...headFacts(read, language),
      ],
      tables: [
        ...(account
          ? [
              {
                caption: say("evidence.gap.account"),
                columns: [
                  { heading: say("evidence.gap.line"), width: 45 },
                  { heading: say("evidence.gap.howLine"), width: 35 },
                  { heading: say("evidence.gap.persons"), width: 20, align: "right" as const },
                ],
                rows: accountLines(intl, { account, terms, horizon: read.horizon }).map((line) => [
                  line.name,
                  line.how,
                  line.people,
                ]),
                empty: "–",
                note: say(account.balance < 0 ? "evidence.gap.accountFloor" : "evidence.gap.accountNote"),
              },
            ]
          : []),
        {
          caption: say("evidence.gap.terms"),
          columns: [
            { heading: say("evidence.gap.term"), width: 32 },
            { heading: say("evidence.gap.source"), width: 32 },
            { heading: say("evidence.gap.value"), width: 12, align: "right" },
            { heading: say("evidence.gap.sure"), width: 24, align: "right" },
          ],
          rows: terms.map((term) => [
            termTitle(intl, term),
            `${term.source ?? (list ? inLanguage(list.title, language).text : "–")}, ${term.year}${
              term.assumed ? ` (${say("evidence.gap.isAssumed")})` : ""
            }`,
            valueText(intl, term.kind, term.value),
            spreadText(intl, term),
          ]),
          empty: say("evidence.gap.noTerms"),
          ...(terms.some(({ kind }) => kind === "growth") && { note: say("evidence.gap.growthNote") }),
        },
        ...(panels.length > 0
          ? [
              {
                caption: say("evidence.panel.title"),
                columns: [
                  { heading: say("evidence.gap.people"), width: 25 },
                  { heading: say("evidence.gap.source"), width: 75 },
                ],
                rows: panels.map((panel) => [
                  say("evidence.panel.range", { range: rangeText(intl, panel), year: String(panel.year) }),
                  [
                    say("evidence.panel.said", { members: panel.members, date: dayOn(intl, panel.metOn) }),
                    panel.note ?? "",
                  ]
                    .filter(Boolean)
                    .join(" "),
                ]),
                empty: "–",
              },
            ]
          : []),
      ],
      method: methodOf(say),
      sources: sourcesOf(read, language),
    },
    {
      ...about(edition, language),
      title: `${say("evidence.gap.title")}: ${name}, ${place(area)}, ${yearsText(read)}`,
      draft: [...terms, ...panels].some(({ waits }) => waits),
    },
  );
}

type Head = Pick<Gaps, "edition" | "area" | "year" | "horizon" | "termsYear" | "places">;

function wordsOf({ places }: Pick<Head, "places">, language: Language) {
  const intl = intlFor(language);
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const place = (area: string) => areaName(intl, area, { country: true, areas: [] }, places);
  const occupation = (title: Bilingual, code: string): ReportCell => {
    const shown = inLanguage(title, language);
    return shown.text ? { text: `${shown.text} (${code})`, language: shown.lang } : code;
  };
  return { intl, say, place, occupation };
}

function headFacts(read: Head, language: Language) {
  const { intl, say, place } = wordsOf(read, language);
  const { edition, area } = read;
  const office = inLanguage(edition.office, language).text;
  return [
    { term: say("evidence.gap.area"), description: place(area) },
    {
      term: say("evidence.gap.horizon"),
      description: [yearsText(read), termsYearText(intl, read)].filter(Boolean).join(". "),
    },
    {
      term: say("evidence.editions.name"),
      description: `${inLanguage(edition.title, language).text}, ${publishedBy(intl, edition, office)}`,
    },
    { term: say("evidence.edition.classification"), description: codeListName(edition.codeList) },
  ];
}

const methodOf = (say: (id: string) => string) => ({
  title: say("evidence.gap.how"),
  facts: [
    { term: say("evidence.gap.people"), description: say("evidence.gap.formula") },
    { term: say("evidence.gap.state"), description: say("evidence.gap.states") },
  ],
});

function sourcesOf(read: Head, language: Language) {
  const { say } = wordsOf(read, language);
  const { title, hash } = read.edition;
  const edition = `${inLanguage(title, language).text}, SHA-256 ${hash}`;
  return { title: say("evidence.gap.source"), lines: [edition] };
}

const about = ({ office, publishedOn, synthetic }: Head["edition"], language: Language) => ({
  language,
  date: publishedOn,
  synthetic,
  author: inLanguage(office, language).text || "Jembatan",
});
