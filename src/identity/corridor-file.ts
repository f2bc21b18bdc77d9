import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse, YAMLParseError } from "yaml";
import type { z } from "zod";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { checkText } from "../platform/text-file.ts";
import { corridorSchema } from "./set-up-corridor.ts";

/**
 * Reads a corridor as an office wrote it down (YAML; anchors are refused).
 * Refused with FILE_REFUSED; findings: those of `checkText`, CORRIDOR_NOT_YAML (with its row) and
 * CORRIDOR_FIELD: `column` is a path (`people.3.memberships.0.role`), `expected` an example of what belongs
 * there.
 */
export async function readCorridorFile(
  path: string,
): Promise<Outcome<{ corridor: z.output<typeof corridorSchema> }>> {
  const file = await checkText(path);
  if (!file.ok) return file;
  const findings = new Findings(basename(path));
  let input: unknown;
  try {
    input = parse(await readFile(path, "utf8"), { maxAliasCount: 0, logLevel: "error" });
  } catch (error) {
    // The parser throws for wrong YAML, and runs out of stack on a hostile one: both are the file's fault.
    const row = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 1) : 1;
    const found = error instanceof Error ? (error.message.split(" at line ", 1)[0] ?? "") : "";
    findings.add({ code: "CORRIDOR_NOT_YAML", row, found });
    return findings.refusal();
  }
  const checked = corridorSchema.safeParse(input);
  if (checked.success) return { ok: true, corridor: checked.data };
  for (const { path: place, message } of checked.error.issues) {
    const found = place.reduce<unknown>(
      (at, key) => (typeof at === "object" && at ? Reflect.get(at, key) : undefined),
      input,
    );
    findings.add({
      code: "CORRIDOR_FIELD",
      column: place.map(String).join(".") || ".",
      expected: message,
      found: found === undefined ? "—" : JSON.stringify(found),
    });
  }
  return findings.refusal();
}
