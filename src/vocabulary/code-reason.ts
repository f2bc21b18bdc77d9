import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";
import { isOpaque } from "./concept.ts";
import { printedCode } from "./local-code.ts";
import { schemeShortName } from "./scheme-names.ts";
import type { CodeHit, CodeReason } from "./text-coding.ts";

/** Says a message in one language; pages and commands have each their own. */
export type Say = (id: string, values?: Record<string, string | number>) => string;

/** Why a code was found, as a message and its values; `beyond`: what the code is to the one that has the label. */
export type ReasonMessage = {
  id: string;
  values: { what: string; label: string; of: string; words: string; count: number };
  beyond: string | null;
};

/**
 * Why a code was found: which label matched, of which code, how, and by which of the typed words.
 * @param scheme the one whose code it is
 */
export function reasonMessage(
  say: Say,
  language: Language,
  { kind, reason }: Pick<CodeHit, "kind" | "reason">,
  scheme: string,
): ReasonMessage {
  const { label, step, words, via } = reason;
  const place = via && placeOf(say, language, via, scheme);
  return {
    id: `vocabulary.reason.${step}`,
    values: {
      what: say(whatOf(reason, via?.kind ?? kind)),
      label,
      of: place ? ` (${place})` : "",
      words: words.join(", "),
      count: words.length,
    },
    // Up and down its own tree the codes say it themselves.
    beyond: via && !via.tree ? say(`vocabulary.reason.via.${via.relation}`) : null,
  };
}

/** The same as one sentence. */
export function reasonSentence(
  say: Say,
  language: Language,
  hit: Pick<CodeHit, "kind" | "reason">,
  scheme: string,
): string {
  const { id, values, beyond } = reasonMessage(say, language, hit, scheme);
  return [say(id, values), ...(beyond ? [beyond] : [])].join("; ");
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
    : say("vocabulary.reason.of", { scheme: schemeShortName(via.scheme), code });
}

function whatOf({ origin, labelKind }: CodeReason, kind: CodeHit["kind"]): string {
  if (origin === "coding") return "vocabulary.reason.what.coding";
  if (labelKind !== "preferred") return `vocabulary.reason.what.${labelKind}`;
  return `vocabulary.reason.what.${kind}`;
}
