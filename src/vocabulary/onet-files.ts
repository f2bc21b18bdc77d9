import { withFiles, type FileHere } from "../platform/folder-or-zip.ts";
import { releaseIn } from "./classification.ts";
import { OnetBuilding } from "./onet-building.ts";
import { onetPart, onetParts, onetRequired, onetTables, type OnetPart } from "./onet-layout.ts";
import type { ReadOptions, ReadScheme } from "./scheme-formats.ts";
import { requireFiles, TableReading } from "./scheme-tables.ts";

/**
 * Reads O*NET from its tab-separated tables, as a folder or a ZIP of them: occupations with their titles;
 * elements of skills, knowledge and abilities, and kinds of technology, as skills; what each occupation asks
 * for by `askedFor`, and the technology in demand. Task statements, activities and interests are not read.
 * @returns also `version`: the release that the name of the folder or ZIP carries
 * Refusal: FILE_REFUSED, with findings of `withFiles`, `readCsv` and `OnetBuilding`, and FILE_MISSING.
 */
export const readOnet: ReadScheme = (path, options) =>
  withFiles(
    path,
    {
      fileName: options.fileName,
      wanted: (name) => onetPart(name) !== null,
      expected: onetRequired.map((part) => onetTables[part].file).join(", "),
    },
    (files, names) => readAll(files, names, options),
  );

async function readAll(
  files: readonly FileHere[],
  names: readonly string[],
  options: ReadOptions,
): ReturnType<ReadScheme> {
  const building = new OnetBuilding(options.fileName);
  const { findings } = building;
  const byPart = new Map<OnetPart, FileHere>();
  for (const file of files) {
    const part = onetPart(file.name);
    if (part) byPart.set(part, file);
  }
  requireFiles(
    findings,
    names,
    onetRequired.map((part) => ({ file: onetTables[part].file, here: byPart.has(part) })),
  );
  if (!findings.none) return findings.refusal();

  const reading = new TableReading(findings, files, options.onProgress);
  for (const part of onetParts) {
    const file = byPart.get(part);
    if (!file) continue;
    // O*NET writes no quotes around cells: one in a cell belongs to it.
    const table = { ...file, columns: onetTables[part], quotes: false };
    await reading.table(table, !onetRequired.includes(part), (row) => building.take(part, file.name, row));
  }
  if (!findings.none) return findings.refusal();
  const version = releaseIn(options.fileName);
  const outcome = building.end(reading.hash());
  return outcome.ok && version ? { ...outcome, version } : outcome;
}
