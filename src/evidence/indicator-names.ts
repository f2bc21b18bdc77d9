import type { Bilingual } from "../platform/index.ts";
import type { IndicatorId } from "./indicator.ts";

/** Names of the indicators as they stand in records; pages show the same words from `messages/`. */
export const indicatorNames: Readonly<Record<IndicatorId, Bilingual & { id: string; en: string }>> = {
  "employment-growth": { id: "Pertumbuhan tenaga kerja", en: "Employment growth" },
  "pay-growth": { id: "Pertumbuhan upah", en: "Pay growth" },
  "hours-growth": { id: "Pertumbuhan jam kerja", en: "Hours growth" },
  "unemployment-rate": { id: "Tingkat pengangguran", en: "Unemployment rate" },
  "under-qualified-share": { id: "Pendidikan di bawah syarat", en: "Under-qualified" },
  "under-qualified-growth": { id: "Perubahan pendidikan di bawah syarat", en: "Change in under-qualified" },
  "pay-premium": { id: "Selisih upah terhadap semua pekerjaan", en: "Pay premium" },
  "vacancy-growth": { id: "Pertumbuhan lowongan, 1 tahun", en: "Vacancy growth, 1 year" },
  "vacancy-growth-3y": { id: "Pertumbuhan lowongan, 3 tahun", en: "Vacancy growth, 3 years" },
  "vacancy-rate": { id: "Tingkat lowongan", en: "Vacancy rate" },
};
