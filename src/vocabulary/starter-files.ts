import { plainCells } from "../platform/csv-text.ts";
import { readCsv, type CsvRow } from "../platform/csv.ts";
import { hashOfHashes, withFiles, type FileHere } from "../platform/folder-or-zip.ts";
import { codeForm, readCode, unitGroupDigits } from "./classification.ts";
import { SchemeBuilding, type Place } from "./scheme-building.ts";
import { requireFiles } from "./scheme-tables.ts";
import { matchRelations, type ConceptKind, type MatchRelation, type RelationKind } from "./scheme-content.ts";
import type { ReadOptions, ReadScheme } from "./scheme-formats.ts";

const mostRows = 1_000_000;

/** The files of a vocabulary of our own, with the columns that each must have; further ones are kept. */
const layout = {
  "groups.csv": ["code", "parent", "kind_of", "title_id", "title_en"],
  "occupations.csv": ["code", "group", "isco", "title_id", "title_en"],
  "skills.csv": ["code", "group", "title_id", "title_en"],
  "occupation-skills.csv": ["occupation", "skill", "relation", "level"],
  "skill-skills.csv": ["skill", "relation", "to"],
  "levels.csv": ["framework", "level", "title_id", "title_en"],
} as const;
type StarterFile = keyof typeof layout;
const names = Object.keys(layout) as StarterFile[];
const required: readonly StarterFile[] = ["occupations.csv", "skills.csv"];

/** Columns that become more than a note. */
const understood = new Set([
  ...["code", "group", "parent", "isco", "relation", "framework", "level", "synthetic"],
  ...["title_id", "title_en", "alternatives_id", "alternatives_en", "definition_id", "definition_en"],
]);

/** Schemes whose unit groups the occupations stand for: both have the same four digits. */
const unitGroupSchemes = ["isco", "kbji"] as const;

/** Links that each file of them may state. */
const asked: readonly RelationKind[] = ["essential", "optional"];
const between: readonly RelationKind[] = ["related", "broader"];

/**
 * Reads a vocabulary in our own format: a folder (or ZIP) of CSV files, of which occupations and skills must be there.
 * Labels in both languages, further ones with bars between; an occupation is a unit group of ISCO and KBJI (`2512`) or
 * a local code below one (`2512-L01`); levels are those of KKNI.
 * Refusal: FILE_REFUSED, with findings of `withFiles`, `readCsv` and `SchemeBuilding`, or FILE_MISSING, CODE_NOT_DIGITS,
 *   CODE_DIGITS_LOST, CODE_DIGITS_TOO_MANY (a unit group), LEVEL_UNKNOWN, RELATION_UNKNOWN.
 */
export const readStarter: ReadScheme = (path, options) =>
  withFiles(
    path,
    {
      fileName: options.fileName,
      wanted: (name) => (names as string[]).includes(name),
      expected: names.join(", "),
    },
    (files, here) => readAll(files, here, options),
  );

async function readAll(
  files: readonly FileHere[],
  here: readonly string[],
  { fileName, onProgress }: ReadOptions,
) {
  const reading = new StarterReading(fileName);
  const { findings } = reading.scheme;
  requireFiles(
    findings,
    here,
    required.map((name) => ({ file: name, here: here.includes(name) })),
  );
  if (!findings.none) return findings.refusal();
  const hashes = new Map<string, string>();
  for (const [done, { name, path }] of files.entries()) {
    const columns = { required: layout[name as StarterFile] };
    const csv = await readCsv(path, { fileName: name, columns, maxRows: mostRows }, (row) =>
      reading.take(name as StarterFile, row),
    );
    if (csv.ok) hashes.set(name, csv.file.sha256);
    else findings.takeOver(csv);
    onProgress?.((done + 1) / files.length);
  }
  return findings.none ? reading.scheme.end(hashOfHashes(hashes), reading.synthetic) : findings.refusal();
}

class StarterReading {
  readonly scheme: SchemeBuilding;
  synthetic = false;

  constructor(fileName: string) {
    this.scheme = new SchemeBuilding(fileName);
  }

  take(file: StarterFile, { row, cells: written }: CsvRow): void {
    const cells = plainCells(written);
    const place = { file, row };
    if (/^(1|true|ya|yes)$/i.test(cells["synthetic"]?.trim() ?? "")) this.synthetic = true;
    const cell = (column: string) => (cells[column] ?? "").trim();
    if (file === "occupation-skills.csv") {
      const level = this.level(place, cell("level"));
      this.link(place, asked, cell("occupation"), cell("relation"), cell("skill"), level);
    } else if (file === "skill-skills.csv")
      this.link(place, between, cell("skill"), cell("relation"), cell("to"), null);
    else if (file === "groups.csv") this.concept(place, cells, "group", cell("code"), cell("parent"));
    else if (file === "skills.csv") this.concept(place, cells, "skill", cell("code"), cell("group"));
    else if (file === "levels.csv") {
      const level = this.level(place, cell("level"));
      if (level !== null) this.concept(place, cells, "level", `${cell("framework")}-${level}`, "");
    } else this.occupation(place, cells);
  }

  private concept(
    place: Place,
    cells: CsvRow["cells"],
    kind: ConceptKind,
    code: string,
    parent: string,
  ): void {
    const text = (column: string) => cells[column] ?? "";
    const both = <T>(column: string, read: (text: string) => T | null) =>
      Object.fromEntries(
        (["id", "en"] as const).flatMap((language) => {
          const found = read(text(`${column}_${language}`));
          return found === null ? [] : [[language, found]];
        }),
      ) as Partial<Record<"id" | "en", T>>;
    const kept = Object.entries(cells).filter(
      ([name, value]) => name !== "" && value.trim() !== "" && !understood.has(name),
    );
    const definition = both("definition", (found) => found.trim() || null);
    this.scheme.concept(
      place,
      {
        code,
        kind,
        parent: parent || null,
        labels: both("title", (found) => found.trim() || null),
        alternatives: both("alternatives", (found) => found.split("|").filter((one) => one.trim())),
        ...(Object.keys(definition).length > 0 && { definition }),
        extra: Object.fromEntries(kept.map(([name, value]) => [name, value.trim()])),
      },
      { labels: "title_id", alternatives: "alternatives_id" },
    );
  }

  private occupation(place: Place, cells: CsvRow["cells"]): void {
    const code = (cells["code"] ?? "").trim();
    const given = (cells["isco"] ?? "").trim();
    const group = given || (/^\d{4}/.exec(code)?.[0] ?? code);
    const read = readCode(unitGroupDigits, group);
    if ("problem" in read) {
      const [column, expected] = [given ? "isco" : "code", codeForm(unitGroupDigits)];
      this.scheme.findings.add({ ...place, code: read.problem, column, expected, found: group });
      return;
    }
    const kkni = cells["kkni"]?.trim() ?? "";
    if (kkni !== "") this.level(place, kkni, "kkni");
    this.concept(place, cells, "occupation", code, (cells["group"] ?? "").trim());
    const relation = this.match(place, (cells["relation"] ?? "").trim(), code === group);
    if (relation === null) return;
    for (const scheme of unitGroupSchemes) this.scheme.reference({ code, relation, scheme, to: group });
  }

  /** What the unit group is to the occupation: the same for its own code, the wider for a local one below it. */
  private match(place: Place, word: string, own: boolean): MatchRelation | null {
    if (word === "") return own ? "exact" : "broader";
    const relation = matchRelations.find((one) => one === word);
    if (!relation) this.relationUnknown(place, matchRelations, word);
    return relation ?? null;
  }

  private link(
    place: Place,
    allowed: readonly RelationKind[],
    from: string,
    word: string,
    to: string,
    level: number | null,
  ): void {
    const kind = allowed.find((one) => one === word);
    if (!kind) this.relationUnknown(place, allowed, word);
    else this.scheme.relation(place, { from, kind, to, ...(level !== null && { level }) });
  }

  private relationUnknown(place: Place, allowed: readonly string[], found: string): void {
    const expected = allowed.join(", ");
    this.scheme.findings.add({ ...place, code: "RELATION_UNKNOWN", column: "relation", expected, found });
  }

  /** One of the nine levels; null, with a finding, for anything else. */
  private level(place: Place, text: string, column = "level"): number | null {
    if (/^[1-9]$/.test(text)) return Number(text);
    this.scheme.findings.add({ ...place, code: "LEVEL_UNKNOWN", column, expected: "1–9", found: text });
    return null;
  }
}
