import { print } from "../platform/documents.ts";
import { inLanguage, languages, type Bilingual, type Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { zoneName } from "../roster/index.ts";
import type { CertificateContent } from "./certificate.ts";

/** One language, one page: what is said, in the order of the page. */
const template = String.raw`
#let side(one) = {
  set text(lang: one.language)
  align(center, {
    text(size: 9pt, fill: quiet, one.issuer)
    v(2mm)
    heading(level: 1, outlined: true, one.title)
    text(size: 10pt, weight: 500, one.number)
  })
  v(6mm)
  align(center, {
    text(fill: quiet, one.saying)
    v(1mm)
    text(size: 17pt, weight: 700, fill: deep, one.expert)
    v(1mm)
    text(fill: quiet, one.of)
  })
  v(5mm)
  par(one.did)
  facts(one.facts.map(fact => (fact.term, fact.description)))
  if one.objectives.len() > 0 {
    heading(level: 2, one.objectives-head)
    list(..one.objectives.map(text => [#text]))
  }
  if one.deliverables.len() > 0 {
    heading(level: 2, one.deliverables-head)
    list(..one.deliverables.map(text => [#text]))
  }
  v(6mm)
  block(breakable: false, grid(columns: (1fr, auto), column-gutter: 12mm,
    small(one.not-bnsp),
    align(right, {
      text(one.issued)
      v(16mm)
      line(length: 58mm, stroke: 0.5pt + ink)
      v(-0.5em)
      text(weight: 700, one.signed)
      linebreak()
      small(one.role)
    }),
  ))
  small(one.hash)
}
#side(data.at(0))
#pagebreak()
#side(data.at(1))
`;

/**
 * The certificate in both languages, a page each, from its content alone: printed again it is the same bytes, whoever
 * prints it and in whatever language they read (PDF/UA-1).
 */
export function printCertificate(content: CertificateContent, contentHash: string): Promise<Uint8Array> {
  const host = inLanguage(content.host, "id").text;
  return print(
    template,
    languages.map((language) => page(content, contentHash, language)),
    {
      ...{ language: "id", synthetic: content.synthetic, date: content.issuedOn },
      ...{ title: content.number, author: host, subject: content.terms.number },
    },
  );
}

function page(content: CertificateContent, contentHash: string, language: Language) {
  const intl = intlFor(language);
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const day = (on: string) => intl.formatDate(`${on}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  const words = (text: Bilingual) => inLanguage(text, language).text;
  const number = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 2 });
  const { transfer } = content;
  const measured =
    transfer.gain === null || transfer.perExpertDay === null
      ? say("placement.print.certificate.notMeasured")
      : say("placement.print.certificate.measured", {
          ...{ gain: number(transfer.gain), day: number(transfer.perExpertDay) },
          ...{ measured: transfer.measured, expected: transfer.expected },
        });
  const fact = (term: string, description: string) => ({
    term: say(`placement.print.certificate.${term}`),
    description,
  });
  return {
    ...{ language, number: content.number, expert: content.expert, issuer: words(content.host) },
    title: say("placement.print.certificate.title"),
    saying: say("placement.print.certificate.saying"),
    of: say("placement.print.certificate.of", { sender: words(content.sender) }),
    did: say(content.early ? "placement.print.certificate.didEarly" : "placement.print.certificate.did", {
      ...{ title: words(content.terms.title), number: content.terms.number },
    }),
    facts: [
      fact("place", words(content.place)),
      fact(
        "days",
        say("placement.print.certificate.daysLine", {
          ...{ from: day(content.from), until: day(content.until), zone: zoneName(content.zone) },
          days: content.days,
        }),
      ),
      ...(content.programme ? [fact("programme", words(content.programme))] : []),
      fact(
        "counterparts",
        say("placement.print.certificate.counterpartsLine", { count: content.counterparts }),
      ),
      fact("transfer", measured),
    ],
    "objectives-head": say("placement.print.certificate.objectives"),
    objectives: content.objectives.map(({ text, units }) =>
      [words(text), units.map(({ code }) => code).join(", ")].filter(Boolean).join(" · "),
    ),
    "deliverables-head": say("placement.print.certificate.deliverables"),
    deliverables: content.deliverables.map(words),
    "not-bnsp": say("placement.print.certificate.notBnsp"),
    issued: say("placement.print.certificate.issued", { day: day(content.issuedOn) }),
    ...{ signed: content.signedBy, role: say("placement.print.certificate.head") },
    hash: say("placement.print.certificate.hash", { hash: contentHash }),
  };
}
