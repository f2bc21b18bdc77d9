import { refuse, type Outcome } from "../platform/index.ts";
import { currentVersion, readSkkniCode } from "../vocabulary/index.ts";
import type { Taught } from "./item.ts";
import type { KnowledgeStores } from "./stores.ts";

/**
 * A code as people write it: with the name of its list, `kbji 2514.02`, or alone, where a unit of competence shows itself.
 * @param schemes names of the lists that are here
 */
export function readTyped(typed: string, schemes: readonly string[]): { scheme: string; code: string } {
  const [, first = "", rest = ""] = /^(\S+?)[ :]+(\S.*)$/.exec(typed) ?? [];
  const named = schemes.find((scheme) => scheme === first.toLowerCase());
  const text = named ? rest : typed;
  const unit = readSkkniCode(text);
  if (unit && (!named || named === "skkni")) return { scheme: "skkni", code: unit.code };
  // The title that follows a code in a list is not part of it.
  const [code = ""] = /^\S+/.exec(text) ?? [];
  return { scheme: named ?? "kbji", code };
}

/**
 * Looks typed codes up in the current version of their list.
 * Refusal: ITEM_CODE_UNKNOWN, with the first one that is not there.
 */
export async function taughtCodes(
  { vocabulary }: Pick<KnowledgeStores, "vocabulary">,
  typed: readonly string[],
): Promise<Outcome<{ about: Taught[] }>> {
  if (typed.length === 0) return { ok: true, about: [] };
  const versions = await vocabulary.versionFacts();
  const schemes = [...new Set(versions.map(({ scheme }) => scheme))];
  const about: Taught[] = [];
  for (const text of typed) {
    const { scheme, code } = readTyped(text, schemes);
    const version = currentVersion(versions.filter((one) => one.scheme === scheme));
    const title = version && (await vocabulary.titles(scheme, version.version, [code])).get(code);
    if (!version || !title) return refuse("ITEM_CODE_UNKNOWN", { code: text });
    if (!about.some((one) => one.scheme === scheme && one.code === code))
      about.push({ scheme, version: version.version, code, title });
  }
  return { ok: true, about };
}
