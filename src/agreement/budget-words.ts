import type { BudgetStatus, Currency } from "./budget-reading.ts";
import { foldedHeading } from "./sheet-head.ts";

export const budgetFields = [
  "number",
  "description",
  "quantity",
  "unit",
  "price",
  "amount",
  "currency",
  "source",
  "year",
  "status",
] as const;
type Plain = (typeof budgetFields)[number];
/** What a column tells; prices and amounts may have a column for each currency. */
export type BudgetField = Plain | `${"price" | "amount"}.${Currency}`;

const rules: readonly [RegExp, Plain][] = [
  [/\b(harga|price|tarif|rate|biaya satuan|unit cost)\b/, "price"],
  [/\b(mata uang|currency|valuta)\b/, "currency"],
  [/\b(sumber|source|pembiayaan|funded by|funding)\b/, "source"],
  [/\b(tahun|year|ta|fy)\b/, "year"],
  [/\b(status|keadaan|state)\b/, "status"],
  [/\b(jumlah|amount|total|biaya|cost|pagu|nilai)\b/, "amount"],
  [/\b(volume|vol|kuantitas|quantity|qty|banyaknya)\b/, "quantity"],
  [/\b(satuan|units?|uom)\b/, "unit"],
  [
    /\b(uraian|description|rincian|kegiatan|activity|komponen|item|keterangan barang|perihal)\b/,
    "description",
  ],
  [/^(no|nomor|number|nr)( (no|number))?$/, "number"],
];

const currencyWords: readonly [RegExp, Currency][] = [
  [/\b(rp|idr|rupiah)\b/i, "IDR"],
  [/\bsgd\b|s\$|dol+ar singapura|singapore dollars?/i, "SGD"],
  [/\busd\b|us\$|dol+ar (as|amerika)|us dollars?/i, "USD"],
];

/** The one currency that a text names; null where it names none or several. */
export function currencyIn(text: string): Currency | null {
  const found = currencyWords.filter(([form]) => form.test(text)).map(([, currency]) => currency);
  return found.length === 1 ? (found[0] ?? null) : null;
}

const scales: readonly [RegExp, number][] = [
  [/\b(ribuan|ribu|thousands?)\b/i, 1e3],
  [/\b(jutaan|juta|millions?)\b/i, 1e6],
  [/\b(miliaran|miliar|milyar|billions?)\b/i, 1e9],
];

/** By how much amounts under "(dalam ribuan rupiah)" or "in million" are to be multiplied. */
export const scaleIn = (text: string): number => scales.find(([form]) => form.test(text))?.[1] ?? 1;

/** What a heading of a budget tells, in Indonesian, English or both; null for one that is not known. */
export function budgetField(heading: string): BudgetField | null {
  const words = foldedHeading(heading);
  const found = words.length > 80 ? undefined : rules.find(([form]) => form.test(words))?.[1];
  const currency = currencyIn(heading);
  if ((found === "price" || found === "amount") && currency) return `${found}.${currency}`;
  return found ?? null;
}

const statuses: readonly [RegExp, BudgetStatus][] = [
  [/^(diblokir|blokir|blocked|on hold|ditahan)\b/, "blocked"],
  [/^(dicairkan|cair|released|tersedia|dibuka|dirilis)\b/, "released"],
  [/^(disetujui|setuju|approved|ditetapkan)\b/, "approved"],
  [/^(usulan|diusulkan|usul|proposed|rencana|planned)\b/, "proposed"],
];
export const readStatus = (text: string): BudgetStatus | null =>
  statuses.find(([form]) => form.test(foldedHeading(text)))?.[1] ?? null;

/** The year of `2027`, `TA 2027`, `FY2027/28`: the one in which the fiscal year begins. */
export function readYear(text: string): number | null {
  const year = Number(/(?:^|\D)((?:19|20)\d{2})(?:$|\D)/.exec(text)?.[1] ?? Number.NaN);
  return Number.isNaN(year) ? null : year;
}

/** A row that adds others up: of a part, or of all. */
export const isTotal = (text: string): boolean =>
  /^(sub ?total|grand total|total|jumlah)\b/.test(foldedHeading(text));

/**
 * A number as people write it into a budget: `2.500.000`, `2,500,000.50`, `Rp 1.500,-`, `1,5`. Three digits behind a
 * separator are thousands.
 * @param isNumber whether the cell is a number and no text
 * @returns null where it is none, or less than nothing
 */
export function readNumber(text: string, isNumber: boolean): number | null {
  if (isNumber) return Number(text) >= 0 ? Number(text) : null;
  const bare = text
    .replaceAll(/(rp\.?|idr|sgd|usd|us\$|s\$)/gi, "")
    .replaceAll(/[\s\u00a0]/g, "")
    .replace(/,-+$/, "");
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)) return Number(bare.replaceAll(".", "").replace(",", "."));
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return Number(bare.replaceAll(",", ""));
  return /^\d+([.,]\d+)?$/.test(bare) ? Number(bare.replace(",", ".")) : null;
}
