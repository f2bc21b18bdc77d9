import { readCsv, type CsvRow } from "../platform/csv.ts";
import { nameColumnsAsInFile } from "./headings.ts";
import { titleChanged } from "./concept.ts";
import { cleanLabel } from "./label-text.ts";
import { SchemeBuilding, type Place } from "./scheme-building.ts";
import type { ReadScheme } from "./scheme-formats.ts";
import { readSkkniCode, skkniForms } from "./skkni-code.ts";
import { withElements, withoutNumber, type UnitElement } from "./unit-elements.ts";
import { wordCode } from "./word-code.ts";

const mostRows = 1_000_000;

const aliases = {
  code: ["kode", "kode unit", "kode_unit", "kode unit kompetensi", "unit code"],
  title: ["judul", "judul unit", "judul_unit", "judul unit kompetensi", "nama unit", "unit title"],
  title_en: ["judul_en", "judul inggris", "title en"],
  description: ["deskripsi", "deskripsi unit", "deskripsi_unit", "unit descriptor"],
  decree: ["keputusan", "kepmenaker", "kepmen", "nomor keputusan", "nomor_keputusan", "dasar hukum"],
  field: ["bidang", "bidang pekerjaan", "bidang_pekerjaan"],
  subfield: ["subbidang", "sub bidang", "sub_bidang", "sub-bidang", "area pekerjaan"],
  element: ["elemen", "elemen kompetensi", "elemen_kompetensi", "element of competence"],
  criterion: ["kuk", "kriteria unjuk kerja", "kriteria_unjuk_kerja", "performance criterion"],
};
const known = new Set(Object.keys(aliases));

/** A unit while its rows are read. */
type Unit = {
  place: Place;
  code: string;
  /** The code as printed, where it had to be mended. */
  printed: string | null;
  titles: { id: string; en: string };
  description: string;
  path: string[];
  elements: Map<string, Set<string>>;
  extra: Map<string, Set<string>>;
};

/**
 * Reads units of competence (SKKNI) from a CSV file: a row a unit, or a row a performance criterion with the unit's
 * code repeated or, as merged cells leave it, empty below. Fields and subfields become groups. A code that a decree
 * misprints is mended: the printed one is kept, and the unit is found by it.
 * @returns also `version`: the year of the newest decree, after which such a list is called
 * Refusal: FILE_REFUSED, with findings of `readCsv` and `SchemeBuilding`, or CODE_NOT_SKKNI, CODE_EMPTY, UNIT_RETITLED,
 *   CRITERION_ALONE (without an element). Warning: SKKNI_CODE_MENDED.
 */
export const readSkkni: ReadScheme = async (path, options) => {
  const reading = new SkkniReading(options.fileName);
  const columns = { required: ["code", "title"], aliases };
  const csv = await readCsv(path, { ...options, columns, maxRows: mostRows }, (row) => reading.take(row));
  if (!csv.ok) return csv;
  const { scheme, version } = reading.end();
  for (const findings of [scheme.findings, scheme.warnings])
    nameColumnsAsInFile(findings, csv.header, aliases);
  const outcome = scheme.end(csv.file.sha256, reading.synthetic);
  return outcome.ok && version ? { ...outcome, version } : outcome;
};

class SkkniReading {
  synthetic = false;
  private readonly scheme: SchemeBuilding;
  private readonly units = new Map<string, Unit>();
  private last: Unit | "refused" | null = null;

  constructor(fileName: string) {
    this.scheme = new SchemeBuilding(fileName);
  }

  take({ row, cells }: CsvRow): void {
    const cell = (name: string) => cleanLabel(cells[name] ?? "").text;
    const place = { file: this.scheme.findings.file, row };
    const [element, criterion] = [withoutNumber(cell("element")), withoutNumber(cell("criterion"))];
    const unit = this.unit(place, cells, element !== "" || criterion !== "");
    this.last = unit ?? "refused";
    if (!unit) return;
    this.keep(unit, cells);
    const within = element || [...unit.elements.keys()].at(-1);
    if (within !== undefined) {
      const criteria = unit.elements.get(within) ?? new Set();
      unit.elements.set(within, criteria);
      if (criterion) criteria.add(criterion);
    } else if (criterion) {
      this.scheme.findings.add({ ...place, code: "CRITERION_ALONE", column: "criterion", found: criterion });
    }
  }

  /** The unit that a row is about: a new one, or one that is known when the row adds an element or criterion. */
  private unit(place: Place, cells: CsvRow["cells"], adds: boolean): Unit | null {
    const { findings, warnings } = this.scheme;
    const cell = (name: string) => cleanLabel(cells[name] ?? "").text;
    const [found, title] = [cell("code"), cell("title")];
    if (found === "" && title === "" && adds && this.last !== null)
      return this.last === "refused" ? null : this.last;
    const read = readSkkniCode(found);
    if (!read) {
      const empty = found === "";
      const finding = empty
        ? { code: "CODE_EMPTY" }
        : { code: "CODE_NOT_SKKNI", expected: skkniForms, found };
      findings.add({ ...place, column: "code", ...finding });
      return null;
    }
    const { code, mended } = read;
    const before = this.units.get(code);
    if (before) {
      const row = String(before.place.row);
      if (!adds)
        findings.add({ ...place, code: "CODE_DUPLICATE", column: "code", expected: row, found: code });
      else if (title && titleChanged({ id: cleanLabel(before.titles.id).text }, { id: title }))
        findings.add({ ...place, code: "UNIT_RETITLED", column: "title", expected: row, found: title });
      return before;
    }
    if (mended) warnings.add({ ...place, code: "SKKNI_CODE_MENDED", column: "code", expected: code, found });
    const unit: Unit = {
      place,
      code,
      printed: mended ? found : null,
      titles: { id: cells["title"] ?? "", en: cells["title_en"] ?? "" },
      description: cell("description"),
      path: [cell("field"), cell("subfield")].filter(Boolean),
      elements: new Map(),
      extra: new Map(),
    };
    this.units.set(code, unit);
    return unit;
  }

  /** Columns that the scheme does not know stay with their unit, each thing said once. */
  private keep(unit: Unit, cells: CsvRow["cells"]): void {
    for (const [name, cell] of Object.entries(cells)) {
      const text = cell.trim();
      if (text === "" || name === "" || (known.has(name) && name !== "decree")) continue;
      if (/^(synthetic|sintetis)$/i.test(name)) {
        if (/^(1|true|ya|yes)$/i.test(text)) this.synthetic = true;
        continue;
      }
      const said = unit.extra.get(name) ?? new Set();
      unit.extra.set(name, said.add(text));
    }
  }

  end(): { scheme: SchemeBuilding; version: string | null } {
    const years: number[] = [];
    for (const unit of this.units.values()) {
      const { place, code, printed, titles, description, path } = unit;
      const extra = Object.fromEntries([...unit.extra].map(([name, said]) => [name, [...said].join("\n")]));
      years.push(...yearsIn(extra["decree"] ?? ""));
      const elements: UnitElement[] = [...unit.elements].map(([title, criteria]) => ({
        title,
        criteria: [...criteria],
      }));
      this.scheme.concept(
        place,
        {
          code,
          kind: "unit",
          parent: this.group(place, path),
          labels: titles.en.trim() ? titles : { id: titles.id },
          ...(printed !== null && { hidden: { id: [printed] } }),
          ...(description && { definition: { id: description } }),
          extra: withElements({ ...extra, ...(printed !== null && { printed }) }, elements),
        },
        { labels: "title" },
      );
    }
    return { scheme: this.scheme, version: years.length ? String(Math.max(...years)) : null };
  }

  /** The group of a field or, below it, of a subfield. */
  private group(place: Place, path: readonly string[]): string | null {
    const title = path.at(-1);
    if (title === undefined) return null;
    const code = wordCode(...path);
    if (!this.scheme.has(code)) {
      const parent = this.group(place, path.slice(0, -1));
      this.scheme.concept(place, { code, kind: "group", parent, labels: { id: title }, extra: null });
    }
    return code;
  }
}

/** Years that the name of a decree carries: `Nomor 299 Tahun 2020`, `KEP.299/MEN/2020`. */
const yearsIn = (decree: string): number[] =>
  [...decree.matchAll(/(?:tahun\s+|\/)((?:19|20)\d{2})(?!\d)/gi)].map(([, year]) => Number(year));
