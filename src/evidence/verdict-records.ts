import type { Bilingual } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import type { Link, Ref, ThreadRecord } from "../thread/index.ts";
import { conceptRecord } from "../vocabulary/index.ts";
import { areaName } from "./area-name.ts";
import { splitCodeList } from "./dataset.ts";
import { inBoth } from "./record-words.ts";
import type { VerdictList } from "./verdict-list.ts";

export const verdictListRef = (verdictListId: string): Ref => ({
  kind: "evidence.verdict-list",
  id: verdictListId,
});

/** A row of it, counted from 1 as the list has them. */
export const verdictRowRef = (verdictListId: string, place: number): Ref => ({
  kind: "evidence.verdict-row",
  id: `${verdictListId}/${place}`,
});

/**
 * The list of another body on the thread: it rests on its rows, these on the file as it came, and a row is about its
 * concept.
 */
export function verdictRecords(
  list: Pick<
    VerdictList,
    "verdictListId" | "name" | "source" | "codeList" | "year" | "rows" | "fileName" | "fileHash" | "synthetic"
  >,
  places: readonly { code: string; name: Bilingual }[],
): { records: ThreadRecord[]; links: Link[] } {
  const { verdictListId, name, source, year, rows, fileName, fileHash, synthetic } = list;
  const { scheme, version } = splitCodeList(list.codeList);
  const path = `/col/compare?verdicts=${verdictListId}`;
  const whole = verdictListRef(verdictListId);
  const file: Ref = { kind: "evidence.file", id: verdictListId };
  const say = (id: string, values: Record<string, string | number>) =>
    inBoth((language) => intlFor(language).formatMessage({ id }, values));
  const records: ThreadRecord[] = [
    {
      ...whole,
      title: { id: name, en: name },
      note: say("evidence.record.verdictList", {
        source,
        year: year === null ? "none" : String(year),
        count: rows.length,
        short: rows.filter(({ short }) => short).length,
      }),
      path,
      synthetic,
    },
    {
      ...file,
      title: { id: fileName, en: fileName },
      note: say("evidence.record.file", { hash: fileHash.slice(0, 12) }),
      path,
      synthetic,
    },
  ];
  const links: Link[] = [];
  rows.forEach(({ code, title, short, rating, area }, i) => {
    const row = verdictRowRef(verdictListId, i + 1);
    records.push({
      ...row,
      title: inBoth((language) => {
        const place = area === null ? [] : [areaName(intlFor(language), area, nowhere, places)];
        return [`${code} ${title}`.trim(), ...place].join(" · ");
      }),
      note: say("evidence.record.verdictRow", {
        short: short ? "yes" : "no",
        rating: rating === null ? "none" : String(rating),
        place: i + 1,
      }),
      path,
      synthetic,
    });
    const { kind, id } = conceptRecord(scheme, version, code, {});
    links.push(
      { from: whole, relation: "rests-on", to: row },
      { from: row, relation: "rests-on", to: file },
      { from: row, relation: "about", to: { kind, id } },
    );
  });
  return { records, links };
}

const nowhere = { country: true, areas: [] };
