import type { DispositionOutcome } from "./matrix-reading.ts";
import { foldedHeading } from "./sheet-head.ts";

/** Columns of a response matrix. */
export const matrixFields = [
  "number",
  "clause",
  "paragraph.id",
  "paragraph.en",
  "comment",
  "from",
  "date",
  "outcome",
  "reason.id",
  "reason.en",
] as const;
export type MatrixField = (typeof matrixFields)[number] | "id";

const rules: readonly [RegExp, MatrixField | "reason" | "paragraph"][] = [
  [/^(id|id tanggapan|comment id|jangan diubah do not change|id jangan diubah do not change)$/, "id"],
  [/\b(alasan|reasons?|justifikasi|justification|pertimbangan)\b/, "reason"],
  [/\b(hasil|outcome|disposisi|disposition|keputusan|decision|status)\b/, "outcome"],
  [/\b(paragraf|paragraph|naskah|bunyi|text of)\b/, "paragraph"],
  [/\b(tanggapan|komentar|masukan|comments?|feedback|remarks?)\b/, "comment"],
  [/\b(klausul|clause|pasal|article)\b/, "clause"],
  [/\b(dari|from|instansi|agency|pengirim|sender)\b/, "from"],
  [/\b(tanggal|tgl|date)\b/, "date"],
  [/^(no|nomor|number|nr)( (no|number))?$/, "number"],
];

/** What a heading of a response matrix tells, in Indonesian, English or both; null for one that is not known. */
export function matrixField(heading: string): MatrixField | null {
  const words = foldedHeading(heading);
  const found = words.length > 80 ? undefined : rules.find(([form]) => form.test(words))?.[1];
  if (found !== "reason" && found !== "paragraph") return found ?? null;
  const english =
    /\b(inggris|english)\b/.test(words) ||
    (!/\bindonesian?\b/.test(words) && /\b(reasons?|paragraph)\b/.test(words));
  return `${found}.${english ? "en" : "id"}`;
}

const outcomes: readonly [RegExp, DispositionOutcome][] = [
  [
    /^(tidak (diterima|disetujui|setuju)|ditolak|tolak|not accepted|declined?|rejected?|no|tidak)\b/,
    "declined",
  ],
  [
    /^(disesuaikan|diterima sebagian|diterima dengan penyesuaian|adapted?|partially accepted|accepted in part|amended)\b/,
    "adapted",
  ],
  [/^(diterima|terima|disetujui|setuju|accepted?|agreed?|ya|yes)\b/, "accepted"],
];

/** How a comment ended, as somebody wrote it; null for a word that is not known. */
export function readOutcome(text: string): DispositionOutcome | null {
  const words = foldedHeading(text);
  return outcomes.find(([form]) => form.test(words))?.[1] ?? null;
}
