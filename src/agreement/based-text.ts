import { refuse, type Outcome } from "../platform/index.ts";
import type { ParagraphRow } from "./paragraph.ts";
import type { Sides } from "./paragraph-merge.ts";
import type { AgreementStore } from "./store.ts";

/**
 * The words that somebody had before them when they began to write.
 * Refusal: PARAGRAPH_BASE_UNKNOWN (the paragraph never had that version).
 */
export async function basedText(
  agreement: AgreementStore,
  row: ParagraphRow,
  version: number,
): Promise<Outcome<{ base: Sides }>> {
  if (version === row.version) return { ok: true, base: { id: row.textId, en: row.textEn } };
  const text = await agreement.paragraphTextAt(row.paragraphId, version);
  return text
    ? { ok: true, base: { id: text.textId, en: text.textEn } }
    : refuse("PARAGRAPH_BASE_UNKNOWN", { version });
}
