import type { Visit } from "../../identity/index.server.ts";
import type { Bilingual } from "../../platform/index.ts";
import { intlFor } from "../../platform/intl.ts";
import { codeText, reasonSentence } from "../../vocabulary/index.server.ts";
import { splitCodeList } from "../dataset.ts";

/** A code that a typed title may mean; with the reason in the reader's language for those who review codes. */
export type Suggestion = { code: string; title: Bilingual; reason: string };

const suggested = 6;

/** The codes of a round's list that a title may mean, the likeliest first; none where the list is not loaded. */
export async function suggestCodes(
  visit: Visit,
  typed: string,
  codeList: string,
  show: "titles" | "reasons",
): Promise<Suggestion[]> {
  const { scheme, version } = splitCodeList(codeList);
  const found = await visit.perform(codeText, { text: typed, scheme, version, top: suggested });
  if (!found.ok) return [];
  const say = (id: string, values?: Record<string, string | number>) =>
    intlFor(visit.language).formatMessage({ id }, values);
  return found.hits.map((hit) => ({
    code: hit.code,
    title: hit.title,
    reason: show === "reasons" ? reasonSentence(say, visit.language, hit, scheme) : "",
  }));
}
