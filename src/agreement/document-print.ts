import type { createIntl } from "react-intl";
import type { Language } from "../platform/index.ts";
import { print } from "../platform/documents.ts";
import { intlFor } from "../platform/intl.ts";
import { printApart } from "../platform/long-print.ts";
import { shownFigure } from "./clause-view.ts";
import type { Clause, ProposalDocument } from "./document.ts";
import { shownText } from "./shown-text.ts";

type Intl = ReturnType<typeof createIntl>;

export type PrintedVersion = {
  content: ProposalDocument;
  /** Null: the text as it stands. */
  version: { number: number; kind: "draft" | "release" } | null;
  hash: string;
  /** Day that the print says, `YYYY-MM-DD`: that of the version. */
  date: string;
  /** Who leads it. */
  office: string;
};

const languages = ["id", "en"] as const;

/** Paragraphs that are set on the calling thread, at some 3 ms each; more of them take a thread of their own. */
const longestAtOnce = 100;

/**
 * A version as a PDF (PDF/UA-1): both languages side by side, figures in bold, who owes what under each clause, and the
 * hash that tells it from every other text. Printed again it has the same bytes. What is not released is marked as draft.
 * @param language of what the print says about itself
 */
export function printDocument(
  { content, version, hash, date, office }: PrintedVersion,
  language: Language,
): Promise<Uint8Array> {
  const intl = intlFor(language);
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const released = version?.kind === "release";
  const day = (one: string) => intl.formatDate(`${one}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  const data = {
    titles: languages.map((one) => content.title[one]),
    heads: languages.map((one) => intlFor(one).formatMessage({ id: `ui.sides.${one}` })),
    facts: [
      [
        say("agreement.proposal.versionColumn"),
        version
          ? `${version.number} (${say(`agreement.proposal.versionKind.${version.kind}`)})`
          : say("agreement.proposal.now"),
      ],
      [say("agreement.proposal.at"), day(date)],
      [
        say("agreement.proposal.prevailing"),
        say(`agreement.proposal.prevailing.${content.prevailing ?? "none"}`),
      ],
      ["SHA-256", hash],
    ],
    clauses: content.clauses.map((clause) => ({
      number: String(clause.number),
      paragraphs: clause.paragraphs.map((paragraph) => ({
        heading: paragraph.role === "heading",
        sides: languages.map((one) =>
          shownText(paragraph.text[one], clause.figures, one).map(({ text, kind }) => ({
            text,
            strong: kind === "figure",
          })),
        ),
      })),
      owes: languages.map((one) => owes(clause, one)),
    })),
  };
  const long = content.clauses.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0) > longestAtOnce;
  return (long ? printApart : print)(template, data, {
    language,
    title: content.title[language] || content.title.id || content.title.en || content.name,
    date,
    synthetic: content.synthetic,
    draft: !released,
    author: office || "Jembatan",
    subject: content.name,
  });
}

function owes({ obligation, figures }: Clause, language: Language): string {
  if (!obligation) return "";
  const intl = intlFor(language);
  const figure = figures[obligation.figure];
  const day = (one: string) => intl.formatDate(`${one}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  return intl.formatMessage(
    { id: "agreement.proposal.owes" },
    {
      party: intl.formatDisplayName(obligation.party, { type: "region" }) ?? obligation.party,
      what: figure ? quantity(intl, obligation.figure, figure, language) : `{${obligation.figure}}`,
      from: day(obligation.from),
      until: day(obligation.until),
    },
  );
}

function quantity(intl: Intl, name: string, figure: Clause["figures"][string], language: Language): string {
  const shown = shownFigure(name, figure, language);
  return (
    shown.text ??
    intl.formatMessage({ id: `agreement.commitments.unit.${shown.unit}` }, { quantity: shown.quantity })
  );
}

const template = String.raw`
#let codes = ("id", "en")
#let pieces(side) = side.map(piece => if piece.strong { strong(piece.text) } else { piece.text }).join()
#let pair(sides) = grid(
  columns: (1fr, 1fr),
  column-gutter: 16pt,
  ..sides.enumerate().map(((index, side)) => text(lang: codes.at(index), side)),
)

#pair(data.titles.map(title => [= #title]))
#facts(data.facts)
#v(6pt)
#pair(data.heads.map(head => small(head)))
#line(length: 100%, stroke: 0.5pt + line-grey)

#for clause in data.clauses {
  for paragraph in clause.paragraphs {
    if paragraph.heading {
      block(above: 1.6em, below: 0.7em, sticky: true, pair(paragraph.sides.map(side => heading(
        level: 2,
        [#clause.number. #pieces(side)],
      ))))
    } else {
      block(above: 0.9em, below: 0.9em, pair(paragraph.sides.map(side => pieces(side))))
    }
  }
  if clause.owes.at(0) != "" {
    block(fill: wash, inset: 6pt, radius: 3pt, width: 100%, pair(clause.owes.map(owed => small(owed))))
  }
}
`;
