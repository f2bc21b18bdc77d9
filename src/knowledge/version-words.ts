import { refuse, type Bilingual, type Language, type Outcome } from "../platform/index.ts";
import { readItemFile } from "./item-file.ts";
import type { NewWords } from "./item-store.ts";
import { identityFault } from "./no-identity.ts";
import type { KnowledgeStores } from "./stores.ts";

type Given = {
  language: Language;
  text: string | null;
  file?: { path: string; fileName: string } | null | undefined;
  note: string | null;
};

/**
 * Takes in what a version says. A file is kept only when nothing in it looks like an identity paper.
 * @param around other texts of the same form that must hold no identity number either
 * Refusals: VERSION_EMPTY, VERSION_TEXT_AND_FILE, those of `readItemFile` and `identityFault`.
 */
export async function takeWords(
  { files }: Pick<KnowledgeStores, "files">,
  { language, text, file, note }: Given,
  around: Readonly<Record<string, Bilingual | string | null | undefined>> = {},
): Promise<Outcome<{ words: NewWords }>> {
  if (text === null && !file) return refuse("VERSION_EMPTY");
  if (text !== null && file) return refuse("VERSION_TEXT_AND_FILE");
  const typed = identityFault({ ...around, text, note });
  if (typed) return typed;
  if (!file) return { ok: true, words: { language, text, note, fileHash: null, fileLabel: null } };
  const read = await readItemFile(file.path, file.fileName);
  if (!read.ok) return read;
  const { label, text: inFile } = read.file;
  const found = identityFault({ file: inFile });
  if (found) return found;
  const fileHash = await files.putFile(file.path);
  return { ok: true, words: { language, note, fileHash, fileLabel: label, text: inFile || null } };
}
