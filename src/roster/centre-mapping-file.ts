import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "yaml";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { checkText } from "../platform/text-file.ts";
import { declaredCentresSchema, type DeclaredCentres } from "./centre-mapping.ts";

/**
 * Reads how the columns of a list of centres are to be read, as an office declares it in YAML.
 * Refused with FILE_REFUSED: findings of `checkText`, MAPPING_INVALID.
 */
export async function readCentreMappingFile(path: string): Promise<Outcome<{ declared: DeclaredCentres }>> {
  const fileName = basename(path);
  const file = await checkText(path, { fileName });
  if (!file.ok) return file;
  const findings = new Findings(fileName);
  let input: unknown;
  try {
    // Nothing but text: a heading "No" is a heading.
    input = parse(await readFile(path, "utf8"), { schema: "failsafe", maxAliasCount: 0, logLevel: "error" });
  } catch (error) {
    const found = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "";
    findings.add({ code: "MAPPING_INVALID", column: ".", expected: "YAML", found });
    return findings.refusal();
  }
  const read = declaredCentresSchema.safeParse(input);
  if (read.success) return { ok: true, declared: read.data };
  for (const issue of read.error.issues)
    findings.add({
      ...{ code: "MAPPING_INVALID", column: issue.path.join(".") || "." },
      ...{ expected: issue.message, found: "–" },
    });
  return findings.refusal();
}
