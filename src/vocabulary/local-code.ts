import type { Language } from "../platform/index.ts";

/**
 * A code of our own below an official unit group. KBJI may be extended below four digits, and such a code must never be
 * taken for one of the book's: it is kept as `2529-L04` and printed as `2529 · lokal 04`.
 */
export type LocalCode = {
  /** Official unit group, four digits. */
  parent: string;
  /** Counted from 1 below each parent, over all organisations; a number is never given twice. */
  number: number;
};

/** Level of local codes: below the unit group (4), beside the job titles (6), and no level of the book. */
export const localLevel = 5;

const form = /^(\d{4})-L(\d{2,4})$/;
const typed = /^(\d{4})\s*(?:[-·.]\s*)?(?:l|lokal|local)\s*(\d{1,4})$/i;

const digits = (number: number) => String(number).padStart(2, "0");

/** The code as it is kept: `2529-L04`. */
export const localCode = ({ parent, number }: LocalCode): string => `${parent}-L${digits(number)}`;

/** Reads a code that is kept; null for an official one. */
export function readLocalCode(code: string): LocalCode | null {
  const [, parent, number] = form.exec(code) ?? [];
  return parent && Number(number) > 0 ? { parent, number: Number(number) } : null;
}

/** Reads what somebody typed or copied from a page: `2529 lokal 4`, `2529 · local 04`, `2529-l04`; else null. */
export function readTypedLocalCode(text: string): LocalCode | null {
  const [, parent, number] = typed.exec(text.trim()) ?? [];
  return parent && Number(number) > 0 ? { parent, number: Number(number) } : null;
}

const words: Record<Language, string> = { id: "lokal", en: "local" };

/** A code for a page, a print or a message: local ones look local, all others stand as they are. */
export function printedCode(code: string, language: Language): string {
  const local = readLocalCode(code);
  return local ? `${local.parent} · ${words[language]} ${digits(local.number)}` : code;
}

/** The number that the next local code below a parent gets, given the codes that stand there. */
export function nextLocalNumber(siblings: readonly string[]): number {
  return Math.max(0, ...siblings.map((code) => readLocalCode(code)?.number ?? 0)) + 1;
}
