import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";
import { isOpaque } from "./concept.ts";
import { printedCode } from "./local-code.ts";
import type { CodeHit, CodeReason } from "./text-coding.ts";

/** Says a message in one language; pages and commands have each their own. */
type Say = (id: string, values?: Record<string, string | number>) => string;

/**
 * Why a code was found, as one sentence in the reader's language: which label matched, of which code, how, and by which
 * of the typed words.
 * @param scheme the one whose code it is
 */
export function reasonSentence(
  say: Say,
  language: Language,
  { kind, reason }: Pick<CodeHit, "kind" | "reason">,
  scheme: string,
): string {
  const { label, step, words, via } = reason;
  const named = via ? placeOf(say, language, via, scheme) : "";
  const matched = say(`vocabulary.reason.${step}`, {
    what: say(whatOf(reason, via?.kind ?? kind)),
    label,
    of: named && ` (${named})`,
    words: words.join(", "),
    count: words.length,
  });
  // Up and down its own tree the codes say it themselves.
  return via && !via.tree ? `${matched}; ${say(`vocabulary.reason.via.${via.relation}`)}` : matched;
}

/** The code that has the label, with its scheme where it is another; by its title where a code tells people nothing. */
function placeOf(
  say: Say,
  language: Language,
  via: { scheme: string; code: string; title: Bilingual },
  scheme: string,
): string {
  const code = isOpaque(via.code) ? inLanguage(via.title, language).text : printedCode(via.code, language);
  return via.scheme === scheme
    ? code
    : say("vocabulary.reason.of", { scheme: via.scheme.toUpperCase(), code });
}

function whatOf({ origin, labelKind }: CodeReason, kind: CodeHit["kind"]): string {
  if (origin === "coding") return "vocabulary.reason.what.coding";
  if (labelKind !== "preferred") return `vocabulary.reason.what.${labelKind}`;
  return `vocabulary.reason.what.${kind}`;
}
