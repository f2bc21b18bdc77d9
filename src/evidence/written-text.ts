import type { IntlShape } from "react-intl";
import type { Language } from "../platform/index.ts";

/** What somebody wrote, and the language of the page it was written on; null where nobody knows. */
export type Written = { text: string; writtenIn: Language | null | undefined };

/** A text as a reader sees it: one in the other language says so. */
export function writtenText(
  intl: Pick<IntlShape, "formatMessage">,
  { text, writtenIn }: Written,
  language: Language,
): string {
  if (!writtenIn || writtenIn === language) return text;
  return `${text} (${intl.formatMessage({ id: `evidence.writtenIn.${writtenIn}` })}).`;
}

/** A piece of a sentence: in the language around it, or in the one that is named. */
export type Piece = { text: string; lang: Language | null };

/** A sentence in pieces, so that what somebody wrote in the other language can be told apart. */
export function piecesOf(sentence: string, written: readonly Written[], language: Language): Piece[] {
  const foreign = written.filter(({ text, writtenIn }) => text !== "" && writtenIn && writtenIn !== language);
  const first = foreign
    .map((one) => ({ ...one, at: sentence.indexOf(one.text) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)[0];
  if (!first) return sentence === "" ? [] : [{ text: sentence, lang: null }];
  const { text, writtenIn = null, at } = first;
  return [
    ...(at > 0 ? [{ text: sentence.slice(0, at), lang: null }] : []),
    { text, lang: writtenIn },
    ...piecesOf(sentence.slice(at + text.length), written, language),
  ];
}
