import { inLanguage, type Language } from "../platform/index.ts";
import { printReport } from "../platform/documents.ts";
import { intlFor } from "../platform/intl.ts";
import type { AnswerOf } from "../identity/index.ts";
import { dayOn, publishedBy } from "./format.ts";
import { codeListName } from "./code-list-name.ts";
import { editionPay, type EditionContent } from "./edition.ts";
import { explainEntry } from "./explain-entry.ts";
import { payText } from "./method.ts";
import { weighingText } from "./weighing-text.ts";
import type { readEdition } from "./read-edition.ts";

type Read = Pick<
  Extract<AnswerOf<typeof readEdition>, { ok: true }>,
  "edition" | "content" | "before" | "changes"
>;

/** An edition as a PDF (PDF/UA-1) in the reader's language, byte-identical when printed again. */
export function printEdition(
  { edition, content, before, changes }: Read,
  language: Language,
): Promise<Uint8Array> {
  const intl = intlFor(language);
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const office = inLanguage(content.office, language).text;
  const running = new Map(changes?.persistent.map((one) => [one.code, one.running]));
  const occupation = ({ code, title }: { code: string; title: { id?: string; en?: string } }) => {
    const shown = inLanguage(title, language);
    return { text: shown.text ? `${shown.text} (${code})` : code, language: shown.lang };
  };
  return printReport(
    {
      lead: changes
        ? say("evidence.edition.headline", {
            count: content.entries.length,
            added: changes.added.length,
            left: changes.left.length,
          })
        : say("evidence.edition.headlineFirst", { count: content.entries.length }),
      facts: [
        ...(edition.withdrawn
          ? [
              {
                term: say("evidence.edition.withdrawn"),
                description: `${dayOn(intl, edition.withdrawn.on)}. ${edition.withdrawn.reason}`,
              },
            ]
          : []),
        {
          term: say("evidence.editions.published"),
          description: publishedBy(intl, edition, office),
        },
        { term: say("evidence.edition.classification"), description: codeListName(edition.codeList) },
        ...payFacts(intl, content),
        ...(content.from?.weighing
          ? [
              {
                term: say("evidence.round.weightsTitle"),
                description: weighingText(intl, content.from.weighing),
              },
            ]
          : []),
        { term: "SHA-256", description: edition.hash },
        ...(before && changes
          ? [
              {
                term: say("evidence.edition.changes"),
                description: `${inLanguage(before.title, language).text}: ${say("evidence.edition.sum", {
                  count: content.entries.length,
                  before: before.entries,
                  left: changes.left.length,
                  added: changes.added.length,
                })}`,
              },
            ]
          : []),
      ],
      tables: [
        {
          caption: say("evidence.edition.entries"),
          columns: [
            { heading: say("evidence.column.occupation"), width: 30 },
            { heading: say("evidence.edition.running"), width: 12 },
            { heading: say("evidence.edition.why"), width: 58 },
          ],
          rows: content.entries.map((entry) => {
            const editions = running.get(entry.code);
            return [
              occupation(entry),
              editions
                ? say("evidence.edition.nth", { n: editions })
                : changes
                  ? say("evidence.edition.new")
                  : "–",
              explainEntry(entry, content, language),
            ];
          }),
          empty: say("evidence.seal.noneTitle"),
        },
        ...(changes && changes.left.length > 0
          ? [
              {
                caption: say("evidence.edition.left"),
                columns: [{ heading: say("evidence.column.occupation"), width: 100 }],
                rows: changes.left.map((one) => [occupation(one)]),
                empty: "–",
              },
            ]
          : []),
      ],
    },
    {
      language,
      title: inLanguage(edition.title, language).text,
      date: edition.publishedOn,
      synthetic: edition.synthetic,
      author: office || "Jembatan",
    },
  );
}

/** Whether pay is real, and by which index. */
function payFacts(intl: ReturnType<typeof intlFor>, content: EditionContent) {
  const pay = editionPay(content);
  if (pay === null || content.from === null) return [];
  const { computed, periods } = content.from;
  return [
    {
      term: intl.formatMessage({ id: "evidence.sources.pay" }),
      description: payText(intl, pay, computed?.parameters.deflator ?? null, periods),
    },
  ];
}
