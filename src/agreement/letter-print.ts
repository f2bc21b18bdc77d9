import { print } from "../platform/documents.ts";
import { inLanguage, languages, type Bilingual, type Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import type { LetterView } from "./letter-view.ts";

/** A letter with what it carries, as `readLetter` answers. */
export type PrintedLetter = {
  letter: Pick<LetterView, "paper" | "from" | "to" | "asked" | "letter" | "dueOn" | "synthetic">;
  text: { title: Bilingual; hash: string; releasedOn: string; clauses: number };
  reply: { hash: string; comments: number; stances: number } | null;
  /** Address of the page that needs no account, where one was made. */
  address?: string | null;
};

/**
 * The letter with which a paper goes one leg, in both languages side by side: who writes to whom, what is asked, which
 * text with its hash, and what is enclosed. The same letter always gives the same bytes.
 */
export function printLetter(told: PrintedLetter, language: Language): Promise<Uint8Array> {
  const { letter } = told;
  const number = letter.letter.number;
  return print(
    template,
    { sides: languages.map((each) => side(told, each)) },
    {
      language,
      title: intlFor(language).formatMessage({ id: "agreement.letter.title" }, { number }),
      author: inLanguage(letter.from, language).text,
      subject: number,
      date: letter.letter.date,
      synthetic: letter.synthetic,
    },
  );
}

function side({ letter, text, reply, address }: PrintedLetter, language: Language) {
  const intl = intlFor(language);
  const day = (date: string) => intl.formatDate(`${date}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  const say = (id: string, values: Record<string, string | number> = {}) =>
    intl.formatMessage({ id }, values);
  const title = inLanguage(text.title, language);
  const values = { title: title.text, clauses: text.clauses };
  const fact = (term: string, description: string) => ({ term, description });
  return {
    language,
    subject: say(`agreement.letter.subject.${letter.paper}`, values),
    opening: say(`agreement.letter.opening.${letter.paper}`, values),
    asked: say(`agreement.letter.asked.${letter.paper}.${letter.asked}`),
    facts: [
      fact(say("agreement.letter.number"), letter.letter.number),
      fact(say("agreement.letter.date"), day(letter.letter.date)),
      fact(say("agreement.letter.from"), inLanguage(letter.from, language).text),
      fact(say("agreement.letter.to"), inLanguage(letter.to, language).text),
      fact(say("agreement.letter.channel"), say(`agreement.channel.${letter.letter.channel}`)),
      ...(letter.dueOn && letter.asked !== "inform"
        ? [fact(say("agreement.letter.due"), day(letter.dueOn))]
        : []),
    ],
    paper: {
      heading: say("agreement.letter.paper"),
      lines: [
        say("agreement.letter.released", { title: title.text, date: day(text.releasedOn) }),
        ...(reply
          ? [say("agreement.letter.replied", { comments: reply.comments, stances: reply.stances })]
          : []),
      ],
      hash: reply?.hash ?? text.hash,
    },
    enclosures: {
      heading: say("agreement.letter.enclosures"),
      lines: (reply ? ["reply", "matrix"] : ["text", "matrix"]).map((what) =>
        say(`agreement.letter.enclosure.${what}`),
      ),
    },
    address: address ? { heading: say("agreement.letter.address"), url: address } : null,
    unchanged: say("agreement.letter.unchanged"),
    signature: say("agreement.letter.signature"),
  };
}

const template = String.raw`
#set text(size: 9.5pt)
#set par(leading: 0.65em, spacing: 0.95em)
#show heading.where(level: 2): set text(size: 10pt)
#show heading.where(level: 2): set block(above: 1.3em, below: 0.6em)

= #given.title

#let column(one) = {
  set text(lang: one.language)
  par(text(weight: 700, size: 10.5pt, one.subject))
  for fact in one.facts {
    grid(columns: (34%, 1fr), column-gutter: 6pt, inset: (y: 2pt), small(fact.term), fact.description)
  }
  v(4pt)
  par(one.opening)
  par(text(weight: 500, one.asked))
  heading(level: 2, one.paper.heading)
  for line in one.paper.lines { par(line) }
  par({
    small("SHA-256")
    linebreak()
    text(size: 7.5pt, one.paper.hash.clusters().chunks(32).map(part => part.join()).join(linebreak()))
  })
  heading(level: 2, one.enclosures.heading)
  enum(..one.enclosures.lines)
  if one.address != none {
    heading(level: 2, one.address.heading)
    par(text(size: 8pt, one.address.url.split("/").join("/" + sym.zws)))
  }
  par(small(one.unchanged))
}

#grid(columns: (1fr, 1fr), column-gutter: 9mm, ..data.sides.map(column))

#v(1fr)
#grid(columns: (1fr, 1fr), column-gutter: 9mm, none, {
  line(length: 100%, stroke: 0.5pt + quiet)
  v(-4pt)
  small(data.sides.map(one => one.signature).join(" / "))
})
`;
