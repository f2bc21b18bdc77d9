/** What offices write where there is nothing to say. */
const nothing = /^([-–—.]*|n\/?a|nihil|tidak ada( data)?|belum( ada)?|kosong)$/i;
export const saysNothing = (cell: string): boolean => nothing.test(cell);

/** A cell without blanks that nobody sees; lines stay lines. */
export const tidyCell = (cell: string): string =>
  cell
    .normalize("NFC")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/[^\P{Cc}\n]/gu, "")
    .trim();

const counted =
  /^(\d{1,9}|\d{1,3}(?:[.,]\d{3})+)(?:[.,]0+)?(?: ?(orang|org|peserta|instruktur|unit|kursi|bengkel|pegawai|people|persons|seats|places|beds|tempat tidur))?$/i;

/** A whole number as offices write it (`1.250`, `1,250`, `24 orang`); null where it is none. */
export function readCount(cell: string): number | null {
  const digits = counted.exec(cell.trim())?.[1];
  return digits === undefined ? null : Number(digits.replaceAll(/[.,]/g, ""));
}

/** Several in one cell: parted by lines, semicolons or commas, with or without numbers in front. */
export const readSeveral = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[\n;]|,(?!\d)/)
      .map((part) => part.replace(/^\s*(\d{1,2}[.)]|[-•*·])\s*/, "").trim())
      .filter((part) => part !== "" && !saysNothing(part)),
  ),
];

/** A day, or the first day of a year alone: offices often know no more of when a centre began. */
export function readSince(cell: string): string | null {
  if (/^(19|20)\d\d$/.test(cell)) return `${cell}-01-01`;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(cell) ?? [];
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? [];
  const text = year
    ? `${year}-${month}-${day}`
    : y
      ? `${y}-${m?.padStart(2, "0")}-${d?.padStart(2, "0")}`
      : "";
  const at = text === "" ? Number.NaN : Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text ? text : null;
}
