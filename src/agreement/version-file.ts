import type { AnswerOf } from "../identity/index.ts";
import { inLanguage, installationZone, type Language } from "../platform/index.ts";
import { documentJson } from "./document-json.ts";
import { printDocument } from "./document-print.ts";
import type { exportVersion } from "./export-version.ts";
import { matrixWorkbook } from "./matrix-workbook.ts";
import { answerRows } from "./response-matrix.ts";
import { wordFile } from "./word-file.ts";
import { sheetOf } from "./word-frame.ts";

export const versionFormats = ["json", "pdf", "docx", "xlsx"] as const;
export type VersionFormat = (typeof versionFormats)[number];

export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Exported = Extract<AnswerOf<typeof exportVersion>, { ok: true }>;

/** A version as a file (`xlsx`: the response matrix to it); its name says the proposal and the version. */
export async function versionFile(
  exported: Exported,
  format: VersionFormat,
  language: Language,
): Promise<{ bytes: Uint8Array; fileName: string; mediaType: string }> {
  const { content, version, hash, madeAt, madeOn, lead, against } = exported;
  const fileName = `${content.name}-${version?.number ?? "now"}.${format}`;
  if (format === "json")
    return {
      bytes: Buffer.from(documentJson(content)),
      fileName,
      mediaType: "application/json; charset=utf-8",
    };
  if (format === "xlsx") {
    const { title, synthetic } = content;
    const rows = exported.matrix ?? answerRows(content);
    return {
      bytes: await matrixWorkbook(rows, { title, version: version?.number ?? null, synthetic }),
      fileName: `${content.name}-${version?.number ?? "now"}-matrix.xlsx`,
      mediaType: workbookType,
    };
  }
  if (format === "pdf") {
    const office = inLanguage(lead, language).text;
    const bytes = await printDocument({ content, version, hash, date: madeOn, office }, language);
    return { bytes, fileName, mediaType: "application/pdf" };
  }
  const about = {
    number: version?.number ?? null,
    hash,
    kind: version?.kind ?? ("draft" as const),
    madeAt: madeAt.toISOString(),
    zone: installationZone,
  };
  const before = against ? { document: against.content, number: against.number } : undefined;
  return {
    bytes: await wordFile(sheetOf(content, about, before)),
    fileName,
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  };
}
