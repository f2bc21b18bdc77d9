/** What a version's file can be. */
const fileKinds = ["pdf", "docx", "xlsx", "pptx", "txt", "md"] as const;
export type FileKind = (typeof fileKinds)[number];

const office = "application/vnd.openxmlformats-officedocument";
export const mediaTypes: Record<FileKind, string> = {
  pdf: "application/pdf",
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8",
};

/** For the file field of a form. */
export const accepted = fileKinds.map((kind) => `.${kind}`).join();

/** Largest file, in bytes. */
export const largestFile = 10 * 1024 * 1024;

const begins = (bytes: Uint8Array, text: string) =>
  [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));

/** What a file is as far as its first bytes tell: pictures and archives are known, text is what is none of them. */
export function firstLook(head: Uint8Array): "pdf" | "zip" | "picture" | "old-office" | "text" | "other" {
  if (begins(head, "%PDF-")) return "pdf";
  if (begins(head, "PK\u0003\u0004")) return "zip";
  if (begins(head, "\u00d0\u00cf\u0011\u00e0")) return "old-office";
  const pictures = ["\u00ff\u00d8\u00ff", "\u0089PNG", "GIF8", "II*\u0000", "MM\u0000*", "BM"];
  if (pictures.some((one) => begins(head, one))) return "picture";
  const box = String.fromCharCode(...head.slice(4, 12));
  if (/^ftyp(heic|heix|mif1|avif)/.test(box) || (begins(head, "RIFF") && box.endsWith("WEBP")))
    return "picture";
  return head.includes(0) ? "other" : "text";
}

/** Whether a name says that a text is marked up; both are kept as they are. */
export const textKind = (fileName: string): "md" | "txt" =>
  /\.(md|markdown)$/i.test(fileName) ? "md" : "txt";

/** What a file of the store is, by the ending of the name that `safeFileName` gave it. */
export const kindOfName = (fileLabel: string): FileKind | null =>
  fileKinds.find((kind) => fileLabel.endsWith(`.${kind}`)) ?? null;

const longestName = 80;

/**
 * A name under which a file may lie on any disk: letters, digits, blanks, points and hyphens, and the ending of what it
 * really is.
 */
export function safeFileName(fileName: string, kind: FileKind): string {
  const stem = fileName
    .normalize("NFC")
    .replace(/\.[\p{L}\p{N}]{1,10}$/u, "")
    .replaceAll(/[^\p{L}\p{M}\p{N} .()-]+/gu, "-")
    .replaceAll(/\.{2,}/g, ".")
    .replaceAll(/ {2,}/g, " ")
    .replaceAll(/^[ .-]+|[ .-]+$/g, "");
  const short = Array.from(stem).slice(0, longestName).join("").trimEnd();
  // Names of devices on Windows.
  const taken = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short);
  return `${short === "" || taken ? "berkas" : short}.${kind}`;
}

/** The header that has a browser save a file under its name, also where it knows no more than ASCII (RFC 6266, RFC 5987). */
export function savedAs(fileLabel: string): string {
  const plain = fileLabel
    .normalize("NFKD")
    .replaceAll(/[^\x20-\x7e]/g, "")
    .replaceAll(/["\\%]/g, "-");
  const full = encodeURIComponent(fileLabel).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
