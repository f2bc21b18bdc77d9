import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";

/**
 * Versions to choose from as people know them: by their titles, which have the year; two of one title also by their
 * version, as nothing else tells them apart.
 */
export function versionOptions(
  versions: readonly { value: string; version: string; title: Bilingual }[],
  language: Language,
): { value: string; label: string }[] {
  const titled = versions.map((one) => ({ ...one, text: inLanguage(one.title, language).text }));
  return titled.map(({ value, version, text }) => {
    const alike = titled.filter((one) => one.text === text).length > 1;
    return { value, label: text === "" || alike ? `${text} (${version})`.trim() : text };
  });
}
