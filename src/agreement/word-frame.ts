import { languages, type Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import type { ProposalDocument } from "./document.ts";
import { comparedRows, sheetRows, type Sheet, type SheetLine } from "./word-sheet.ts";

/** What is said of a version in a file of it. */
export type VersionAbout = {
  /** Null for the text as it stands, which is no version yet. */
  number: number | null;
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
const [aVersion, aNumber, aDay, aHash] = ["\uE000", "\uE001", "\uE002", "\uE003"];

/**
 * What stands around the table of every file that goes out, as regular expressions: by these it is known where somebody
 * took the bookmarks away.
 */
export function frameWords(): string[] {
  const lines = languages.flatMap((language) => [
    sentence(language, "agreement.word.column"),
    sentence(language, "agreement.word.synthetic"),
    ...(["draft", "release"] as const).map((kind) => versionLine(language, kind, aVersion, aDay)),
    againstLine(language, aVersion, aVersion),
  ]);
  const versions = languages.flatMap((language) => [
    escaped(sentence(language, "agreement.word.head", { number: aNumber })).replace(
      aNumber,
      String.raw`\d{1,9}`,
    ),
    escaped(sentence(language, "agreement.word.now")),
  ]);
  return [...lines, headLine([aVersion, aVersion], aHash), footLine()].map((line) =>
    escaped(line)
      .replaceAll(aVersion, `(?:${versions.join("|")})`)
      .replaceAll(aDay, String.raw`\d{1,2} \p{L}+ \d{4}`)
      .replaceAll(aHash, "[0-9a-f]{12}"),
  );
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const versionName = (language: Language, number: number | null) =>
  number === null
    ? sentence(language, "agreement.word.now")
    : sentence(language, "agreement.word.head", { number: String(number) });
const versionLine = (language: Language, kind: VersionAbout["kind"], version: string, day: string) =>
  sentence(language, `agreement.word.version.${kind}`, { version, day });
const againstLine = (language: Language, from: string, to: string) =>
  sentence(language, "agreement.word.against", { from, to });
const headLine = (names: readonly string[], hash: string) => [...names, `SHA-256 ${hash}`].join(" · ");
const footLine = () =>
  languages
    .map((language) => sentence(language, "platform.print.page", { page: "#", pages: "#" }))
    .join(" · ");
const lowered = (name: string) => name.slice(0, 1).toLowerCase() + name.slice(1);

/** A version as a sheet; with `against`, what changed since that one as tracked changes. */
export function sheetOf(
  document: ProposalDocument,
  about: VersionAbout,
  against?: { document: ProposalDocument; number: number | null },
): Sheet {
  const day = (language: Language) =>
    new Intl.DateTimeFormat(language === "id" ? "id-ID" : "en-GB", {
      dateStyle: "long",
      timeZone: about.zone,
    }).format(new Date(about.madeAt));
  const name = (language: Language) => versionName(language, about.number);
  const lines: SheetLine[] = languages.map((language) => ({
    lang: language,
    text: versionLine(language, about.kind, name(language), day(language)),
  }));
  const from = against ? (language: Language) => versionName(language, against.number) : null;
  if (from)
    lines.push(
      ...languages.map((lang) => ({
        lang,
        text: againstLine(lang, lowered(from(lang)), lowered(name(lang))),
      })),
    );
  const author = from && `${from("id")} → ${name("id")}`;
  const by = author === null ? null : { author, at: about.madeAt };
  return {
    origin: { proposal: document.proposal, version: about.number, hash: about.hash, author },
    title: document.title,
    lines,
    headings: { id: sentence("id", "agreement.word.column"), en: sentence("en", "agreement.word.column") },
    head: headLine(languages.map(name), about.hash.slice(0, shownHash)),
    foot: footLine(),
    synthetic: document.synthetic ? sentence("id", "agreement.word.synthetic") : null,
    rows: against && by ? comparedRows(against.document, document, by) : sheetRows(document),
    comments: [],
  };
}
