import type { Link, Ref, ThreadRecord } from "../thread/index.ts";
import { conceptRecord } from "../vocabulary/index.ts";
import { splitCodeList } from "./dataset.ts";
import { editionPath, type Edition } from "./edition.ts";
import { inBoth } from "./record-words.ts";
import { intlFor } from "../platform/intl.ts";
import { entryRef } from "./thread-refs.ts";

/** One occupation in an edition, on the thread. */
const editionEntryRef = (edition: string, code: string): Ref => ({
  kind: "evidence.edition-entry",
  id: `${edition}/${code}`,
});

/**
 * An edition on the thread: it rests on its entries; an entry on the same occupation in the list that the round was
 * opened upon; and it is about its concept in the classification.
 */
export function editionRecords({
  editionId,
  name,
  title,
  contentHash,
  content,
  codeList,
  listId,
  synthetic,
}: Edition): { records: ThreadRecord[]; links: Link[] } {
  const edition = { kind: "evidence.edition", id: editionId };
  const { scheme, version } = splitCodeList(codeList);
  const path = editionPath(name);
  const records: ThreadRecord[] = [
    {
      ...edition,
      title,
      note: inBoth((language) =>
        intlFor(language).formatMessage(
          { id: "evidence.record.edition" },
          { count: content.entries.length, hash: contentHash.slice(0, 12) },
        ),
      ),
      path,
      synthetic,
    },
  ];
  const links: Link[] = [];
  for (const { code, title: occupation, figures } of content.entries) {
    const entry = editionEntryRef(editionId, code);
    records.push({ ...entry, title: occupation, note: title, path: `${path}#${code}`, synthetic });
    links.push({ from: edition, relation: "rests-on", to: entry });
    if (figures && listId && content.from)
      links.push({
        from: entry,
        relation: "rests-on",
        to: entryRef(listId, code, content.from.area),
      });
    const concept = conceptRecord(scheme, version, code, occupation, synthetic);
    records.push(concept);
    links.push({ from: entry, relation: "about", to: { kind: concept.kind, id: concept.id } });
  }
  return { records, links };
}
