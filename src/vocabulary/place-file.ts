import { nameColumnsAsInFile } from "./headings.ts";
import { isDay, readZone, zones, type PlaceLine } from "./place.ts";
import type { Outcome } from "../platform/index.ts";
import { readCsv, type CsvRow } from "../platform/csv.ts";
import { Findings } from "../platform/findings.ts";

const mostRows = 100_000;

const columns = {
  required: ["code", "name_id", "zone"],
  aliases: {
    code: ["kode"],
    name_id: ["nama", "name"],
    name_en: [],
    zone: ["zona"],
    parent: ["induk"],
    valid_from: ["berlaku_sejak"],
    valid_until: ["berlaku_sampai"],
    note: ["catatan", "source"],
  },
};

/**
 * Reads places from a CSV file: `code`, `name_id`, `name_en`, `zone` (WIB, WITA, WIT, SGT or an IANA name),
 * and where they are known `parent` (the place it split from), `valid_from`, `valid_until` (`YYYY-MM-DD`) and
 * `note`.
 * Refusal: FILE_REFUSED, with the findings of `readCsv` or PLACE_CODE_INVALID, CODE_DUPLICATE, TITLE_EMPTY,
 * ZONE_UNKNOWN, DAY_INVALID, PARENT_ABSENT.
 */
export async function readPlaceFile(
  path: string,
  options: { fileName: string; onProgress?: (share: number) => void },
): Promise<Outcome<{ places: PlaceLine[]; fileHash: string }>> {
  const findings = new Findings(options.fileName);
  const read = new Map<string, { row: number; place: PlaceLine }>();

  function take({ row, cells }: CsvRow) {
    const cell = (name: string) => (cells[name] ?? "").normalize("NFC").trim();
    const code = cell("code");
    const zone = readZone(cell("zone"));
    const [name_id, name_en] = [cell("name_id"), cell("name_en")];
    const day = (column: string) => {
      const found = cell(column);
      if (found === "") return null;
      if (isDay(found)) return found;
      findings.add({ code: "DAY_INVALID", row, column, expected: "YYYY-MM-DD", found });
      return null;
    };
    const [validFrom, validUntil] = [day("valid_from"), day("valid_until")];
    if (!/^[A-Za-z0-9.-]{1,20}$/.test(code)) {
      findings.add({ code: "PLACE_CODE_INVALID", row, column: "code", found: code });
    }
    if (!name_id) findings.add({ code: "TITLE_EMPTY", row, column: "name_id" });
    if (!zone) {
      const expected = Object.keys(zones).join(", ");
      findings.add({ code: "ZONE_UNKNOWN", row, column: "zone", expected, found: cell("zone") });
    }
    const before = read.get(code);
    if (before) {
      findings.add({
        code: "CODE_DUPLICATE",
        row,
        column: "code",
        expected: String(before.row),
        found: code,
      });
    }
    if (before || !zone) return;
    const name = { id: name_id, ...(name_en && { en: name_en }) };
    const place = {
      code,
      name,
      zone,
      parent: cell("parent") || null,
      validFrom,
      validUntil,
      note: cell("note") || null,
    };
    read.set(code, { row, place });
  }

  const csv = await readCsv(path, { ...options, columns, maxRows: mostRows }, take);
  if (!csv.ok) return csv;
  if (findings.none) {
    for (const { row, place } of read.values()) {
      if (place.parent === null || read.has(place.parent)) continue;
      findings.add({
        code: "PARENT_ABSENT",
        row,
        column: "parent",
        expected: place.parent,
        found: place.code,
      });
    }
  }
  if (!findings.none) {
    nameColumnsAsInFile(findings, csv.header, columns.aliases);
    return findings.refusal();
  }
  return { ok: true, places: [...read.values()].map(({ place }) => place), fileHash: csv.file.sha256 };
}
