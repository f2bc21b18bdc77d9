import { refuse, type Bilingual, type Outcome } from "../platform/index.ts";
import { areaOf, national } from "./area.ts";
import { bottomUp, callSettings, type BottomUp } from "./bottom-up.ts";
import { brokenIn, isThin } from "./broken-series.ts";
import { splitCodeList } from "./dataset.ts";
import type { DecisionLine, Weighed } from "./dovetailing.ts";
import { proposalOf } from "./dovetailing.ts";
import type { Entry, OccupationList } from "./list.ts";
import type { Criterion, Round } from "./round.ts";
import type { Decided } from "./round-store.ts";
import type { EvidenceStores } from "./stores.ts";

/** More than any classification has unit groups. */
const most = 10_000;

/** One occupation of a round with all that is known of it. */
export type WeighedOccupation = Weighed & {
  title: Bilingual;
  /** Null for one that only employers name. */
  entry: Entry | null;
  voices: BottomUp | null;
  proposal: DecisionLine["proposal"];
  /** In the order they were taken; the last holds. */
  decisions: Decided[];
  criteria: Criterion[];
};

/** Everything that a round knows, in the order of its list; what only employers name comes after it. */
export type WeighedRound = { list: OccupationList; area: string; occupations: WeighedOccupation[] };

/**
 * Puts both sides of a round together: the entries of its list in the widest area that it has, and the accepted
 * submissions; with the decisions and tests so far. A handful of statements, however many occupations; the
 * indicators behind a verdict are read where they are shown.
 * Refusals: LIST_NOT_FOUND.
 */
export async function weighRound(
  { evidence, vocabulary }: Pick<EvidenceStores, "evidence" | "vocabulary">,
  round: Round,
): Promise<Outcome<WeighedRound>> {
  const list = await evidence.list(round.listId);
  if (!list) return refuse("LIST_NOT_FOUND");
  const areas = Object.keys(list.facts.areas);
  const area = areaOf(areas, national) ?? areas[0] ?? national;
  const entries = await evidence.entries({ listId: list.listId, area, limit: most, offset: 0 });
  const heard = await evidence.heardIn(round.roundId);
  const { codes } = bottomUp(heard, { ...callSettings.parse(round.settings), level: list.level });
  const voices = new Map(codes.map((one) => [one.code, one]));
  const decisions = Map.groupBy(await evidence.decisionsOf(round.roundId), ({ code }) => code);
  const criteria = Map.groupBy(await evidence.criteriaOf(round.roundId), ({ code }) => code);
  const broken = brokenIn(
    list,
    entries.map(({ states }) => states),
  );
  // Of a verdict on few indicators, as series are broken, replicates say nothing: a round and its edition neither.
  const measured = new Map(
    entries.map((entry) => [entry.code, isThin(entry, broken) ? { ...entry, robustness: null } : entry]),
  );
  const all = [...new Set([...measured.keys(), ...voices.keys()])];
  const { scheme, version } = splitCodeList(round.codeList);
  const titles = await vocabulary.titles(scheme, version, all);
  const occupations = all.map((code): WeighedOccupation => {
    const entry = measured.get(code) ?? null;
    const said = voices.get(code) ?? null;
    const topDown = entry?.verdict ?? "undetermined";
    const bottomUp = said?.strength ?? "none";
    return {
      code,
      title: titles.get(code) ?? { id: code, en: code },
      entry,
      voices: said,
      topDown,
      bottomUp,
      proposal: proposalOf(topDown, bottomUp),
      decisions: decisions.get(code) ?? [],
      criteria: criteria.get(code) ?? [],
    };
  });
  return { ok: true, list, area, occupations };
}
