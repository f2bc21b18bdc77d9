import { codeForm, parentOf, readCode, shapes, type Scheme } from "./classification.ts";
import { nameColumnsAsInFile } from "./headings.ts";
import type { NewConcept } from "./scheme-content.ts";
import type { Language, Outcome } from "../platform/index.ts";
import { plainCells } from "../platform/csv-text.ts";
import { readCsv, type CsvRow } from "../platform/csv.ts";
import { Findings } from "../platform/findings.ts";

const longestTitle = 2_000;
const mostRows = 100_000;

type Columns = {
  aliases: Record<string, readonly string[]>;
  titles: Partial<Record<Language, string>>;
  /** Columns that are understood and belong to another scheme. */
  ignored: readonly string[];
};

const shared = { level: ["digit", "tingkat"], synthetic: ["sintetis"] };

/**
 * Column names of the files that are about: the books' own tables, ILO's structure, joined lists of both
 * schemes (whose `in_…` columns say which rows are whose).
 */
const columnsOf: Readonly<Record<Scheme, Columns>> = {
  kbji: {
    aliases: {
      ...shared,
      code: ["kode", "kbji_code", "kode kbji", "kbji 2014 code"],
      title_id: ["judul", "title id", "title", "nama"],
      title_en: ["title en", "judul_en"],
      member: ["in_kbji2014", "in_kbji"],
    },
    titles: { id: "title_id", en: "title_en" },
    ignored: ["in_isco08", "in_isco"],
  },
  isco: {
    aliases: {
      ...shared,
      code: ["kode", "isco 08 code", "isco08_code", "isco_code", "isco code"],
      title_en: ["title en", "title"],
      member: ["in_isco08", "in_isco"],
    },
    titles: { en: "title_en" },
    // The Indonesian title of such a list is KBJI's, not a translation of ISCO's.
    ignored: ["title_id", "in_kbji2014", "in_kbji"],
  },
};

export type ClassificationFile = {
  concepts: NewConcept[];
  /** Rows that say that they belong to the other scheme only. */
  skipped: number;
  /** The file marks its rows as made up. */
  synthetic: boolean;
  fileHash: string;
};

/**
 * Reads a classification from a CSV file: a row a code, with `level` (how many digits), `code` and title.
 * Columns may be called as the publishers call them; unknown ones are kept with the concept.
 * Refusal: FILE_REFUSED, with the findings of `readCsv` or LEVEL_UNKNOWN, CODE_NOT_DIGITS, CODE_DIGITS_LOST,
 * CODE_DIGITS_TOO_MANY, CODE_DUPLICATE, PARENT_ABSENT, TITLE_EMPTY, TITLE_TOO_LONG.
 */
export async function readClassification(
  scheme: Scheme,
  path: string,
  options: { fileName: string; onProgress?: (share: number) => void },
): Promise<Outcome<ClassificationFile>> {
  const { language } = shapes[scheme];
  const { aliases } = columnsOf[scheme];
  const required = ["level", "code", `title_${language}`];
  const reading = new Reading(scheme, options.fileName);
  const csv = await readCsv(path, { ...options, columns: { required, aliases }, maxRows: mostRows }, (row) =>
    reading.take(row),
  );
  if (!csv.ok) return csv;
  const { findings, concepts, skipped, synthetic } = reading.end();
  if (!findings.none) {
    nameColumnsAsInFile(findings, csv.header, aliases);
    return findings.refusal();
  }
  return { ok: true, concepts, skipped, synthetic, fileHash: csv.file.sha256 };
}

/** What has been read so far: concepts by code, and what was wrong. */
class Reading {
  private readonly scheme: Scheme;
  private readonly findings: Findings;
  private readonly known: ReadonlySet<string>;
  private readonly read = new Map<string, { row: number; concept: NewConcept }>();
  private skipped = 0;
  private synthetic = false;

  constructor(scheme: Scheme, fileName: string) {
    const { aliases, ignored } = columnsOf[scheme];
    this.scheme = scheme;
    this.findings = new Findings(fileName);
    this.known = new Set([...Object.keys(aliases), ...ignored]);
  }

  take({ row, cells: written }: CsvRow): void {
    const cells = plainCells(written);
    if (cells["member"]?.trim() === "0") {
      this.skipped += 1;
      return;
    }
    if (/^(1|true|ya|yes)$/i.test(cells["synthetic"]?.trim() ?? "")) this.synthetic = true;
    const level = this.level(row, cells["level"] ?? "");
    const code = level === null ? null : this.code(row, level, cells["code"] ?? "");
    const labels = this.labels(row, cells);
    if (level === null || code === null) return;
    const before = this.read.get(code);
    if (before) {
      const expected = String(before.row);
      this.findings.add({ code: "CODE_DUPLICATE", row, column: "code", expected, found: code });
      return;
    }
    const concept = { code, level, parent: parentOf(code), labels, extra: this.extra(cells) };
    this.read.set(code, { row, concept });
  }

  end() {
    // A row with a finding is missing here although it stands in the file: its children are not to blame.
    if (this.findings.none) {
      for (const { row, concept } of this.read.values()) {
        if (concept.parent === null || this.read.has(concept.parent)) continue;
        const place = { row, column: "code", expected: concept.parent, found: concept.code };
        this.findings.add({ code: "PARENT_ABSENT", ...place });
      }
      if (this.read.size === 0) this.findings.add({ code: "FILE_WITHOUT_ROWS" });
    }
    const concepts = [...this.read.values()].map(({ concept }) => concept);
    return { findings: this.findings, concepts, skipped: this.skipped, synthetic: this.synthetic };
  }

  private level(row: number, cell: string): number | null {
    const { levels } = shapes[this.scheme];
    const level = levels.find((one) => String(one) === cell.trim());
    if (level !== undefined) return level;
    const expected = levels.join(", ");
    this.findings.add({ code: "LEVEL_UNKNOWN", row, column: "level", expected, found: cell.trim() });
    return null;
  }

  private code(row: number, level: number, cell: string): string | null {
    const found = cell.trim();
    const read = readCode(level, found);
    if ("code" in read) return read.code;
    this.findings.add({ code: read.problem, row, column: "code", expected: codeForm(level), found });
    return null;
  }

  private labels(row: number, cells: CsvRow["cells"]): NewConcept["labels"] {
    const labels: NewConcept["labels"] = {};
    for (const [language, column] of Object.entries(columnsOf[this.scheme].titles) as [Language, string][]) {
      const text = (cells[column] ?? "").normalize("NFC").replaceAll(/\s+/g, " ").trim();
      if (text.length > longestTitle) {
        const [expected, found] = [String(longestTitle), String(text.length)];
        this.findings.add({ code: "TITLE_TOO_LONG", row, column, expected, found });
      } else if (text) labels[language] = text;
      else if (language === shapes[this.scheme].language)
        this.findings.add({ code: "TITLE_EMPTY", row, column });
    }
    return labels;
  }

  private extra(cells: CsvRow["cells"]): NewConcept["extra"] {
    const kept = Object.entries(cells).filter(
      ([name, cell]) => name && !this.known.has(name.toLowerCase()) && cell.trim(),
    );
    return kept.length ? Object.fromEntries(kept.map(([name, cell]) => [name, cell.trim()])) : null;
  }
}
