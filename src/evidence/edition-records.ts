import type { Link, Ref, ThreadRecord } from "../thread/index.ts";
import { conceptRecord } from "../vocabulary/index.ts";
import { splitCodeList } from "./dataset.ts";
import { editionPath, type Edition } from "./edition.ts";
import { dayOn } from "./format.ts";
import { inBoth } from "./record-words.ts";
import { intlFor } from "../platform/intl.ts";
import { entryRef } from "./thread-refs.ts";

/** One occupation in an edition, on the thread. */
const editionEntryRef = (edition: string, code: string): Ref => ({
  kind: "evidence.edition-entry",
  id: `${edition}/${code}`,
});

type Recorded = Pick<
  Edition,
  | ("editionId" | "name" | "title" | "contentHash" | "content" | "codeList" | "listId" | "documentHash")
  | ("organisationId" | "synthetic")
>;

/**
 * An edition itself on the thread.
 * @param withdrawnOn `YYYY-MM-DD`; null: it stands
 */
export function editionRecord(
  { editionId, name, title, contentHash, content, synthetic }: Omit<Recorded, "codeList" | "listId">,
  withdrawnOn: string | null = null,
): ThreadRecord {
  return {
    ...{ kind: "evidence.edition", id: editionId, title, path: editionPath(name), synthetic },
    note: inBoth((language) => {
      const intl = intlFor(language);
      const what = intl.formatMessage(
        { id: "evidence.record.edition" },
        { count: content.entries.length, hash: contentHash.slice(0, 12) },
      );
      if (withdrawnOn === null) return what;
      return `${intl.formatMessage({ id: "evidence.edition.withdrawnOn" }, { date: dayOn(intl, withdrawnOn) })} · ${what}`;
    }),
  };
}

/**
 * An edition on the thread: it rests on its entries; an entry on the same occupation in the list that the round was
 * opened upon; and it is about its concept in the classification. One of elsewhere rests on the publication too.
 */
export function editionRecords(recorded: Recorded): { records: ThreadRecord[]; links: Link[] } {
  const { editionId, name, title, content, codeList, listId, documentHash, synthetic } = recorded;
  const edition = { kind: "evidence.edition", id: editionId };
  const { scheme, version } = splitCodeList(codeList);
  const path = editionPath(name);
  const records: ThreadRecord[] = [editionRecord(recorded)];
  const links: Link[] = [];
  if (documentHash) {
    const file = { kind: "evidence.file", id: `${recorded.organisationId}/${documentHash}` };
    records.push({
      ...file,
      title: inBoth((language) => intlFor(language).formatMessage({ id: "evidence.edition.document" })),
      note: inBoth((language) =>
        intlFor(language).formatMessage({ id: "evidence.record.file" }, { hash: documentHash.slice(0, 12) }),
      ),
      path: `${path}/document`,
      synthetic,
    });
    links.push({ from: edition, relation: "rests-on", to: file });
  }
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
