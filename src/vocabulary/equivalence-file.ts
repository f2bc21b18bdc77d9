import type { Outcome } from "../platform/index.ts";
import { plainCell } from "../platform/csv-text.ts";
import { readCsv } from "../platform/csv.ts";
import { Findings } from "../platform/findings.ts";
import { claimSchema, mostClaims } from "./equivalence-claim.ts";
import type { Claim } from "./equivalence.ts";

const required = ["from_scheme", "from_code", "to_scheme", "to_code", "basis", "source", "status"];
const aliases = {
  from_scheme: ["skema_asal"],
  from_code: ["kode_asal", "from"],
  to_scheme: ["skema_tujuan"],
  to_code: ["kode_tujuan", "to"],
  basis: ["dasar"],
  source: ["sumber"],
};
const statuses: Record<string, Claim["status"]> = {
  asserted: "asserted",
  dinyatakan: "asserted",
  referenced: "referenced",
  dirujuk: "referenced",
};

/**
 * Reads claims of equivalence from a CSV file, a row each. Nobody claims a dispute: `status` is `asserted` (also when
 * empty) or `referenced`.
 * @returns `claims`, and in `rows` the row of the file that each stands in
 * Refusal: FILE_REFUSED, with the findings of `readCsv`, CLAIM_STATUS_UNKNOWN or CLAIM_INCOMPLETE (no or no usable
 *   scheme or code).
 */
export async function readEquivalenceFile(
  path: string,
  options: { fileName: string },
): Promise<Outcome<{ claims: Claim[]; rows: number[] }>> {
  const findings = new Findings(options.fileName);
  const claims: Claim[] = [];
  const rows: number[] = [];
  const columns = { required, aliases };
  const read = await readCsv(path, { ...options, columns, maxRows: mostClaims }, ({ row, cells }) => {
    const cell = (name: string) => plainCell((cells[name] ?? "").trim());
    const said = cell("status").toLowerCase();
    const status = said ? statuses[said] : "asserted";
    if (!status) {
      const expected = "asserted | referenced";
      findings.add({ code: "CLAIM_STATUS_UNKNOWN", row, column: "status", expected, found: said });
      return;
    }
    const claim = claimSchema.safeParse({
      from: { scheme: cell("from_scheme").toLowerCase(), code: cell("from_code") },
      to: { scheme: cell("to_scheme").toLowerCase(), code: cell("to_code") },
      basis: cell("basis"),
      source: cell("source"),
      status,
    });
    if (claim.success) {
      claims.push(claim.data);
      rows.push(row);
      return;
    }
    const column = claim.error.issues[0]?.path.join("_") ?? "";
    findings.add({ code: "CLAIM_INCOMPLETE", row, column, found: column ? cell(column) : "" });
  });
  if (!read.ok) return read;
  return findings.none ? { ok: true, claims, rows } : findings.refusal();
}
