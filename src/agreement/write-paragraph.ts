import { personOf, type Work } from "../identity/index.ts";
import { textNow, type ParagraphChange, type ParagraphRow } from "./paragraph.ts";
import { staleAfter } from "./stale-side.ts";
import type { AgreementStores } from "./stores.ts";

/** What is written: the words of both sides, and the comment for which it is. */
export type Written = {
  text: { id: string; en: string };
  change: ParagraphChange;
  comment?: string | null;
  /** Whether whoever wrote had the newest words before them. */
  seen?: boolean;
};

/**
 * Writes other words into a paragraph that is held for change (`paragraph(…, "change")`), with its history, in the
 * transaction of whoever calls. The same words again change nothing.
 */
export async function writeParagraph(
  { stores: { agreement }, now, principal, touch }: Work<AgreementStores>,
  row: ParagraphRow,
  { text, change, comment = null, seen = true }: Written,
  organisation: string,
): Promise<ParagraphRow> {
  const changed = { id: text.id !== row.textId, en: text.en !== row.textEn };
  if (!changed.id && !changed.en) return row;
  const written: ParagraphRow = {
    ...row,
    textId: text.id,
    textEn: text.en,
    stale: staleAfter(row.stale, changed, seen),
    version: row.version + 1,
    changedBy: personOf(principal),
    changedAt: now,
  };
  await agreement.saveParagraph(written);
  await agreement.addParagraphText(textNow(written, change, organisation, comment));
  touch({ kind: "agreement.paragraph", id: row.paragraphId });
  return written;
}
