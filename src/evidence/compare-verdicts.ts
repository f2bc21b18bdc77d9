import { z } from "zod";
import { anyone, jobs, members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { Ref } from "../thread/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { areaOf, national } from "./area.ts";
import { coverageOf } from "./coverage.ts";
import { splitCodeList } from "./dataset.ts";
import { verdictFileInput } from "./import-verdicts.ts";
import { indicatorIds } from "./indicator.ts";
import { listHead, type OccupationList } from "./list.ts";
import { tableOf } from "./list-tables.ts";
import type { EvidenceStores } from "./stores.ts";
import { leastAvailable } from "./verdict.ts";
import { compareWithVerdicts } from "./verdict-comparison.ts";
import { readVerdictFile } from "./verdict-list-file.ts";
import type { VerdictRow } from "./verdict-list.ts";
import { verdictListRef, verdictRowRef } from "./verdict-records.ts";

const listInput = { list: z.uuid().nullable().default(null) };

/**
 * How a list agrees with one of another body that is kept here. `list: null`: the newest, as `readList` has it.
 * @returns `whole` (area under the curve with its 95 % interval, confusion table, rank correlation), the same by
 *   `indicators` and by `areas`, and what could not be compared (`apart`)
 * Refusals: LIST_NOT_FOUND, VERDICTS_NOT_FOUND, and those of any comparison: CODE_LISTS_DIFFER (the two use different
 * code lists), VERDICTS_TOO_FEW (fewer than two could be compared), VERDICTS_ONE_SIDED (all of them are short, or none).
 */
export const compareVerdicts = useCase<EvidenceStores>()({
  name: "evidence.compare-verdicts",
  kind: "read",
  policy: [anyone],
  input: z.object({ ...listInput, verdicts: z.uuid() }),
  async run({ stores }, input) {
    const list = await listAsked(stores, input.list);
    if (!list) return refuse("LIST_NOT_FOUND");
    const theirs = await stores.evidence.verdictList(input.verdicts);
    if (!theirs) return refuse("VERDICTS_NOT_FOUND");
    if (theirs.codeList !== list.codeList)
      return refuse("CODE_LISTS_DIFFER", { list: list.codeList, verdicts: theirs.codeList });
    const { verdictListId, name, source, year, fileName, synthetic } = theirs;
    const compared = await comparisonWith(stores, list, theirs.rows);
    if (!compared.ok) return compared;
    const record = verdictListRef(verdictListId);
    const onThread = (await stores.thread.known([record])).size > 0;
    return {
      ...compared,
      apart: compared.apart.map((one) => ({
        ...one,
        record: onThread ? verdictRowRef(verdictListId, one.row) : null,
      })),
      /** Where its rows are; null: it came before rows were kept on the thread. */
      record: onThread ? record : null,
      verdicts: { verdictListId, name, source, year, fileName, synthetic },
    };
  },
});

/**
 * The same with a file that is not kept: its codes are taken for codes of the list.
 * Refusals: as `compareVerdicts`, and those of `readVerdictFile`.
 */
export const compareVerdictFile = useCase<EvidenceStores>()({
  name: "evidence.compare-verdict-file",
  kind: "read",
  policy: [members("statistician"), jobs("command-line")],
  input: verdictFileInput.extend(listInput),
  async run({ stores, progress }, input) {
    const list = await listAsked(stores, input.list);
    if (!list) return refuse("LIST_NOT_FOUND");
    const { scheme, version } = splitCodeList(list.codeList);
    const known = await stores.vocabulary.knownCodes(scheme, version, null);
    const { path, fileName, shortFrom, columns } = input;
    const read = await readVerdictFile(path, {
      fileName,
      shortFrom,
      columns,
      knownCodes: known.size > 0 ? known : null,
      onProgress: progress,
    });
    if (!read.ok) return read;
    const compared = await comparisonWith(stores, list, read.rows);
    if (!compared.ok) return compared;
    // What is not kept is on no thread.
    const record: Ref | null = null as Ref | null;
    return { ...compared, apart: compared.apart.map((one) => ({ ...one, record })), record };
  },
});

const listAsked = ({ evidence }: EvidenceStores, list: string | null) =>
  list ? evidence.list(list) : evidence.newestList();

async function comparisonWith(
  { evidence, vocabulary }: EvidenceStores,
  list: OccupationList,
  rows: readonly VerdictRow[],
) {
  const table = await tableOf(list.listId, () => evidence.tableRows(list.listId));
  const { passShare, minAvailable } = list.parameters;
  const rule = { passShare, minAvailable: minAvailable ?? leastAvailable(indicatorIds.length) };
  const home = areaOf(Object.keys(list.facts.areas), national) ?? national;
  const comparison = compareWithVerdicts(table, rule, rows, home);
  const { n, short } = comparison.whole;
  if (n < 2) return refuse("VERDICTS_TOO_FEW", { n, rows: rows.length });
  if (short === 0 || short === n) return refuse("VERDICTS_ONE_SIDED", { n, short });

  const { scheme, version } = splitCodeList(list.codeList);
  const titles = await vocabulary.titles(scheme, version, [
    ...new Set(comparison.apart.map(({ code }) => code)),
  ]);
  const datasets = await evidence.datasetHeads(list.datasets);
  const places = await vocabulary.places(provinceList);
  return {
    ok: true as const,
    list: listHead(list),
    ...comparison,
    apart: comparison.apart.map((one) => ({ ...one, known: titles.get(one.code) ?? {} })),
    home,
    ordered: rows.some(({ rating }) => rating !== null),
    rows: rows.length,
    coverage: coverageOf(datasets, list.periods, places),
    places: places.map(({ code, name }) => ({ code, name })),
  };
}
