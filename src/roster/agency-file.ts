import { readFile } from "node:fs/promises";
import { parseDocument } from "yaml";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { checkText } from "../platform/text-file.ts";
import { agencyFileSchema, type Agency } from "./agency.ts";

/**
 * Reads agencies with their mandates from a YAML file (`agencies:`, each with `key`, `party`, `kind`, `name`, `source`,
 * `mandates`, `succeeds`). A body that succeeds another must know it: in the file, or among `known`.
 * Refusal: FILE_REFUSED with the findings of `checkText`, or AGENCY_FIELD (a place in the file each), AGENCY_TWICE,
 * AGENCY_UNKNOWN (a body that is succeeded and is nowhere).
 */
export async function readAgencyFile(
  path: string,
  fileName: string,
  known: readonly string[],
): Promise<Outcome<{ agencies: Agency[]; synthetic: boolean; fileHash: string }>> {
  const text = await checkText(path, { fileName });
  if (!text.ok) return text;
  const findings = new Findings(fileName);
  const document = parseDocument(await readFile(path, "utf8"));
  const [broken] = document.errors;
  if (broken) {
    const line = broken.linePos?.[0].line;
    findings.add({
      code: "AGENCY_FIELD",
      ...(line && { row: line }),
      found: broken.message.split("\n")[0] ?? "",
    });
    return findings.refusal();
  }
  const read = agencyFileSchema.safeParse(document.toJS({ maxAliasCount: 10 }));
  if (!read.success) {
    for (const issue of read.error.issues)
      findings.add({ code: "AGENCY_FIELD", column: issue.path.join("."), found: issue.message });
    return findings.refusal();
  }
  const keys = read.data.agencies.map(({ key }) => key);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index)
      findings.add({ code: "AGENCY_TWICE", column: `agencies.${index}.key`, found: key });
  });
  for (const [index, { succeeds }] of read.data.agencies.entries())
    for (const one of succeeds)
      if (!keys.includes(one.key) && !known.includes(one.key))
        findings.add({ code: "AGENCY_UNKNOWN", column: `agencies.${index}.succeeds`, found: one.key });
  if (!findings.none) return findings.refusal();
  const { agencies, synthetic } = read.data;
  return { ok: true, agencies, synthetic, fileHash: text.sha256 };
}
