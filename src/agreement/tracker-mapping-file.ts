import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "yaml";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { checkText } from "../platform/text-file.ts";
import { declaredMappingSchema, type DeclaredMapping } from "./tracker-mapping.ts";

const largest = 256 * 1024;

/**
 * Reads how the columns of a tracker are to be read, as an office declares it in YAML.
 * Refused with FILE_REFUSED: findings of `checkText`, MAPPING_INVALID.
 */
export async function readMappingFile(path: string): Promise<Outcome<{ declared: DeclaredMapping }>> {
  const fileName = basename(path);
  const file = await checkText(path, { fileName });
  if (!file.ok) return file;
  const findings = new Findings(fileName);
  const wrong = (column: string, expected: string, found: string) => {
    findings.add({ code: "MAPPING_INVALID", column, expected, found });
    return findings.refusal();
  };
  if (file.bytes > largest) return wrong(".", `≤ ${largest} bytes`, `${file.bytes} bytes`);
  let input: unknown;
  try {
    // Nothing but text: a heading "No" is a heading.
    input = parse(await readFile(path, "utf8"), { schema: "failsafe", maxAliasCount: 0, logLevel: "error" });
  } catch (error) {
    return wrong(".", "YAML", error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "");
  }
  const read = declaredMappingSchema.safeParse(input);
  if (read.success) return { ok: true, declared: read.data };
  for (const issue of read.error.issues)
    findings.add({
      code: "MAPPING_INVALID",
      column: issue.path.join(".") || ".",
      expected: issue.message,
      found: JSON.stringify(valueAt(input, issue.path)) ?? "–",
    });
  return findings.refusal();
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
