import type { Visit } from "../../identity/index.server.ts";
import type { Bilingual, Refusal, ReportRow } from "../../platform/index.ts";
import { searchAll } from "../../vocabulary/index.server.ts";
import { codeOfLine, type TypedCode } from "../terms-form.ts";
import type { Coded } from "../terms.ts";

export type FoundCodes = (typed: TypedCode) => Pick<Coded, "scheme" | "version" | "code">;

const namedHits = 4;

/**
 * Looks up what a person wrote as skills and units: a code, a title, or words of one. What a case has already is taken as
 * it is there, also where the vocabulary has a newer version.
 * @returns the code of each text, or INPUT_INVALID with a row for each that fits none (SKILL_UNKNOWN) or several (SKILL_AMBIGUOUS)
 */
export async function lookUpCodes(
  visit: Visit,
  typed: readonly TypedCode[],
  known: readonly Coded[],
): Promise<{ ok: true; found: FoundCodes } | Refusal> {
  const byText = new Map<string, Pick<Coded, "scheme" | "version" | "code">>();
  const rows: ReportRow[] = [];
  for (const { text, field } of typed) {
    const code = codeOfLine(text);
    const own = known.find((one) => one.code === code);
    if (own || byText.has(text)) {
      if (own) byText.set(text, own);
      continue;
    }
    const hits = await hitsOf(visit, code);
    const exact = hits.find((one) => one.code.toLowerCase() === code.toLowerCase());
    const titled = hits.filter(({ title }) => Object.values(title).some((one) => same(one, code)));
    const one = exact ?? (titled.length === 1 ? titled[0] : hits.length === 1 ? hits[0] : undefined);
    if (one) byText.set(text, one);
    else if (hits.length === 0) rows.push({ file: "", code: "SKILL_UNKNOWN", column: field, found: text });
    else
      rows.push({
        ...{ file: "", code: "SKILL_AMBIGUOUS", column: field, found: text },
        expected: hits
          .slice(0, namedHits)
          .map((hit) => `${hit.code} — ${hit.title[visit.language] ?? hit.title.id ?? hit.title.en ?? ""}`)
          .join("; "),
      });
  }
  if (rows.length > 0) return { ok: false, code: "INPUT_INVALID", rows };
  return { ok: true, found: ({ text }) => byText.get(text) ?? { scheme: "", version: "", code: text } };
}

async function hitsOf(visit: Visit, q: string): Promise<Coded[]> {
  const search = async (kinds: ("skill" | "unit")[]) => {
    const found = await visit.perform(searchAll, { q, kinds });
    return found.ok
      ? found.groups.flatMap(({ scheme, version, lines }) =>
          lines.map(({ code, title }) => ({ scheme, version, code, title })),
        )
      : [];
  };
  return search(["skill"]);
}

const same = (one: Bilingual[keyof Bilingual], other: string) =>
  typeof one === "string" && one.toLowerCase() === other.toLowerCase();
