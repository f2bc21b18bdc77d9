import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "yaml";
import { refuse, type Outcome } from "../platform/index.ts";
import { checkText } from "../platform/text-file.ts";

const largest = 256 * 1024;

/** Reads a small text file that an office declares something in. Refused with FILE_REFUSED, as `checkText` or for its size. */
export async function readDeclared(
  path: string,
  fileName = basename(path),
): Promise<Outcome<{ text: string }>> {
  const file = await checkText(path, { fileName });
  if (!file.ok) return file;
  if (file.bytes > largest) return invalid(fileName, `≤ ${largest} bytes`, `${file.bytes} bytes`);
  return { ok: true, text: await readFile(path, "utf8") };
}

/**
 * What a YAML text says, with numbers where numbers are wanted: everywhere but in the source, which may be a year alone.
 * Refused with FILE_REFUSED: MAPPING_INVALID where it is no YAML.
 */
export function parseDeclared(text: string, fileName: string): Outcome<{ input: unknown }> {
  try {
    // Nothing but text, so that the code 0110 is not the number 110.
    return {
      ok: true,
      input: withNumbers(parse(text, { schema: "failsafe", maxAliasCount: 0, logLevel: "error" })),
    };
  } catch (error) {
    return invalid(fileName, "YAML", error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "");
  }
}

function invalid(file: string, expected: string, found: string) {
  return refuse("FILE_REFUSED", { file, total: 1, listed: 1 }, [
    { file, column: ".", code: "MAPPING_INVALID", expected, found },
  ]);
}

const sources = ["source", "sumber"];

function withNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, sources.includes(key) ? inner : withNumbers(inner)]),
    );
  return typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
