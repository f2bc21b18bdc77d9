import { agreementErrors } from "./agreement/index.ts";
import { evidenceErrors } from "./evidence/index.ts";
import { identityErrors } from "./identity/index.ts";
import { knowledgeErrors } from "./knowledge/index.ts";
import type { Language, Refusal, ReportRow } from "./platform/index.ts";
import { groupFindings } from "./platform/finding-groups.ts";
import { intlFor } from "./platform/intl.ts";
import { placementErrors } from "./placement/index.ts";
import { rosterErrors } from "./roster/index.ts";
import { threadErrors } from "./thread/index.ts";
import { fileErrors, platformErrors } from "./platform/errors.ts";
import { vocabularyErrors } from "./vocabulary/index.ts";

/** Every coded outcome of the workbench, with its HTTP status and the sentence that says it. */
const errorTable: Readonly<Record<string, { status: number; message: string }>> = {
  ...platformErrors,
  ...fileErrors,
  ...identityErrors,
  ...vocabularyErrors,
  ...threadErrors,
  ...rosterErrors,
  ...evidenceErrors,
  ...agreementErrors,
  ...knowledgeErrors,
  ...placementErrors,
};

/** A refusal as an HTTP status and a sentence in the reader's language. An unlisted code is a bug and throws. */
export function explain(refusal: Refusal, language: Language): { status: number; sentence: string } {
  const entry = errorTable[refusal.code];
  if (!entry) throw new Error(`The outcome ${refusal.code} has no row in any errors.ts`);
  return {
    status: entry.status,
    sentence: intlFor(language).formatMessage({ id: entry.message }, withDays(refusal, language)),
  };
}

/** A day in a refusal is said as the reader's language says it; what a finding quotes from a file stays as it stands there. */
function withDays({ params = {} }: Refusal, language: Language): NonNullable<Refusal["params"]> {
  if ("found" in params) return params;
  const said = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)
      ? intlFor(language).formatDate(value, { dateStyle: "long", timeZone: "UTC" })
      : value,
  ]);
  return Object.fromEntries(said) as NonNullable<Refusal["params"]>;
}

/** A finding in a file or form as a sentence: what is wrong, where, and what was expected. */
export function explainRow(row: ReportRow, language: Language): string {
  const { code, file, row: line = "", column = "", expected = "", found = "" } = row;
  const params = { file, row: line, column, expected, found };
  return explain({ ok: false, code, params }, language).sentence;
}

/**
 * The findings of a refusal as sentences; of many near-identical ones three, and how many more there are.
 * @returns each with the column that it is about, and with file and row where its own sentence does not say them
 */
export function explainFindings(refusal: Refusal, language: Language): { field: string; message: string }[] {
  return groupFindings(refusal.rows ?? [], refusal.params ?? {}).flatMap(({ row, more }) => {
    const field = row.column ?? "";
    const rest = intlFor(language).formatMessage({ id: "file.more" }, { count: more });
    return [{ field, message: placed(row, language) }, ...(more > 0 ? [{ field, message: rest }] : [])];
  });
}

function placed(row: ReportRow, language: Language): string {
  const sentence = explainRow(row, language);
  const own = intlFor(language).messages[errorTable[row.code]?.message ?? ""];
  if (!row.file || !row.row || String(own).includes("{row")) return sentence;
  return intlFor(language).formatMessage({ id: "file.at" }, { file: row.file, row: row.row, sentence });
}
