import { readFile } from "node:fs/promises";
import { parseDocument } from "yaml";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { checkText } from "../platform/text-file.ts";
import { ruleFileSchema, type Rule } from "./rule.ts";

/**
 * Reads rules of routes from a YAML file (`rules:`, each with `route`, `key`, `from`, `by`, `office`, `daysBefore`, `paper`,
 * `title`, `source`). A rule stands there once for each of its stretches of days, and these do not overlap.
 * Refusal: FILE_REFUSED with the findings of `checkText`, or RULE_FIELD (a place in the file each), RULE_TWICE, RULE_OVERLAPS.
 */
export async function readRuleFile(
  path: string,
  fileName: string,
): Promise<Outcome<{ rules: Rule[]; synthetic: boolean; fileHash: string }>> {
  const text = await checkText(path, { fileName });
  if (!text.ok) return text;
  const findings = new Findings(fileName);
  const document = parseDocument(await readFile(path, "utf8"));
  const [broken] = document.errors;
  if (broken) {
    const line = broken.linePos?.[0].line;
    const found = broken.message.split("\n")[0] ?? "";
    findings.add({ code: "RULE_FIELD", ...(line && { row: line }), found });
    return findings.refusal();
  }
  const read = ruleFileSchema.safeParse(document.toJS({ maxAliasCount: 10 }));
  if (!read.success) {
    for (const issue of read.error.issues)
      findings.add({ code: "RULE_FIELD", column: issue.path.join("."), found: issue.message });
    return findings.refusal();
  }
  const { rules, synthetic } = read.data;
  for (const [index, rule] of rules.entries())
    for (const before of rules.slice(0, index)) {
      if (before.route !== rule.route || before.key !== rule.key) continue;
      const column = `rules.${index}`;
      const found = `${rule.route}/${rule.key} ${rule.from}`;
      if (before.from === rule.from) findings.add({ code: "RULE_TWICE", column, found });
      else if (overlap(before, rule)) findings.add({ code: "RULE_OVERLAPS", column, found });
    }
  return findings.none ? { ok: true, rules, synthetic, fileHash: text.sha256 } : findings.refusal();
}

/** Whether both hold on some day. */
export const overlap = (one: Pick<Rule, "from" | "until">, other: Pick<Rule, "from" | "until">): boolean =>
  (one.until === null || other.from <= one.until) && (other.until === null || one.from <= other.until);
