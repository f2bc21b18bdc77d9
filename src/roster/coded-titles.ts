import type { Bilingual, ReportRow } from "../platform/index.ts";
import type { VocabularyStore } from "../vocabulary/index.server.ts";

export type Coded = { scheme: string; version: string; code: string };

/**
 * Codes with the titles that the vocabulary has for them.
 * @returns in the order in which they came; or a row ROSTER_CODE_UNKNOWN for each that is not there
 */
export async function titledCodes<One extends Coded>(
  vocabulary: Pick<VocabularyStore, "titles">,
  codes: readonly One[],
): Promise<{ ok: true; titled: (One & { title: Bilingual })[] } | { ok: false; rows: ReportRow[] }> {
  const titles = new Map<string, Bilingual>();
  for (const some of Map.groupBy(codes, ({ scheme, version }) => `${scheme}/${version}`).values()) {
    const { scheme = "", version = "" } = some[0] ?? {};
    const codesOf = some.map(({ code }) => code);
    for (const [code, title] of await vocabulary.titles(scheme, version, codesOf))
      titles.set(`${scheme}/${version}/${code}`, title);
  }
  const titled: (One & { title: Bilingual })[] = [];
  const rows: ReportRow[] = [];
  for (const [index, one] of codes.entries()) {
    const title = titles.get(`${one.scheme}/${one.version}/${one.code}`);
    if (title) titled.push({ ...one, title });
    else
      rows.push({
        file: "",
        row: index + 1,
        column: "code",
        code: "ROSTER_CODE_UNKNOWN",
        found: `${one.scheme} ${one.version} ${one.code}`,
      });
  }
  return rows.length ? { ok: false, rows } : { ok: true, titled };
}
