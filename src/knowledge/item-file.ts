import { open, readFile, stat } from "node:fs/promises";
import { refuse, type Outcome } from "../platform/index.ts";
import { readOfficeText } from "../platform/office-text.ts";
import { checkText } from "../platform/text-file.ts";
import { readWorkbook } from "../platform/workbook.ts";
import { firstLook, largestFile, safeFileName, textKind, type FileKind } from "./file-kind.ts";
import { isCalledIdentityPaper } from "./identity-marks.ts";
import { longest } from "./item.ts";

/** A file that may be kept: what it is by its bytes, the name that it is kept under, and the words in it. */
export type ItemFile = {
  kind: FileKind;
  label: string;
  /** null: no words can be read out of it here, as of a PDF. */
  text: string | null;
};

const mebibyte = 1024 * 1024;
/** What a workbook with teaching material has; one with a census is no teaching material. */
const sheetLimits = { fileBytes: largestFile, unpackedBytes: 100 * mebibyte, cells: 200_000, seconds: 30 };

/**
 * Looks at a file before it is kept: its bytes say what it is, its name and the words in it whether it is somebody's
 * identity paper. Nothing is kept here.
 * Refusals: ITEM_FILE_KIND, ITEM_FILE_PICTURE, ITEM_FILE_OLD (from before 2007, or locked), ITEM_FILE_MACROS,
 * ITEM_FILE_BROKEN, ITEM_FILE_TOO_LARGE, IDENTITY_PAPER_NAME.
 */
export async function readItemFile(path: string, fileName: string): Promise<Outcome<{ file: ItemFile }>> {
  if (isCalledIdentityPaper(fileName)) return refuse("IDENTITY_PAPER_NAME");
  const found = await stat(path).catch(() => null);
  if (!found?.isFile() || found.size === 0) return refuse("ITEM_FILE_BROKEN");
  if (found.size > largestFile) return refuse("ITEM_FILE_TOO_LARGE");
  const read = await wordsIn(path, fileName);
  if ("code" in read) return refuse(read.code);
  const { kind, text } = read;
  return {
    ok: true,
    file: { kind, label: safeFileName(fileName, kind), text: text === null ? null : kept(text) },
  };
}

/** What the database keeps of a text: none of the signs that it refuses, and no more than can be searched. */
const kept = (text: string) => text.normalize("NFC").replaceAll("\0", "").slice(0, longest.text).trim();

async function wordsIn(
  path: string,
  fileName: string,
): Promise<{ kind: FileKind; text: string | null } | { code: string }> {
  switch (firstLook(await headOf(path))) {
    case "pdf":
      return { kind: "pdf", text: null };
    case "picture":
      return { code: "ITEM_FILE_PICTURE" };
    case "old-office":
      return { code: "ITEM_FILE_OLD" };
    case "text": {
      const plain = await checkText(path, { maxLineBytes: largestFile });
      if (!plain.ok) return { code: "ITEM_FILE_KIND" };
      const text = (await readFile(path, "utf8")).replace(/^\uFEFF/, "");
      return /^\s*<(!doctype|html|svg|\?xml)/i.test(text)
        ? { code: "ITEM_FILE_KIND" }
        : { kind: textKind(fileName), text };
    }
    case "zip":
      return wordsInOffice(path);
    default:
      return { code: "ITEM_FILE_KIND" };
  }
}

const codeOf = {
  other: "ITEM_FILE_KIND",
  broken: "ITEM_FILE_BROKEN",
  macros: "ITEM_FILE_MACROS",
  "too-large": "ITEM_FILE_TOO_LARGE",
} as const;

async function wordsInOffice(path: string): Promise<{ kind: FileKind; text: string } | { code: string }> {
  const office = await readOfficeText(path);
  if (office.kind === "docx" || office.kind === "pptx") return office;
  if (office.kind !== "xlsx") return { code: codeOf[office.kind] };
  const lines: string[] = [];
  const sheets = await readWorkbook(path, { limits: sheetLimits }, (_, { cells }) => {
    lines.push(cells.filter(Boolean).join("\t"));
  });
  return sheets.ok ? { kind: "xlsx", text: lines.join("\n") } : { code: "ITEM_FILE_BROKEN" };
}

async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
