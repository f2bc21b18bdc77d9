import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { NewVersion } from "./concept.ts";
import type { SchemeContent } from "./scheme-content.ts";

type Content = {
  [Part in "concepts" | "relations" | "references" | "dangling"]: readonly SchemeContent[Part][number][];
};

/** Rows that travel as one JSON document: some megabytes of concepts with their labels and definitions. */
const rowsInBatch = 2_000;

/** Writes a version and all that is in it. What one file holds twice is written once. */
export async function addContent(tx: Tx, version: NewVersion, content: Content): Promise<void> {
  await sql`insert into vocabulary.version (version_id, scheme, version, title, source, file_name,
      file_hash, organisation_id, imported_by, imported_at, synthetic)
    values (${version.versionId}, ${version.scheme}, ${version.version},
      ${JSON.stringify(version.title)}::jsonb, ${version.source}, ${version.fileName},
      ${version.fileHash}, ${version.organisationId}, ${version.importedBy}, ${version.importedAt},
      ${version.synthetic})`.execute(tx);
  const id = version.versionId;
  for (const json of batches(content.concepts)) {
    await sql`insert into vocabulary.concept (version_id, code, kind, level, parent, uri, definition, extra)
      select ${id}::uuid, c.code, coalesce(c.kind, 'occupation'), c.level, c.parent, c.uri, c.definition, c.extra
      from jsonb_to_recordset(${json}::jsonb) as c(code text, kind text, level smallint, parent text,
        uri text, definition jsonb, extra jsonb)`.execute(tx);
    await sql`insert into vocabulary.label (version_id, code, language, kind, text)
      select ${id}::uuid, c.code, label.language, label.kind, label.text
      from jsonb_to_recordset(${json}::jsonb)
          as c(code text, labels jsonb, alternatives jsonb, hidden jsonb),
        lateral (
          select key as language, 'preferred' as kind, value as text from jsonb_each_text(c.labels)
          union all
          select key, 'alternative', jsonb_array_elements_text(value) from jsonb_each(c.alternatives)
          union all
          select key, 'hidden', jsonb_array_elements_text(value) from jsonb_each(c.hidden)
        ) label
      on conflict do nothing`.execute(tx);
  }
  for (const json of batches(content.relations)) {
    await sql`insert into vocabulary.relation (version_id, from_code, kind, to_code, level, extra)
      select ${id}::uuid, r."from", r.kind, r."to", r.level, r.extra
      from jsonb_to_recordset(${json}::jsonb)
        as r("from" text, kind text, "to" text, level smallint, extra jsonb)
      on conflict do nothing`.execute(tx);
  }
  for (const json of batches(content.references)) {
    await sql`insert into vocabulary.reference (version_id, code, relation, scheme, to_code)
      select ${id}::uuid, r.code, r.relation, r.scheme, r."to"
      from jsonb_to_recordset(${json}::jsonb) as r(code text, relation text, scheme text, "to" text)
      on conflict do nothing`.execute(tx);
  }
  for (const json of batches(content.dangling)) {
    await sql`insert into vocabulary.dangling (version_id, file, row, from_code, kind, to_code)
      select ${id}::uuid, d.file, d.row, d."from", d.kind, d."to"
      from jsonb_to_recordset(${json}::jsonb)
        as d(file text, row integer, "from" text, kind text, "to" text)`.execute(tx);
  }
  await sql`update vocabulary.revision set number = number + 1`.execute(tx);
}

function* batches(rows: readonly object[]): Generator<string> {
  for (let from = 0; from < rows.length; from += rowsInBatch)
    yield JSON.stringify(rows.slice(from, from + rowsInBatch));
}
