import { installationZone } from "../platform/index.ts";
import { documentJson } from "./document-json.ts";
import { matrixWorkbook } from "./matrix-workbook.ts";
import type { PackagePage } from "./package-page.ts";
import type { PackageFile, PackageSignature } from "./package-statement.ts";
import { answerRows } from "./response-matrix.ts";
import { wordFile } from "./word-file.ts";
import { sheetOf } from "./word-frame.ts";

/** The release of a package as a Word file: the text alone, or what changed since the release before as tracked changes. */
export function packageWord(
  { release, before }: Pick<PackagePage, "release" | "before">,
  what: "text" | "changes",
): Promise<Uint8Array> {
  const { number, hash, releasedAt, document } = release;
  const about = { number, hash, kind: "release", madeAt: releasedAt, zone: installationZone } as const;
  const against =
    what === "changes" && before ? { document: before.document, number: before.number } : undefined;
  return wordFile(sheetOf(document, about, against));
}

/** The response matrix to the release of a package: how earlier comments ended, and empty rows for new ones. */
export function packageMatrix({ release }: Pick<PackagePage, "release">): Promise<Uint8Array> {
  const { number, document } = release;
  const { title, synthetic } = document;
  return matrixWorkbook(answerRows(document), { title, version: number, synthetic });
}

/** The release as the bytes that its hash is of: whoever has the letter checks them with any program for SHA-256. */
export const packageData = ({ release }: Pick<PackagePage, "release">): Uint8Array =>
  Buffer.from(documentJson(release.document));

/** The whole page with its signature: `agreement verify` reads it. */
export const packageSigned = (page: PackagePage, signature: PackageSignature): string =>
  `${JSON.stringify({ format: "jembatan.package-file/1", page, signature } satisfies PackageFile, null, 2)}\n`;
