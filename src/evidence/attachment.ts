/** What can be attached to a submission. */
export type AttachmentKind = "pdf" | "xlsx" | "csv";

/** Largest document, in bytes. */
export const largestAttachment = 5 * 1024 * 1024;

export const attachmentTypes: Record<AttachmentKind, string> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/**
 * What a document is by its bytes; what it is called does not count.
 * @returns null for anything else, also for a workbook with macros
 */
export function attachmentKind(bytes: Uint8Array): AttachmentKind | null {
  const begins = (text: string) => [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
  if (begins("%PDF-")) return "pdf";
  if (begins("PK\u0003\u0004")) {
    // Names of a ZIP's files stand in it as they are.
    const names = new TextDecoder("latin1").decode(bytes);
    return names.includes("xl/workbook.xml") && !names.includes("vbaProject.bin") ? "xlsx" : null;
  }
  return isTable(bytes) ? "csv" : null;
}

function isTable(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const [head = "", ...rows] = text.split(/\r?\n/, 3);
    return /[,;\t]/.test(head) && rows.some((row) => /[,;\t]/.test(row)) && !/^\s*</.test(text);
  } catch {
    return false;
  }
}
