import type { Bilingual } from "../platform/index.ts";
import type { Link, Ref, ThreadRecord } from "../thread/index.ts";
import type { Dataset } from "./dataset.ts";
import type { OccupationList } from "./list.ts";
import type { AreaList } from "./ranked-list.ts";
import { indicatorNames } from "./indicator-names.ts";

/**
 * A computed list on the thread. The list rests on the occupations it calls short; an occupation on those of its
 * indicators that have a value; an indicator on the waves or the vacancies it was computed from; and an occupation is
 * about its concept in the classification.
 */
export function listRecords(
  list: Pick<OccupationList, "listId" | "title" | "codeList" | "periods" | "synthetic">,
  whole: AreaList,
  datasets: readonly Pick<Dataset, "datasetId" | "kind">[],
  titles: ReadonlyMap<string, Bilingual>,
): { records: ThreadRecord[]; links: Link[] } {
  const { listId, synthetic } = list;
  const records: ThreadRecord[] = [];
  const links: Link[] = [];
  const about = new Set<string>();
  const listRef = { kind: "evidence.list", id: listId };
  const span =
    list.periods.length > 1 ? `${list.periods[0]} – ${list.periods.at(-1)}` : (list.periods[0] ?? "");
  records.push({
    ...listRef,
    title: list.title,
    note: { id: span, en: span },
    path: `/col/${listId}`,
    synthetic,
  });
  const grounds = (kind: Dataset["kind"]): Ref[] =>
    datasets
      .filter((one) => one.kind === kind)
      .map((one) => ({ kind: "evidence.dataset", id: one.datasetId }));
  for (const to of [...grounds("survey"), ...grounds("vacancies")]) {
    links.push({ from: listRef, relation: "rests-on", to });
  }

  for (const occupation of whole.occupations) {
    const { code } = occupation;
    const title = titles.get(code) ?? { id: code, en: code };
    const entryRef = { kind: "evidence.entry", id: `${listId}/${code}` };
    const path = `/col/${listId}/${code}`;
    records.push({ ...entryRef, title, note: { id: code, en: code }, path, synthetic });
    if (occupation.verdict.verdict === "short")
      links.push({ from: listRef, relation: "rests-on", to: entryRef });
    const concept = { kind: "vocabulary.concept", id: `${list.codeList}/${code}` };
    if (!about.has(concept.id)) {
      about.add(concept.id);
      records.push({
        ...concept,
        title,
        note: { id: `${list.codeList} ${code}`, en: `${list.codeList} ${code}` },
        path: `/vocabulary/${concept.id}`,
        synthetic,
      });
    }
    links.push({ from: entryRef, relation: "about", to: concept });
    for (const value of occupation.indicators) {
      if (value.state === "missing" || value.state === "broken") continue;
      const names = indicatorNames[value.indicator];
      const valueRef = { kind: "evidence.value", id: `${listId}/${code}/${value.indicator}` };
      records.push({
        ...valueRef,
        title: {
          id: `${names.id} · ${title.id ?? title.en ?? code}`,
          en: `${names.en} · ${title.en ?? title.id ?? code}`,
        },
        note: null,
        path: `${path}#${value.indicator}`,
        synthetic,
      });
      links.push({ from: entryRef, relation: "rests-on", to: valueRef });
      const fromVacancies = value.indicator.startsWith("vacancy");
      const both = value.indicator === "vacancy-rate";
      const to = [
        ...(fromVacancies ? grounds("vacancies") : []),
        ...(!fromVacancies || both ? grounds("survey") : []),
      ];
      for (const ground of to) links.push({ from: valueRef, relation: "rests-on", to: ground });
    }
  }
  return { records, links };
}
