import type { Language } from "../platform/index.ts";
import type { Reason } from "./driver.ts";
import type { RespondentKind } from "./submission.ts";

/** What columns are called in Indonesian files, the usual word first; their names here are the English ones. */
export const answerColumns = {
  kind: ["jenis"],
  respondent: ["responden", "nama"],
  title: ["jabatan", "judul", "job_title"],
  registration: ["nib", "nomor_registrasi"],
  area: ["provinsi", "province"],
  code: ["kode", "kbji"],
  vacancies: ["lowongan"],
  open_days: ["hari_terbuka"],
  reason: ["alasan"],
  note: ["catatan"],
  interest: ["kepentingan"],
} as const;

export const gapColumns = {
  code: ["kode", "kbji"],
  area: ["wilayah", "provinsi", "province"],
  year: ["tahun"],
  term: ["unsur", "suku"],
  source: ["sumber"],
  value: ["nilai"],
  low: ["batas_bawah"],
  high: ["batas_atas"],
  successes: ["berhasil"],
  trials: ["dari"],
  assumed: ["asumsi"],
} as const;

export const deflatorColumns = {
  period: ["periode", "bulan", "tahun", "month", "year"],
  index: ["indeks", "ihk", "cpi"],
  base_year: ["tahun_dasar", "tahun dasar"],
  source: ["sumber"],
} as const;

/** Indonesian words for what stands in the cells. */
export const kindWords: Readonly<Record<RespondentKind, readonly string[]>> = {
  firm: ["perusahaan"],
  association: ["asosiasi"],
  union: ["serikat", "serikat pekerja"],
  "training-provider": ["lembaga pelatihan"],
};

export const reasonWords: Readonly<Record<Reason, readonly string[]>> = {
  "lacks-training-years": ["keahlian dua tahun atau lebih"],
  "lacks-training-months": ["keahlian kurang dari dua tahun"],
  "lacks-experience": ["kurang pengalaman"],
  "lacks-attitude-or-language": ["sikap atau bahasa"],
  "leaves-soon": ["cepat berhenti"],
  "pay-or-place": ["upah atau lokasi"],
  "no-applicants": ["tidak ada pelamar"],
};

type Words<Name extends string> = Readonly<Record<Name, readonly string[]>>;

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ")
    .trim();

/** Which name a cell means, in English or Indonesian, written large or small, with spaces, hyphens or underscores. */
export function readWord<Name extends string>(words: Words<Name>, text: string): Name | undefined {
  const names = Object.keys(words) as Name[];
  const typed = plain(text);
  return names.find((name) => [name, ...words[name]].some((word) => plain(word) === typed));
}

/** A name as a file in that language writes it. */
export const wordIn = <Name extends string>(words: Words<Name>, name: Name, language: Language): string =>
  (language === "id" ? words[name]?.[0] : undefined) ?? name;

/** How else it may be written. */
export const otherWords = (words: Words<string>, name: string, language: Language): string[] =>
  [name, ...(words[name] ?? [])].filter((word) => word !== wordIn(words, name, language));

/** All names that may stand in a cell, in both languages. */
export const allWords = (words: Words<string>): string =>
  Object.entries(words)
    .map(([name, [word]]) => `${word} (${name})`)
    .join(", ");
