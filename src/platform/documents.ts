import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { lettersOf } from "./font-letters.ts";
import type { Language } from "./index.ts";
import { intlFor } from "./intl.ts";
import { pageStyle, reportTemplate, type Report } from "./print-style.ts";

/** What is said about a print besides its content. */
export type Print = {
  /** Language in which it is read aloud. */
  language: Language;
  /** Title in the window of the reader and in the foot of each page. */
  title: string;
  /** Day of the print, `YYYY-MM-DD`: no clock is asked, so that printing again gives the same bytes. */
  date: string;
  /** The striped ribbon DATA CONTOH / SAMPLE DATA on every page. */
  synthetic: boolean;
  /** The words "not to be cited" across every page, and in the description of the document. */
  draft?: boolean;
  /** Who issues it. */
  author: string;
  /** A few words at the right of the head: the corridor. */
  subject?: string;
  landscape?: boolean;
};

/**
 * Sets a print: A4, PDF/UA-1 (tagged, with language and title), fonts inside, byte-identical when set again
 * from the same values. The first call loads the compiler (about 0.3 s); it is never loaded by a process that
 * does not print.
 * @param template Typst that follows `pageStyle`; it reads the values as `data`
 * @param data values as JSON; they are never markup. Letters that the font lacks become □: it draws Latin, no
 *   Arabic, Chinese or Tamil.
 */
export async function print(template: string, data: object, about: Print): Promise<Uint8Array> {
  return (await typeset(template, data, about)).pdf;
}

/**
 * A print of tables. It is set on the calling thread, at about 0.7 ms a row of six cells: a list of many
 * hundreds of rows belongs in long work.
 */
export const printReport = (report: Report, about: Print): Promise<Uint8Array> =>
  print(reportTemplate, report, about);

/**
 * As `print`, with what the compiler warns of: tests want no warning. A template that is wrong is a bug and
 * throws.
 */
export async function typeset(
  template: string,
  data: object,
  { subject = "", landscape = false, draft = false, ...about }: Print,
): Promise<{ pdf: Uint8Array; warnings: string[] }> {
  const { compiler, hasLetter } = await openCompiler();
  const intl = intlFor(about.language);
  const words = {
    page: intl.formatMessage({ id: "platform.print.page" }, { page: "{page}", pages: "{pages}" }),
    synthetic: intl.formatMessage({ id: "platform.print.synthetic" }),
    draft: intl.formatMessage({ id: "platform.print.draft" }),
  };
  const inputs = {
    given: JSON.stringify(drawable({ ...about, subject, landscape, draft, words }, hasLetter)),
    data: JSON.stringify(drawable(data, hasLetter)),
  };
  try {
    const compiled = compiler.compile({ mainFileContent: pageStyle + template, inputs });
    const warned = compiled.takeWarnings();
    if (!compiled.result) throw new Error(`The print was not set: ${diagnostics(compiled.takeError())}`);
    const pdf = compiler.pdf(compiled.result, { pdfStandard: "ua-1" });
    return { pdf, warnings: warned ? diagnostics(warned) : [] };
  } finally {
    // What was printed may be a secret or a person: none of it stays in the compiler's memory.
    compiler.evictCache(0);
  }

  function diagnostics(found: Parameters<NodeCompiler["fetchDiagnostics"]>[0] | null): string[] {
    return found ? compiler.fetchDiagnostics(found).map((one) => JSON.stringify(one)) : [];
  }
}

type Opened = { compiler: NodeCompiler; hasLetter: (codePoint: number) => boolean };
let opened: Promise<Opened> | null = null;

function openCompiler(): Promise<Opened> {
  opened ??= load();
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

async function load(): Promise<Opened> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const require = createRequire(import.meta.url);
  const paths = [
    require.resolve("@expo-google-fonts/plus-jakarta-sans/400Regular/PlusJakartaSans_400Regular.ttf"),
    require.resolve("@expo-google-fonts/plus-jakarta-sans/500Medium/PlusJakartaSans_500Medium.ttf"),
    require.resolve("@expo-google-fonts/plus-jakarta-sans/700Bold/PlusJakartaSans_700Bold.ttf"),
  ];
  const fonts = await Promise.all(paths.map((path) => readFile(path)));
  const letters = fonts.map(lettersOf);
  return {
    compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] }),
    hasLetter: (codePoint) => letters.every((has) => has(codePoint)),
  };
}

/** Blanks and hyphens that the font has under another number only. */
const standIns: Record<string, string> = { "\t": " ", "\u2011": "\u2010", "\u202f": "\u00a0" };

/**
 * The same values with every text in letters that the font can draw: a letter without a glyph would stop the
 * print. Marks that draw nothing (joiners, soft hyphens, controls) fall away.
 */
function drawable(value: unknown, hasLetter: (codePoint: number) => boolean): unknown {
  if (typeof value === "string") {
    return Array.from(value.normalize("NFC"), (letter) => {
      const wanted = standIns[letter] ?? letter;
      if (wanted === "\n" || hasLetter(wanted.codePointAt(0) ?? 0)) return wanted;
      return /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(wanted) ? "" : "□";
    }).join("");
  }
  if (Array.isArray(value)) return value.map((one) => drawable(one, hasLetter));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, drawable(one, hasLetter)]));
}
