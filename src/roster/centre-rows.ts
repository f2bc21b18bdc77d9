import type { ReportRow } from "../platform/index.ts";
import type { Findings } from "../platform/findings.ts";
import { readCount, readSeveral, readSince, saysNothing, tidyCell } from "./centre-cells.ts";
import { figureFields, type CentreField } from "./centre-field.ts";
import {
  foldedHeading,
  saysOneThing,
  yearOfHeading,
  type CentreHead,
  type CentreLine,
} from "./centre-headings.ts";
import type { CentreMapping } from "./centre-mapping.ts";
import { kindChoices, readCentreKind, type CentreKind } from "./centre-words.ts";
import { centreKeyOf, longestCentre, sameStatement, type CentreFigure } from "./centre.ts";
import { readProvince } from "./province.ts";

/** A centre as a file tells it; of one that stands in several rows their vocations together. */
export type FileCentre = {
  row: number;
  key: string;
  /** Whether the file names the key itself. */
  keyed: boolean;
  name: string;
  kind: CentreKind;
  /** As written: the name or key of the centre above it, of its organisation here, of its Disnaker. */
  parent: string | null;
  organisation: string | null;
  through: string | null;
  regency: string | null;
  provinceCode: string;
  since: string | null;
  /** Where what the row says is written. */
  source: string;
  vocations: { name: string; places: number | null }[];
  figures: CentreFigure[];
};

export type CentreReading = {
  centres: FileCentre[];
  /** Rows that say one thing alone (the name of a part of the table), add up, or repeat the headings. */
  skipped: number[];
  /** Rows that were read, and those of them in which something is wrong. */
  rows: number;
  rejected: number;
  warnings: Omit<ReportRow, "file">[];
};

/**
 * Reads the rows below the headings of a list of centres.
 * Findings: CENTRE_CELL_EMPTY, CENTRE_CELL_TOO_LONG, CENTRE_KEY_FORM, WORD_UNKNOWN (a kind), CENTRE_KIND_ABSENT, CENTRE_PROVINCE_UNKNOWN,
 * CENTRE_PROVINCE_AMBIGUOUS, CENTRE_PROVINCE_OTHER, CENTRE_NUMBER, CENTRE_YEAR, CENTRE_FIGURE_WITHOUT_YEAR,
 * CENTRE_FIGURE_TWICE, CENTRE_PLACES_ALONE, CENTRE_ROWS_DIFFER.
 */
export function readCentreRows(
  lines: readonly CentreLine[],
  { last, headings }: Pick<CentreHead, "last" | "headings">,
  { columns, ...defaults }: CentreMapping & { thisYear: number },
  findings: Findings,
): CentreReading {
  const reading: CentreReading = { centres: [], skipped: [], rows: 0, rejected: 0, warnings: [] };
  const at = (field: CentreField) => columns.indexOf(field);
  const read: FileCentre[] = [];
  for (const line of lines) {
    if (line.row <= last) continue;
    const cells = headings.map((_, column) => tidyCell(line.cells[column] ?? ""));
    if (cells.every((cell) => cell === "")) continue;
    if (isNoCentre(cells)) {
      reading.skipped.push(line.row);
      continue;
    }
    reading.rows += 1;
    const centre = readRow(line.row, cells);
    if (centre) read.push(centre);
    else reading.rejected += 1;
  }
  reading.centres = together(apart(read), findings, headings[at("name")] ?? "name");
  return reading;

  function isNoCentre(cells: readonly string[]): boolean {
    const told = cells.filter((_, column) => columns[column] !== null);
    const name = cells[at("name")] ?? "";
    return (
      saysOneThing(told) ||
      /^(sub ?)?(jumlah|total|grand total)\b/i.test(name) ||
      (name === "" && cells.some((cell) => /^(sub ?)?(jumlah|total)\b/i.test(cell))) ||
      repeats(cells, headings) ||
      numbersColumns(cells)
    );
  }

  function readRow(row: number, cells: readonly string[]): FileCentre | null {
    const before = findings.total;
    const heading = (field: CentreField) => headings[at(field)] || field;
    const find = (code: string, column: string, more: { expected?: string; found?: string } = {}) =>
      findings.add({ code, row, column, ...more });
    const text = (field: CentreField, most: number) => {
      const said = (cells[at(field)] ?? "").replaceAll("\n", " ");
      if (saysNothing(said)) return null;
      if (said.length > most)
        find("CENTRE_CELL_TOO_LONG", heading(field), { expected: String(most), found: String(said.length) });
      return said;
    };
    const yearIn = (field: CentreField) => {
      const said = text(field, 40);
      if (said === null) return null;
      const year = /^(19|20)\d\d$/.test(said) ? Number(said) : null;
      if (year === null) find("CENTRE_YEAR", heading(field), { found: said });
      return year;
    };

    const name = text("name", longestCentre.name);
    if (name === null) find("CENTRE_CELL_EMPTY", heading("name"));
    const given = text("key", 60);
    const key = given ?? centreKeyOf(name ?? "");
    if (name !== null && !/^[a-z0-9-]{2,60}$/.test(key))
      find("CENTRE_KEY_FORM", heading(given ? "key" : "name"), { found: given ?? name });
    const kindWord = text("kind", 120);
    const kind =
      (kindWord === null ? null : readCentreKind(kindWord)) ??
      (kindWord === null ? readCentreKind(name ?? "") : null) ??
      (kindWord === null ? defaults.kind : null);
    if (kind === null && kindWord !== null)
      find("WORD_UNKNOWN", heading("kind"), { expected: kindChoices, found: kindWord });
    else if (kind === null && name !== null) find("CENTRE_KIND_ABSENT", name);
    const provinceCode = provinceIn();
    const sinceWord = text("since", 40);
    const since = sinceWord === null ? null : readSince(sinceWord);
    if (sinceWord !== null && since === null)
      find("DATE_INVALID", heading("since"), { expected: "2015, 2015-03-01, 01/03/2015", found: sinceWord });
    const organisation = text("organisation", 200);
    const through = text("through", 200);
    const parent = text("parent", longestCentre.name);
    const regency = text("regency", longestCentre.regency);
    const source = text("source", longestCentre.source) ?? defaults.source;
    const vocations = vocationsIn();
    const figures = figuresIn();
    if (findings.total > before || name === null || kind === null || provinceCode === null) return null;
    return {
      ...{ row, key, keyed: given !== null, name, kind, parent, organisation, through, regency },
      ...{ provinceCode, since, source, vocations, figures },
    };

    function provinceIn(): string | null {
      const [code, said] = [text("provinceCode", 20) ?? "", text("province", 120) ?? ""];
      const column = heading(at("province") >= 0 ? "province" : "provinceCode");
      if (code === "" && said === "") {
        find("CENTRE_CELL_EMPTY", column);
        return null;
      }
      const found = readProvince(code, said);
      if ("province" in found) {
        if (found.translated)
          reading.warnings.push({
            ...{ code: "CENTRE_PROVINCE_TRANSLATED", row, column: heading("provinceCode"), found: code },
            expected: `${found.province.code} ${found.province.name.id}`,
          });
        return found.province.code;
      }
      const wrong = {
        unknown: "CENTRE_PROVINCE_UNKNOWN",
        ambiguous: "CENTRE_PROVINCE_AMBIGUOUS",
        disagree: "CENTRE_PROVINCE_OTHER",
      } as const;
      find(wrong[found.wrong], column, {
        found: said && code ? `${code} ${said}` : said || code,
        expected: found.expected,
      });
      return null;
    }

    function vocationsIn(): FileCentre["vocations"] {
      const named = columns.flatMap((field, column) =>
        field === "vocations" ? readSeveral(cells[column] ?? "") : [],
      );
      const long = named.find((one) => one.length > longestCentre.vocation);
      if (long !== undefined)
        find("CENTRE_CELL_TOO_LONG", heading("vocations"), {
          expected: String(longestCentre.vocation),
          found: String(long.length),
        });
      const places = count("places", cells[at("places")] ?? "", heading("places"));
      if (places !== null && named.length !== 1)
        find("CENTRE_PLACES_ALONE", heading("places"), { found: String(named.length) });
      return named.map((one) => ({ name: one, places: named.length === 1 ? places : null }));
    }

    function figuresIn(): CentreFigure[] {
      const [rowYear, sourceYearSaid] = [yearIn("year"), yearIn("sourceYear")];
      return columns.flatMap((field, column) => {
        const figure = field && figureFields.get(field);
        if (!field || !figure) return [];
        const value = count(field, cells[column] ?? "", headings[column] || field);
        if (value === null) return [];
        const year = yearOfHeading(headings[column] ?? "") ?? rowYear ?? defaults.year;
        if (year === null) {
          find("CENTRE_FIGURE_WITHOUT_YEAR", headings[column] || field);
          return [];
        }
        const period = figure.quarter === null ? String(year) : `${year}-Q${figure.quarter}`;
        const sourceYear = sourceYearSaid ?? defaults.sourceYear ?? Math.min(year, defaults.thisYear);
        return [{ measure: figure.measure, period, value, source, sourceYear }];
      });
    }

    function count(field: CentreField, cell: string, column: string): number | null {
      if (at(field) < 0 || saysNothing(cell)) return null;
      const value = readCount(cell);
      if (value === null) find("CENTRE_NUMBER", column, { found: cell });
      return value;
    }
  }
}

/** Centres of one name in several places are several: the place is part of their key. */
function apart(read: readonly FileCentre[]): FileCentre[] {
  const places = new Map<string, Set<string>>();
  const place = ({ regency, provinceCode }: FileCentre) => `${provinceCode} ${foldedHeading(regency ?? "")}`;
  for (const one of read)
    if (!one.keyed) places.set(one.key, (places.get(one.key) ?? new Set()).add(place(one)));
  return read.map((one) => {
    if (one.keyed || one.regency === null || (places.get(one.key)?.size ?? 0) < 2) return one;
    const tail = centreKeyOf(one.regency).slice(0, 30);
    return { ...one, key: `${one.key.slice(0, 59 - tail.length)}-${tail}`.replaceAll(/-{2,}/g, "-") };
  });
}

/** The rows of one centre as one: they may add vocations, and must not contradict each other. */
function together(read: readonly FileCentre[], findings: Findings, nameHeading: string): FileCentre[] {
  const centres: FileCentre[] = [];
  for (const [, rows] of Map.groupBy(read, ({ key }) => key)) {
    const [first, ...more] = rows;
    if (!first) continue;
    const whole: FileCentre = { ...first, vocations: [...first.vocations], figures: [...first.figures] };
    for (const one of more) {
      for (const field of [
        "name",
        "kind",
        "provinceCode",
        "regency",
        "parent",
        "through",
        "organisation",
      ] as const) {
        const [before, now] = [whole[field], one[field]];
        if (before === null || now === null || foldedHeading(before) === foldedHeading(now)) continue;
        findings.add({
          ...{ code: "CENTRE_ROWS_DIFFER", row: one.row, column: nameHeading },
          ...{ expected: String(first.row), found: `${one.name}: ${before} / ${now}` },
        });
      }
      for (const vocation of one.vocations)
        if (!whole.vocations.some(({ name }) => foldedHeading(name) === foldedHeading(vocation.name)))
          whole.vocations.push(vocation);
      for (const figure of one.figures) {
        const same = whole.figures.find((other) => sameStatement(other, figure));
        if (!same) whole.figures.push(figure);
        else if (same.value !== figure.value)
          findings.add({
            ...{ code: "CENTRE_FIGURE_TWICE", row: one.row, column: `${one.name}, ${figure.period}` },
            ...{ expected: String(same.value), found: String(figure.value) },
          });
      }
      whole.since ??= one.since;
      whole.parent ??= one.parent;
      whole.through ??= one.through;
      whole.organisation ??= one.organisation;
      whole.regency ??= one.regency;
    }
    centres.push(whole);
  }
  return centres;
}

/** A table printed over several pages has its headings again. */
function repeats(cells: readonly string[], headings: readonly string[]): boolean {
  const told = cells.flatMap((cell, column) => (cell === "" ? [] : [{ cell, column }]));
  return (
    told.length > 1 &&
    told.every(({ cell, column }) =>
      (headings[column] ?? "").split(" · ").map(foldedHeading).includes(foldedHeading(cell)),
    )
  );
}

/** Official tables number their columns in a row of its own: (1), (2), (3). */
function numbersColumns(cells: readonly string[]): boolean {
  const numbers = cells.filter((cell) => cell !== "").map((cell) => /^\(?(\d{1,2})\)?$/.exec(cell)?.[1]);
  return numbers.length > 2 && numbers.every((number, at) => Number(number) === Number(numbers[0]) + at);
}
