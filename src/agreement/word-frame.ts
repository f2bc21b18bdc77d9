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

const sentence = (language: Language, id: string, values: Record<string, string> = {}) =>
  intlFor(language).formatMessage({ id }, values);

/** Stand-ins for what differs from file to file. */
const [aNumber, aDay, aHash] = ["\uE000", "\uE001", "\uE002"];

/**
 * What stands around the table of every file that goes out, as regular expressions: by these it is known where somebody
 * took the bookmarks away.
 */
export function frameWords(): string[] {
  const lines = languages.flatMap((language) => [
    sentence(language, "agreement.word.column"),
    sentence(language, "agreement.word.synthetic"),
    ...(["draft", "release"] as const).map((kind) => versionLine(language, kind, aNumber, aDay)),
    againstLine(language, aNumber, aNumber),
  ]);
  return [...lines, headLine(aNumber, aHash), footLine()].map((line) =>
    line
      .replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
      .replaceAll(aNumber, String.raw`\d{1,9}`)
      .replaceAll(aDay, String.raw`\d{1,2} \p{L}+ \d{4}`)
      .replaceAll(aHash, "[0-9a-f]{12}"),
  );
}

const versionLine = (language: Language, kind: VersionAbout["kind"], number: string, day: string) =>
  sentence(language, `agreement.word.version.${kind}`, { number, day });
const againstLine = (language: Language, from: string, to: string) =>
  sentence(language, "agreement.word.against", { from, to });
const headLine = (number: string, hash: string) =>
  [
    ...languages.map((language) => sentence(language, "agreement.word.head", { number })),
    `SHA-256 ${hash}`,
  ].join(" · ");
const footLine = () =>
  languages
    .map((language) => sentence(language, "platform.print.page", { page: "#", pages: "#" }))
    .join(" · ");

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
  const number = String(about.number);
  const lines: SheetLine[] = languages.map((language) => ({
    lang: language,
    text: versionLine(language, about.kind, number, day(language)),
  }));
  const from = against ? String(against.number) : null;
  if (from !== null)
    lines.push(...languages.map((lang) => ({ lang, text: againstLine(lang, from, number) })));
  const author = from === null ? null : sentence("id", "agreement.word.author", { from, to: number });
  const by = author === null ? null : { author, at: about.madeAt };
  return {
    origin: { proposal: document.proposal, version: about.number, hash: about.hash, author },
    title: document.title,
    lines,
    headings: { id: sentence("id", "agreement.word.column"), en: sentence("en", "agreement.word.column") },
    head: headLine(number, about.hash.slice(0, shownHash)),
    foot: footLine(),
    synthetic: document.synthetic ? sentence("id", "agreement.word.synthetic") : null,
    rows: against && by ? comparedRows(against.document, document, by) : sheetRows(document),
    comments: [],
  };
}
