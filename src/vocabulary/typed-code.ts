import { localCode, readTypedLocalCode } from "./local-code.ts";

const between = /[.\-_/: ]/g;

/** A code without what stands between its letters and digits, in small letters. */
export const bareCode = (code: string): string => code.toLowerCase().replaceAll(between, "");

/**
 * What somebody typed, as a bare code or the beginning of one: figures, or one word that has a figure; a local code in
 * any of its forms. Null for words.
 */
export function readTypedCode(text: string): string | null {
  const typed = text.normalize("NFC").trim().toLowerCase();
  const local = readTypedLocalCode(typed);
  if (local) return bareCode(localCode(local));
  const bare = bareCode(typed);
  const isCode = /^\d+$/.test(bare) || /^(?=\S*\d)[a-z0-9.\-_/:]+$/.test(typed);
  return isCode && bare ? bare : null;
}
