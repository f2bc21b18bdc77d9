import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { refuse, type Outcome } from "../platform/index.ts";
import { checkText } from "../platform/text-file.ts";
import type { SeriesBreak } from "./bridge.ts";
import { seriesBreaksSchema } from "./series-break.ts";
import { mappingRefusal } from "./survey-mapping.ts";

const breaksFile = z.strictObject({ breaks: seriesBreaksSchema }, "{ breaks }");
const largest = 256 * 1024;

/**
 * Reads the breaks that an office declares, YAML: `breaks: [{ from, columns, bridge: { factor | overlap, source } }]`.
 * Refused with FILE_REFUSED: MAPPING_INVALID for each place that is not as it should be, and those of `checkText`.
 */
export async function readBreaks(path: string): Promise<Outcome<{ breaks: SeriesBreak[] }>> {
  const file = await checkText(path);
  if (!file.ok) return file;
  if (file.bytes > largest) return invalid(basename(path), `≤ ${largest} bytes`, `${file.bytes} bytes`);
  return parseBreaks(await readFile(path, "utf8"), basename(path));
}

/** The same of a text that somebody typed. */
export function parseBreaks(text: string, fileName: string): Outcome<{ breaks: SeriesBreak[] }> {
  let input: unknown;
  try {
    // Nothing but text, so that the code 0110 is not the number 110.
    input = withNumbers(parse(text, { schema: "failsafe", maxAliasCount: 0, logLevel: "error" }));
  } catch (error) {
    return invalid(fileName, "YAML", error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "");
  }
  const result = breaksFile.safeParse(input);
  return result.success
    ? { ok: true, breaks: result.data.breaks }
    : mappingRefusal(result.error.issues, input, fileName);
}

function invalid(file: string, expected: string, found: string) {
  return refuse("FILE_REFUSED", { file, total: 1, listed: 1 }, [
    { file, column: ".", code: "MAPPING_INVALID", expected, found },
  ]);
}

/** Numbers where a number is wanted: everywhere but in the source, which may be a year alone. */
function withNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, key === "source" ? inner : withNumbers(inner)]),
    );
  return typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
