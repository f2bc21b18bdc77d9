import type { Language } from "../platform/index.ts";
import { withFiles, type FileHere } from "../platform/folder-or-zip.ts";
import { releaseIn } from "./classification.ts";
import { EscoBuilding } from "./esco-building.ts";
import { conceptColumns, escoFile, escoRequired, isLink, linkColumns, type EscoPart } from "./esco-layout.ts";
import type { ReadOptions, ReadScheme } from "./scheme-formats.ts";
import { requireFiles, TableReading } from "./scheme-tables.ts";

type Source = FileHere & { part: EscoPart; language: Language };

/**
 * Reads ESCO from its own CSV files (v1.1 and v1.2, `_en` optional; an `_id` beside it adds Indonesian
 * labels), as a folder or a ZIP of them. Occupations and skills must be there; every other file may be absent.
 * @returns also `version`: the release that the name of the folder or ZIP carries
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
    (files, names) => readAll(files, names, options),
  );

async function readAll(
  files: readonly FileHere[],
  names: readonly string[],
  options: ReadOptions,
): ReturnType<ReadScheme> {
  const building = new EscoBuilding(options.fileName);
  const { findings } = building;
  const sources = chosen(files);
  const isHere = (part: EscoPart) => sources.some((source) => source.part === part);
  requireFiles(
    findings,
    names,
    escoRequired.map((part) => ({ file: `${part}_en.csv`, here: isHere(part) })),
  );
  if (!findings.none) return findings.refusal();

  const reading = new TableReading(findings, sources, options.onProgress);
  const alone = !isHere("skillGroups");
  const read = async (source: Source) => {
    const { part, name, language } = source;
    const table = { ...source, columns: columnsOf(part), shortRows: part === "skillsHierarchy" };
    await reading.table(table, !escoRequired.includes(part), ({ row, cells }) => {
      const place = { file: name, row };
      if (part === "skillsHierarchy") building.takeHierarchy({ place, cells }, alone);
      else if (isLink(part)) building.takeLink(part, { place, cells });
      else building.takeConcept(part, language, { place, cells });
    });
  };
  for (const source of sources) if (!isLink(source.part)) await read(source);
  building.nameConcepts();
  for (const source of sources) if (isLink(source.part)) await read(source);
  if (!findings.none) return findings.refusal();
  const version = releaseIn(options.fileName);
  const outcome = building.end(reading.hash());
  return outcome.ok && version ? { ...outcome, version } : outcome;
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
    if (isLink(part) || part === "skillsHierarchy") {
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
  if (isLink(part)) {
    const { from, to, kind } = linkColumns[part];
    return { required: [from, to, ...(kind === null ? [] : [kind])] };
  }
  return part === "skillsHierarchy" ? { required: ["Level 0 URI"] } : conceptColumns;
}
