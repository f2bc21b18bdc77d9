import { parentsUntil2022, spread, strata } from "./economy.ts";
import { outlooks, type Story } from "./outlook.ts";
import { poisson, stream, type Stream } from "./random.ts";
import { demoSeed } from "./survey.ts";

export const fillsFileName = "lowongan-terisi-contoh-2024-2025.csv";

/** Months in which something is closed, 2024-09 to 2025-10; counted from the start of 2024. */
const months = Array.from({ length: 14 }, (_, m) => m + 8);

/** How hard it is to find somebody: share of posts that are filled, and the middle of the days it takes. */
const hardness: Readonly<Record<Story, { filled: number; days: number }>> = {
  short: { filled: 0.46, days: 74 },
  warm: { filled: 0.84, days: 23 },
  steady: { filled: 0.86, days: 22 },
  slack: { filled: 0.87, days: 21 },
  shrinking: { filled: 0.88, days: 20 },
  staff: { filled: 0.86, days: 22 },
  informal: { filled: 0.9, days: 20 },
  labour: { filled: 0.89, days: 21 },
  farm: { filled: 0.88, days: 20 },
};

/** Of the vacancies of a portal: so many are closed a month, in the whole country, of any occupation. */
const closedMonthly = 9;

/**
 * Vacancies that an invented job portal closed, a row each: SINTETIS, NO_LOWONGAN, KODE_PEKERJAAN, PROV, DIBUKA,
 * DITUTUP, HASIL, POSISI. Provinces as in the vacancies; the same occupations are left out.
 */
export function fillsCsv(seed: string = demoSeed): string {
  const next = stream(`${seed}/fills`);
  const lines = ["SINTETIS,ID_LOWONGAN,KODE_PEKERJAAN,PROV,TANGGAL_BUKA,TANGGAL_TUTUP,HASIL,JUMLAH_POSISI"];
  for (const { code, employees, story, setting } of outlooks) {
    if (code.startsWith("0") || employees === 0) continue;
    const { filled, days } = hardness[story];
    const shares = spread(setting);
    for (const month of months) {
      for (let count = poisson(next, closedMonthly); count > 0; count--) {
        const province = strata[pick(next, shares)]!.province.code;
        const closed = Date.UTC(2024, month, 1 + Math.floor(next() * 28));
        const isFilled = next() < filled;
        const open = Math.round(days * (0.4 + 1.2 * next()) * (isFilled ? 1 : 1.5));
        const outcome = isFilled ? "terisi" : next() < 0.3 ? "ditarik" : "kedaluwarsa";
        const posts = 1 + Math.floor(next() ** 3 * 6);
        lines.push(
          [
            ...["1", `C${lines.length}`, code, parentsUntil2022[province] ?? province],
            ...[day(closed - open * 86_400_000), day(closed), outcome, posts],
          ].join(","),
        );
      }
    }
  }
  return `${lines.join("\n")}\n`;
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** An index, each as likely as its share. */
function pick(next: Stream, shares: readonly number[]): number {
  let left = next();
  for (const [index, share] of shares.entries()) {
    left -= share;
    if (left < 0) return index;
  }
  return shares.length - 1;
}
