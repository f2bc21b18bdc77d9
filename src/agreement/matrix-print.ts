import type { AnswerOf } from "../identity/index.ts";
import { printReport } from "../platform/documents.ts";
import { inLanguage, languages, type Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import type { readMatrixRows } from "./read-matrix-rows.ts";
import { matrixCounts } from "./response-matrix.ts";

type Read = Extract<AnswerOf<typeof readMatrixRows>, { ok: true }>;

/** The response matrix as a PDF: once in each language, the reader's first; comments stand in the language they are in. */
export function printMatrix({ proposal, rows, today }: Read, language: Language): Promise<Uint8Array> {
  const order = languages.toSorted((a, b) => Number(b === language) - Number(a === language));
  const first = intlFor(language);
  const { all, accepted, adapted, declined, open } = matrixCounts(rows);
  return printReport(
    {
      lead: first.formatMessage({ id: "agreement.print.counts" }, { all, accepted, adapted, declined, open }),
      tables: order.map((each) => {
        const intl = intlFor(each);
        const say = (id: string, values: Record<string, string | number> = {}) =>
          intl.formatMessage({ id }, values);
        const day = (date: string) =>
          date && intl.formatDate(`${date}T00:00:00Z`, { dateStyle: "medium", timeZone: "UTC" });
        return {
          caption: say("agreement.print.matrix", { title: inLanguage(proposal.title, each).text }),
          columns: [
            { heading: say("agreement.print.about"), width: 30 },
            { heading: say("agreement.print.comment"), width: 34 },
            { heading: say("agreement.print.outcome"), width: 14 },
            { heading: say("agreement.print.reason"), width: 22 },
          ],
          rows: rows.map((row) => {
            const reason = inLanguage(
              { ...(row.reason.id && { id: row.reason.id }), ...(row.reason.en && { en: row.reason.en }) },
              each,
            );
            const place =
              row.clause === null
                ? say(`agreement.print.place.${row.gone ? "withdrawn" : "whole"}`)
                : say("agreement.print.clause", { number: row.clause });
            return [
              { text: [place, row.paragraph[each]].filter(Boolean).join(" "), language: each },
              {
                text: `${row.text} (${[row.from, day(row.date)].filter(Boolean).join(", ")})`,
                language: row.language,
              },
              say(`agreement.print.outcome.${row.outcome ?? "open"}`),
              { text: reason.text, language: reason.text ? reason.lang : each },
            ];
          }),
          empty: say("agreement.print.none"),
        };
      }),
    },
    {
      language,
      title: first.formatMessage({ id: "agreement.print.title" }),
      date: today,
      synthetic: proposal.synthetic,
      author: "Jembatan",
      subject: inLanguage(proposal.title, language).text.slice(0, 80),
      landscape: true,
    },
  );
}
