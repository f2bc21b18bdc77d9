import { languages, type Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import type { ProposalDocument } from "./document.ts";
import { comparedRows, sheetRows, type Sheet, type SheetLine } from "./word-sheet.ts";

/** What is said of a version in a file of it. */
export type VersionAbout = {
  number: number;
  /** SHA-256 of its canonical JSON. */
  hash: string;
  kind: "draft" | "release";
  /** When it was made: an instant, and the zone in which its day is told. */
  madeAt: string;
  zone: string;
};

/** Letters of a hash that are printed. */
const shownHash = 12;

const sentence = (language: Language, id: string, values: Record<string, string | number> = {}) =>
  intlFor(language).formatMessage({ id }, values);

/** Words of every file that goes out as Word, also where somebody took their bookmarks away. */
export const frameWords = (): string[] =>
  languages.flatMap((language) => [
    sentence(language, "agreement.word.column"),
    sentence(language, "agreement.word.synthetic"),
  ]);

/** A version as a sheet; with `against`, what changed since that one as tracked changes. */
export function sheetOf(
  document: ProposalDocument,
  about: VersionAbout,
  against?: { document: ProposalDocument; number: number },
): Sheet {
  const day = (language: Language) =>
    new Intl.DateTimeFormat(language === "id" ? "id-ID" : "en-GB", {
      dateStyle: "long",
      timeZone: about.zone,
    }).format(new Date(about.madeAt));
  const lines: SheetLine[] = languages.map((language) => ({
    lang: language,
    text: sentence(language, `agreement.word.version.${about.kind}`, {
      number: about.number,
      day: day(language),
    }),
  }));
  if (against)
    for (const language of languages)
      lines.push({
        lang: language,
        text: sentence(language, "agreement.word.against", { from: against.number, to: about.number }),
      });
  const author = against
    ? sentence("id", "agreement.word.author", { from: against.number, to: about.number })
    : null;
  const by = author === null ? null : { author, at: about.madeAt };
  const version = languages.map((language) =>
    sentence(language, "agreement.word.head", { number: about.number }),
  );
  return {
    origin: { proposal: document.proposal, version: about.number, hash: about.hash, author },
    title: document.title,
    lines,
    headings: { id: sentence("id", "agreement.word.column"), en: sentence("en", "agreement.word.column") },
    head: `${version.join(" · ")} · SHA-256 ${about.hash.slice(0, shownHash)}`,
    foot: languages
      .map((language) => sentence(language, "platform.print.page", { page: "#", pages: "#" }))
      .join(" · "),
    synthetic: document.synthetic ? sentence("id", "agreement.word.synthetic") : null,
    rows: against && by ? comparedRows(against.document, document, by) : sheetRows(document),
    comments: [],
  };
}
