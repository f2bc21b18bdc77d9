import { basename } from "node:path";
import { z } from "zod";
import type { Outcome } from "../platform/index.ts";
import type { SeriesBreak } from "./bridge.ts";
import { parseDeclared, readDeclared } from "./declared-file.ts";
import { seriesBreaksSchema } from "./series-break.ts";
import { mappingRefusal } from "./survey-mapping.ts";

const breaksFile = z.strictObject({ breaks: seriesBreaksSchema }, "{ breaks }");

/**
 * Reads the breaks that an office declares, YAML: `breaks: [{ from, columns, bridge: { factor | overlap, source } }]`.
 * Refused with FILE_REFUSED: MAPPING_INVALID for each place that is not as it should be, and those of `checkText`.
 */
export async function readBreaks(path: string): Promise<Outcome<{ breaks: SeriesBreak[] }>> {
  const file = await readDeclared(path);
  return file.ok ? parseBreaks(file.text, basename(path)) : file;
}

/** The same of a text that somebody typed. */
export function parseBreaks(text: string, fileName: string): Outcome<{ breaks: SeriesBreak[] }> {
  const declared = parseDeclared(text, fileName);
  if (!declared.ok) return declared;
  const result = breaksFile.safeParse(declared.input);
  return result.success
    ? { ok: true, breaks: result.data.breaks }
    : mappingRefusal(result.error.issues, declared.input, fileName);
}
