import { createHash } from "node:crypto";
import type { Language } from "../platform/index.ts";
import type { WordOrigin } from "./word-reading.ts";

// Names that a Word file carries through every program that opens it. A bookmark's name has at most 40 letters, digits
// and low lines: too few for a sign between its parts.

/** A paragraph in one language, and which version of it stands there. */
export type ParagraphMark = { paragraph: string; language: Language; version: number };

const letters = { id: "i", en: "e" } as const;
const bare = (uuid: string) => uuid.replaceAll("-", "").toLowerCase();
const uuidOf = (hex: string) =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");

export const paragraphMark = ({ paragraph, language, version }: ParagraphMark): string =>
  `Jp${bare(paragraph)}${letters[language]}${version.toString(36)}`;

/** Null for a bookmark of somebody else. What a program added to the name of a copy is part of its version here. */
export function readParagraphMark(name: string): ParagraphMark | null {
  const match = /^Jp([0-9a-f]{32})([ie])([0-9a-z]*)/i.exec(name);
  if (!match) return null;
  const [, hex = "", letter = "", version = ""] = match;
  return {
    paragraph: uuidOf(hex.toLowerCase()),
    language: letter.toLowerCase() === "i" ? "id" : "en",
    version: Number.parseInt(version || "0", 36),
  };
}

export const proposalMark = (proposal: string): string => `Jd${bare(proposal)}`;
export function readProposalMark(name: string): string | null {
  const match = /^Jd([0-9a-f]{32})/i.exec(name);
  return match ? uuidOf((match[1] ?? "").toLowerCase()) : null;
}

/**
 * What stands around the table (title, heads and feet) carries a hash of its words in its bookmark: it is known to be as
 * it was without asking what it was.
 */
export const frameMark = (text: string, number: number): string =>
  `Jt${frameHash(text)}${number.toString(36)}`;
export const isFrameMark = (name: string): boolean => /^Jt[0-9a-f]{16}/.test(name);
export const isFrameOf = (name: string, text: string): boolean => name.startsWith(`Jt${frameHash(text)}`);

const frameHash = (text: string) => createHash("sha256").update(plain(text)).digest("hex").slice(0, 16);

/** Text that any store takes and any program writes: no half of a letter, no control but tab and line end. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, "");

/** Words without the difference between blanks, and without letters that draw nothing. */
export const plain = (text: string): string =>
  cleanText(text)
    .normalize("NFC")
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();

/** Whether a text has nothing that can be seen; programs put letters that draw nothing into empty cells. */
export const isBlank = (text: string): boolean => plain(text) === "";

/** The property of a file that says which version of which proposal it shows. */
export const originProperty = "Jembatan";

export const originText = ({ proposal, version, hash, author }: WordOrigin): string =>
  ["proposal", proposal, version ?? "", hash ?? "", encodeURIComponent(author ?? "")].join("/");

export function readOrigin(text: string | null): WordOrigin | null {
  const [kind, proposal = "", version = "", hash = "", author = ""] = (text ?? "").split("/");
  if (kind !== "proposal" || !/^[0-9a-f-]{36}$/.test(proposal)) return null;
  return {
    proposal,
    version: /^\d{1,9}$/.test(version) ? Number(version) : null,
    hash: /^[0-9a-f]{64}$/.test(hash) ? hash : null,
    author: readAuthor(author),
  };
}

function readAuthor(text: string): string | null {
  try {
    return decodeURIComponent(text) || null;
  } catch {
    return null;
  }
}
