import { installationZone, type Bilingual } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { conceptRecord } from "../vocabulary/index.ts";
import type { Link, Ref, ThreadRecord } from "../thread/index.ts";
import { national } from "./area.ts";
import { splitCodeList, type Dataset } from "./dataset.ts";
import { countsClosings, type IndicatorId } from "./indicator.ts";
import type { OccupationList } from "./list.ts";
import type { AreaList, RankedOccupation } from "./ranked-list.ts";
import { inBoth, numberName, numberText, spanText, textIn } from "./record-words.ts";
import { dossierPath, entryRef, valueRef, type NumberId } from "./thread-refs.ts";

type ListFacts = Pick<
  OccupationList,
  "listId" | "title" | "level" | "codeList" | "periods" | "computedAt" | "facts" | "synthetic"
>;
type Source = Pick<Dataset, "datasetId" | "kind" | "periods">;

/**
 * A computed list on the thread. The list rests on the occupations that it calls short, in each of its areas; an
 * occupation on those of its numbers that may be shown; a number on the waves or the vacancies that it was computed
 * from; and an occupation is about its concept in the classification.
 * @param titles of the occupations, by code
 * @param places names of the areas, by code
 */
export function listRecords(
  list: ListFacts,
  areas: readonly AreaList[],
  datasets: readonly Source[],
  titles: ReadonlyMap<string, Bilingual>,
  places: ReadonlyMap<string, Bilingual>,
): { records: ThreadRecord[]; links: Link[] } {
  const { listId, synthetic } = list;
  const listRef = { kind: "evidence.list", id: listId };
  const records: ThreadRecord[] = [
    { ...listRef, title: list.title, note: listNote(list), path: `/col/${listId}`, synthetic },
  ];
  const links: Link[] = datasets.map((dataset) => ({
    from: listRef,
    relation: "rests-on",
    to: { kind: "evidence.dataset", id: dataset.datasetId },
  }));
  const about = new Set<string>();
  const { scheme, version } = splitCodeList(list.codeList);
  for (const { area, occupations } of areas) {
    const place = area === national ? null : (places.get(area) ?? { id: area, en: area });
    for (const occupation of occupations) {
      const { code, verdict } = occupation;
      const name = titles.get(code) ?? { id: code, en: code };
      const title = inBoth((language) =>
        [textIn(name, language, code), ...(place ? [textIn(place, language, area)] : [])].join(" · "),
      );
      const entry = entryRef(listId, code, area);
      const path = dossierPath(listId, code, area);
      records.push({ ...entry, title, note: entryNote(occupation), path, synthetic });
      if (verdict.verdict === "short") links.push({ from: listRef, relation: "rests-on", to: entry });
      // One way to its concept is enough: its entries in the provinces are of the same occupation.
      if (!about.has(code)) {
        about.add(code);
        const concept = conceptRecord(scheme, version, code, name, synthetic);
        records.push(concept);
        links.push({ from: entry, relation: "about", to: { kind: concept.kind, id: concept.id } });
      }
      for (const [number, value] of shownNumbers(occupation)) {
        const ref = valueRef(listId, code, area, number);
        records.push({
          ...ref,
          title: inBoth((language) => `${numberName(number, list.facts.pay, language)} · ${title[language]}`),
          note: inBoth((language) => numberText(number, value, language)),
          path: dossierPath(listId, code, area, number),
          synthetic,
        });
        links.push({ from: entry, relation: "rests-on", to: ref });
        for (const to of grounds(number, list.periods, datasets))
          links.push({ from: ref, relation: "rests-on", to });
      }
    }
  }
  return { records, links };
}

const date = { dateStyle: "long", timeZone: installationZone } as const;

/** What tells a list from others of its title: period, level, day. */
export const listNote = ({
  periods,
  level,
  computedAt,
}: Pick<ListFacts, "periods" | "level" | "computedAt">) =>
  inBoth((language) => {
    const intl = intlFor(language);
    return intl.formatMessage(
      { id: "evidence.record.list" },
      {
        span: spanText(periods, language),
        level: intl.formatMessage({ id: `evidence.level.${level}` }),
        date: intl.formatDate(computedAt, date),
      },
    );
  });

const entryNote = ({ code, verdict: { verdict, passes, fails } }: RankedOccupation) =>
  inBoth((language) => {
    const intl = intlFor(language);
    const said = intl.formatMessage({ id: `evidence.verdict.${verdict}` });
    const counted = intl.formatMessage({ id: "evidence.list.passes" }, { passes, available: passes + fails });
    return `${code} · ${said} · ${counted}`;
  });

/** What a reader may see of an occupation's numbers: those that were neither suppressed nor impossible. */
function shownNumbers({ employment, indicators }: RankedOccupation) {
  return [
    ...(employment.state === "measured" ? [["employment", employment] as const] : []),
    ...indicators.flatMap((value) =>
      value.state === "pass" || value.state === "fail" ? [[value.indicator, value] as const] : [],
    ),
  ] satisfies (readonly [NumberId, unknown])[];
}

const growths: readonly NumberId[] = [
  "employment-growth",
  "pay-growth",
  "hours-growth",
  "under-qualified-growth",
] satisfies IndicatorId[];

/**
 * The data sets under a number: the last wave, for a growth the first too; vacancies and fills where they are counted.
 */
function grounds(number: NumberId, periods: readonly string[], datasets: readonly Source[]): Ref[] {
  const waves = [...(growths.includes(number) ? [periods[0]] : []), periods.at(-1)];
  const inSurvey = !number.startsWith("vacancy-g") && !countsClosings(number);
  return datasets
    .filter(({ kind, periods: held }) => {
      if (kind === "vacancies") return number.startsWith("vacancy");
      if (kind === "fills") return countsClosings(number);
      return inSurvey && waves.some((wave) => wave !== undefined && held.includes(wave));
    })
    .map(({ datasetId }) => ({ kind: "evidence.dataset", id: datasetId }));
}
