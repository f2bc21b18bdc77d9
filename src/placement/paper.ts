import { firstLook } from "../knowledge/index.ts";

/** Papers that say who somebody is. They are kept in the papers' own store and nowhere else. */
export const paperKinds = ["passport", "identity-card", "photo", "permit", "other"] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Largest paper, in bytes. */
export const largestPaper = 10 * 1024 * 1024;

/** What a paper can be, with the ending of the name under which it is opened. */
export const paperTypes = { "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png" } as const;
export type PaperType = keyof typeof paperTypes;
/** For the file field of a form. */
export const acceptedPapers = ".pdf,.jpg,.jpeg,.png";

/** What a paper is by its first bytes, whatever its name says; null: none of what is taken. */
export function paperType(bytes: Uint8Array): PaperType | null {
  const look = firstLook(bytes.subarray(0, 512));
  if (look === "pdf") return "application/pdf";
  if (look !== "picture") return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return "image/jpeg";
  return bytes[0] === 0x89 && bytes[1] === 0x50 ? "image/png" : null;
}

/** A paper, enciphered; `paperId` and `termsId` are sealed in with it. */
export type IdentityPaper = {
  organisationId: string;
  termsId: string;
  paperId: string;
  kind: PaperKind;
  enciphered: Buffer;
  keyEnciphered: Buffer;
  mediaType: PaperType;
  bytes: number;
  handedInBy: string | null;
  handedInAt: Date;
  synthetic: boolean;
};

/** That a paper is there, that somebody opened it and for what, that it is gone: the expert reads all of it. */
export type PaperNote = {
  organisationId: string;
  termsId: string;
  noteId: string;
  paperId: string;
  kind: PaperKind;
  act: "handed-in" | "opened" | "destroyed";
  purpose: string | null;
  byPerson: string | null;
  at: Date;
  synthetic: boolean;
};

/** Papers that are still there, by their notes, the last handed in first. */
export function papersThere(notes: readonly PaperNote[]): PaperNote[] {
  const gone = new Set(notes.filter(({ act }) => act === "destroyed").map(({ paperId }) => paperId));
  return notes.filter(({ act, paperId }) => act === "handed-in" && !gone.has(paperId));
}
