import type { Link, Ref, ThreadRecord } from "../thread/index.ts";
import type { ProposalDocument } from "./document.ts";
import type { Hop } from "./hop.ts";
import type { Reply } from "./reply.ts";

type ReadVersion = { versionId: string; content: Pick<ProposalDocument, "title">; synthetic: boolean };

const letterRef = (hop: Pick<Hop, "hopId">): Ref => ({ kind: "agreement.letter", id: hop.hopId });
const versionRef = (versionId: string): Ref => ({ kind: "agreement.version", id: versionId });

/** A letter on the thread of one of its two ends; it is about the text, or answers it. */
export function letterRecord(hop: Hop, versionId: string): { record: ThreadRecord; link: Link } {
  return {
    record: {
      ...letterRef(hop),
      title: { id: `Surat ${hop.letterNumber}`, en: `Letter ${hop.letterNumber}` },
      note: { id: `${hop.letterDate} · ${hop.toAgency}`, en: `${hop.letterDate} · ${hop.toAgency}` },
      path: `/agreement/letters/${hop.hopId}`,
      synthetic: hop.synthetic,
    },
    link: { from: letterRef(hop), relation: hop.replyId ? "answers" : "about", to: versionRef(versionId) },
  };
}

/** What the office that got a letter writes on its own thread: the letter, and the text as it was released. */
export function arrivalRecords(
  hop: Hop,
  version: ReadVersion,
  reply: Pick<Reply, "letterNumber"> | null,
): { records: ThreadRecord[]; links: Link[] } {
  const { record, link } = letterRecord(hop, version.versionId);
  const text: ThreadRecord = {
    ...versionRef(version.versionId),
    title: version.content.title,
    note: { id: "Naskah rilis", en: "Released text" },
    path: `/agreement/versions/${version.versionId}`,
    synthetic: version.synthetic,
  };
  // Who drafts has a record of the text already, with a path of its own.
  return { records: reply ? [record] : [record, text], links: [link] };
}
