import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";
import { print } from "../platform/documents.ts";
import { intlFor } from "../platform/intl.ts";
import type { Role } from "./principal.ts";

/** A code as its letter says it: for whom, in which roles, until which day. */
export type ClaimLetter = {
  code: string;
  name: string;
  jobTitle: Bilingual;
  roles: readonly Role[];
  /** Last day on which the code works, `YYYY-MM-DD`. */
  validUntil: string;
};

/**
 * The letters that hand claim codes over: a page a person and language, with a receipt to be kept at the
 * desk.
 * @param about `languages` in the order of the pages; `address` is the page where the code is typed, null
 *   when nobody knows under which name people reach this installation; `date` is the day of issue,
 *   `YYYY-MM-DD`
 * @returns a PDF, the only place beside the screen where the codes ever stand
 */
export function printClaimLetters(
  letters: readonly ClaimLetter[],
  about: {
    languages: readonly [Language, ...Language[]];
    organisation: Bilingual;
    corridor: Bilingual | null;
    address: string | null;
    date: string;
    synthetic: boolean;
  },
): Promise<Uint8Array> {
  const [language] = about.languages;
  const pages = letters.flatMap((letter) => about.languages.map((each) => letterPage(letter, each, about)));
  return print(
    template,
    { pages },
    {
      language,
      title: intlFor(language).formatMessage({ id: "identity.letter.title" }),
      author: inLanguage(about.organisation, language).text,
      subject: about.corridor ? inLanguage(about.corridor, language).text : "",
      date: about.date,
      synthetic: about.synthetic,
    },
  );
}

function letterPage(
  { code, name, jobTitle, roles, validUntil }: ClaimLetter,
  language: Language,
  about: { organisation: Bilingual; corridor: Bilingual | null; address: string | null; date: string },
) {
  const intl = intlFor(language);
  const organisation = inLanguage(about.organisation, language).text;
  const day = (date: string) => intl.formatDate(`${date}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  const values = {
    name,
    organisation,
    corridor: about.corridor ? inLanguage(about.corridor, language).text : "Jembatan",
    roles: intl.formatList(roles.map((role) => intl.formatMessage({ id: `identity.role.${role}` }))),
    until: day(validUntil),
    address: about.address ?? "",
  };
  const word = (key: string) => intl.formatMessage({ id: `identity.letter.${key}` }, values);
  return {
    language,
    date: day(about.date),
    to: { name, organisation, jobTitle: inLanguage(jobTitle, language) },
    title: word("title"),
    opening: word("opening"),
    codeLabel: word("code"),
    code,
    until: word("until"),
    alphabet: word("alphabet"),
    stepsTitle: word("stepsTitle"),
    steps: [word(about.address ? "stepAddress" : "stepOpen"), word("stepType"), word("stepChoose")],
    careTitle: word("careTitle"),
    care: word("care"),
    foot: word("foot"),
    receipt: word("receipt"),
    receiptFor: word("receiptFor"),
    receiptFields: [word("receivedBy"), word("receivedOn"), word("signature")],
  };
}

const template = String.raw`
#show heading.where(level: 2): set block(above: 1.7em, below: 0.8em)

#let receipt(letter) = {
  line(length: 100%, stroke: (paint: quiet, thickness: 0.6pt, dash: "dashed"))
  v(2pt)
  grid(
    columns: (1fr, auto),
    text(weight: 700, fill: deep, letter.receipt),
    small(letter.date),
  )
  v(-3pt)
  small(letter.receiptFor)
  v(30pt)
  grid(
    columns: (2fr, 1.2fr, 2fr),
    column-gutter: 16pt,
    ..letter.receiptFields.map(field => {
      line(length: 100%, stroke: 0.5pt + quiet)
      v(-5pt)
      small(field)
    }),
  )
}

#for (index, letter) in data.pages.enumerate() {
  set text(lang: letter.language)
  set page(footer: foot(letter.foot, none))
  if index > 0 { pagebreak(weak: true) }

  grid(
    columns: (1fr, auto),
    column-gutter: 16pt,
    {
      set par(spacing: 0.7em)
      par(text(weight: 700, letter.to.name))
      par(text(lang: letter.to.jobTitle.lang, letter.to.jobTitle.text))
      par(letter.to.organisation)
    },
    text(fill: quiet, letter.date),
  )
  v(10pt)
  heading(level: 1, letter.title)
  par(letter.opening)

  block(width: 100%, fill: accent-wash, radius: 6pt, inset: (x: 18pt, y: 16pt), breakable: false, {
    set align(center)
    set par(spacing: 1.35em)
    par(text(fill: deep, weight: 500, letter.codeLabel))
    par(text(size: 27pt, weight: 700, fill: deep, tracking: 0.08em, letter.code))
    par(text(weight: 500, letter.until))
    par(small(letter.alphabet))
  })

  heading(level: 2, letter.stepsTitle)
  enum(spacing: 0.9em, ..letter.steps)

  heading(level: 2, letter.careTitle)
  par(letter.care)

  v(1fr)
  receipt(letter)
}
`;
