import type { Language, Outcome } from "../platform/index.ts";
import { readCsv, type CsvRow } from "../platform/csv.ts";
import { hashOfHashes, withFiles, type FileHere } from "../platform/folder-or-zip.ts";
import { EscoBuilding } from "./esco-building.ts";
import { conceptColumns, escoFile, escoRequired, linkColumns, type EscoPart } from "./esco-layout.ts";
import type { ReadOptions, ReadScheme } from "./scheme-formats.ts";
import type { SchemeContent } from "./scheme-content.ts";

/** Seven times the largest file of ESCO v1.2. */
const mostRows = 1_000_000;

type Source = FileHere & { part: EscoPart; language: Language };

/**
 * Reads ESCO from its own CSV files (v1.1 and v1.2, `_en` optional; an `_id` beside it adds Indonesian
 * labels), as a folder or a ZIP of them. Occupations and skills must be there; every other file may be absent.
 * Refusal: FILE_REFUSED, with findings of `withFiles`, `readCsv` and `EscoBuilding`, and FILE_MISSING.
 */
export const readEsco: ReadScheme = (path, options) =>
  withFiles(
    path,
    {
      fileName: options.fileName,
      wanted: (name) => escoFile(name) !== null,
      expected: escoRequired.map((part) => `${part}_en.csv`).join(", "),
    },
    (files) => readAll(files, options),
  );

async function readAll(files: readonly FileHere[], options: ReadOptions): Promise<Outcome<SchemeContent>> {
  const building = new EscoBuilding(options.fileName);
  const { findings } = building;
  const sources = chosen(files);
  for (const part of escoRequired) {
    if (sources.some((source) => source.part === part)) continue;
    const found = files.map(({ name }) => name).join(", ") || "–";
    findings.add({ code: "FILE_MISSING", expected: `${part}_en.csv`, found });
  }
  if (!findings.none) return findings.refusal();

  const hashes = new Map<string, string>();
  const share = shareOf(sources, options.onProgress);
  const read = async (source: Source) => {
    const csv = await readCsv(
      source.path,
      {
        fileName: source.name,
        columns: columnsOf(source.part),
        maxRows: mostRows,
        onProgress: share(source),
        shortRows: source.part === "skillsHierarchy",
      },
      ({ row, cells }) => take(source, { row, cells }),
    );
    if (csv.ok) hashes.set(source.name, csv.file.sha256);
    // Of an optional file its headings are enough: a slice may have no link of one kind.
    else if (
      Object.keys(csv.params ?? {}).includes("FILE_WITHOUT_ROWS") &&
      !escoRequired.includes(source.part)
    )
      hashes.set(source.name, "");
    else findings.takeOver(csv);
  };
  const alone = !sources.some(({ part }) => part === "skillGroups");
  const take = ({ part, name, language }: Source, { row, cells }: CsvRow) => {
    const place = { file: name, row };
    if (part === "skillsHierarchy") building.takeHierarchy({ place, cells }, alone);
    else if (linkColumns[part]) building.takeLink(part, { place, cells });
    else building.takeConcept(part as "skills", language, { place, cells });
  };

  for (const source of sources) if (!linkColumns[source.part]) await read(source);
  building.nameConcepts();
  for (const source of sources) if (linkColumns[source.part]) await read(source);
  return building.end(hashOfHashes(hashes));
}

/** One file of each part for each of our languages; of links and the hierarchy one in any language. */
function chosen(files: readonly FileHere[]): Source[] {
  const found = files.flatMap((file) => {
    const known = escoFile(file.name);
    return known ? [{ ...file, ...known }] : [];
  });
  const rank = ["en", "", "id"];
  const sources: Source[] = [];
  const parts = new Set(found.map(({ part }) => part));
  for (const part of parts) {
    const ofPart = found.filter((file) => file.part === part);
    const inOrder = rank.flatMap((language) => ofPart.filter((file) => file.language === language));
    if (linkColumns[part] || part === "skillsHierarchy") {
      const one = inOrder[0] ?? ofPart[0];
      if (one) sources.push({ ...one, language: "en" });
      continue;
    }
    for (const language of ["en", "id"] as const) {
      const one = inOrder.find((file) => (file.language || "en") === language);
      if (one) sources.push({ ...one, language });
    }
  }
  return sources;
}

function columnsOf(part: EscoPart) {
  const link = linkColumns[part];
  if (link) return { required: [link.from, link.to, ...(link.kind === null ? [] : [link.kind])] };
  return part === "skillsHierarchy" ? { required: ["Level 0 URI"] } : conceptColumns;
}

/** How far all files together are, by their sizes. */
function shareOf(sources: readonly Source[], onProgress: ((share: number) => void) | undefined) {
  const all = sources.reduce((sum, { bytes }) => sum + bytes, 0) || 1;
  let before = 0;
  return (source: Source) => {
    const from = before;
    before += source.bytes;
    return (share: number) => onProgress?.((from + share * source.bytes) / all);
  };
}
