import { createHash } from "node:crypto";
import type { Bilingual, Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import type { Link, Ref, ThreadRecord } from "../thread/index.ts";
import { conceptRecord } from "../vocabulary/index.ts";
import { national } from "./area.ts";
import { areaName } from "./area-name.ts";
import { splitCodeList } from "./dataset.ts";
import { dayOn } from "./format.ts";
import type { FileTerm } from "./gap-file.ts";
import { readTermName } from "./gap-term.ts";
import { rangeText, termTitle, valueText } from "./gap-words.ts";
import { inBoth, textIn } from "./record-words.ts";

/** Whose terms, and of which code list. */
type Office = { organisation: string; codeList: string };
export type TermKey = Pick<FileTerm, "code" | "area" | "year" | "term" | "source">;

/** What is known of the people short of one occupation in one area, on the thread; offices do not share it. */
export const gapRef = ({ organisation, codeList }: Office, code: string, area: string): Ref => ({
  kind: "evidence.gap",
  id: `${organisation}/${codeList}/${code}${area === national ? "" : `/${area}`}`,
});

/** One term, by what it is of; its name and source may be longer than an id. */
export function gapTermRef({ organisation, codeList }: Office, key: TermKey): Ref {
  const { code, area, year, term, source } = key;
  const whole = JSON.stringify([codeList, code, area, year, term, source]);
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, 32);
  return { kind: "evidence.gap-term", id: `${organisation}/${hash}` };
}

export const panelRef = (panelId: string): Ref => ({ kind: "evidence.panel", id: panelId });

const fileRef = ({ organisation }: Office, fileHash: string): Ref => ({
  kind: "evidence.file",
  id: `${organisation}/${fileHash}`,
});

type Facts = Office & {
  /** An edition on whose pages these gaps are shown; null: there is none yet. */
  edition: string | null;
  titles: ReadonlyMap<string, Bilingual>;
  places: readonly { code: string; name: Bilingual }[];
  synthetic: boolean;
};
type Lines = { records: ThreadRecord[]; links: Link[] };

type RecordedTerm = TermKey & Pick<FileTerm, "value" | "assumed">;

/** Terms whose file is not known any more: each says what it is, and rests on nothing. */
export const lostTermRecords = (facts: Facts, terms: readonly RecordedTerm[]): ThreadRecord[] =>
  terms.map((term) => ({
    ...gapTermRef(facts, term),
    ...termWords(facts, term, null),
    synthetic: facts.synthetic,
  }));

/** Terms of one file: each rests on the file and says in which row of it it stands. */
export function gapTermRecords(
  facts: Facts,
  terms: readonly FileTerm[],
  file: { fileName: string; fileHash: string },
): Lines {
  const from = fileRef(facts, file.fileHash);
  const { synthetic } = facts;
  const short = file.fileHash.slice(0, 12);
  const records: ThreadRecord[] = [
    {
      ...from,
      title: { id: file.fileName, en: file.fileName },
      note: say("evidence.record.file", { hash: short }),
      path: gapPath(facts),
      synthetic,
    },
  ];
  const links: Link[] = [];
  for (const term of terms) {
    const ref = gapTermRef(facts, term);
    records.push({ ...ref, ...termWords(facts, term, { name: file.fileName, row: term.row }), synthetic });
    links.push({ from: ref, relation: "rests-on", to: from });
  }
  return { records, links };
}

function termWords(facts: Facts, one: RecordedTerm, file: { name: string; row: number } | null) {
  const { code, area, year, term, value, source, assumed } = one;
  const name = readTermName(term);
  const words = (language: Language) => {
    const intl = intlFor(language);
    return {
      name: name ? termTitle(intl, { ...name, value }) : term,
      value: name ? valueText(intl, name.kind, value) : String(value),
    };
  };
  return {
    title: inBoth((language) => `${words(language).name}, ${year} · ${subject(facts, code, area, language)}`),
    note: inBoth((language) =>
      intlFor(language).formatMessage(
        { id: file ? "evidence.record.gapTerm" : "evidence.record.gapTermLost" },
        {
          ...{ value: words(language).value, assumed: assumed ? "yes" : "no", source },
          ...{ file: file?.name ?? "", row: file?.row ?? 0 },
        },
      ),
    ),
    path: gapPath(facts, code, area),
  };
}

/** The people short of codes in areas: each rests on its terms, its panels and numbers of lists, and is about its concept. */
export function gapRecords(
  facts: Facts,
  gaps: readonly { code: string; area: string; restsOn: readonly Ref[] }[],
): Lines {
  const { codeList, synthetic } = facts;
  const { scheme, version } = splitCodeList(codeList);
  const records: ThreadRecord[] = [];
  const links: Link[] = [];
  for (const { code, area, restsOn } of gaps) {
    const ref = gapRef(facts, code, area);
    records.push({
      ...ref,
      title: inBoth(
        (language) =>
          `${intlFor(language).formatMessage({ id: "evidence.gap.title" })} · ${subject(facts, code, area, language)}`,
      ),
      note: { id: `${codeList} ${code}`, en: `${codeList} ${code}` },
      path: gapPath(facts, code, area),
      synthetic,
    });
    for (const to of restsOn) links.push({ from: ref, relation: "rests-on", to });
    const { kind, id } = conceptRecord(scheme, version, code, {});
    links.push({ from: ref, relation: "about", to: { kind, id } });
  }
  return { records, links };
}

/** What a panel said; without the names of its experts, which stand on the page alone. */
export function panelRecord(
  facts: Facts,
  panel: {
    panelId: string;
    code: string;
    area: string;
    low: number;
    high: number;
    year: number;
    metOn: string;
  },
): ThreadRecord {
  const { code, area, metOn, year } = panel;
  return {
    ...panelRef(panel.panelId),
    title: inBoth((language) => {
      const intl = intlFor(language);
      return `${intl.formatMessage({ id: "evidence.panel.title" })}, ${dayOn(intl, metOn)} · ${subject(facts, code, area, language)}`;
    }),
    note: inBoth((language) => {
      const intl = intlFor(language);
      return intl.formatMessage(
        { id: "evidence.panel.range" },
        { range: rangeText(intl, panel), year: String(year) },
      );
    }),
    path: `${gapPath(facts, code, area)}#panel`,
    synthetic: facts.synthetic,
  };
}

const say = (id: string, values: Record<string, string | number>) =>
  inBoth((language) => intlFor(language).formatMessage({ id }, values));

function subject({ titles, places }: Facts, code: string, area: string, language: Language): string {
  const place = areaName(intlFor(language), area, { country: true, areas: [] }, places);
  return `${textIn(titles.get(code) ?? {}, language, code)} · ${place}`;
}

function gapPath({ edition }: Facts, code?: string, area = national): string {
  if (edition === null) return "/col/gap";
  const query = area === national ? "" : `?area=${area}`;
  return code === undefined ? `/col/gap/${edition}` : `/col/gap/${edition}/${code}${query}`;
}
