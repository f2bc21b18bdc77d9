import { parentsUntil2022, spread, strata } from "./economy.ts";
import { outlooks } from "./outlook.ts";
import { poisson, stream } from "./random.ts";
import { demoSeed } from "./survey.ts";

export const vacanciesFileName = "lowongan-contoh-2020-2025.csv";

/** The months of the series, `YYYY-MM`, 2020-01 to 2025-10. */
export const vacancyMonths: readonly string[] = Array.from({ length: 70 }, (_, m) => {
  const month = String((m % 12) + 1).padStart(2, "0");
  return `${2020 + Math.floor(m / 12)}-${month}`;
});

/**
 * New vacancies a month by occupation (4 digits) and province as wide CSV: SINTETIS, KODE_PEKERJAAN, PROV,
 * then one column a month. The provinces founded in 2022 stay with the ones they came from, so that no
 * series breaks. Left out: the armed forces, which do not advertise, and work without employees.
 */
export function vacanciesCsv(seed: string = demoSeed): string {
  const next = stream(`${seed}/vacancies`);
  const lines = [["SINTETIS", "KODE_PEKERJAAN", "PROV", ...vacancyMonths].join(",")];
  for (const outlook of outlooks) {
    if (outlook.code.startsWith("0") || outlook.employees === 0) continue;
    const shares = new Map<string, number>();
    for (const [h, share] of spread(outlook.setting).entries()) {
      const code = strata[h]!.province.code;
      const shown = parentsUntil2022[code] ?? code;
      shares.set(shown, (shares.get(shown) ?? 0) + share);
    }
    const country = vacancyMonths.map(
      (_, m) =>
        outlook.employed *
        outlook.employees *
        outlook.vacancies *
        Math.exp(outlook.vacancyGrowth * (m / 12)) *
        mood(m),
    );
    for (const [province, share] of shares) {
      const counts = country.map((vacancies) => poisson(next, vacancies * share));
      lines.push(`1,${outlook.code},${province},${counts.join(",")}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** What every series shares: the trough of 2020, the way out of it until mid-2021, and the season. */
function mood(month: number): number {
  const season = 1 + 0.08 * Math.sin((2 * Math.PI * (month - 1)) / 12);
  if (month < 3) return season;
  if (month < 9) return 0.45 * season;
  return Math.min(1, 0.45 + (0.55 * (month - 8)) / 10) * season;
}
