import type { Link, Ref, ThreadRecord } from "../thread/index.ts";
import { rendered } from "./figure.ts";
import { proposalPath, type Proposal } from "./proposal.ts";
import { proposalRef } from "./proposal-records.ts";
import type { Version } from "./version.ts";

const versionRef = (versionId: string): Ref => ({ kind: "agreement.version", id: versionId });
const clauseRef = (versionId: string, clause: string): Ref => ({
  kind: "agreement.clause",
  id: `${versionId}/${clause}`,
});

/**
 * A version on the thread of the office that leads it: it is about its proposal; its clauses are made by it, and a scope
 * line rests on the entries of editions that it is about.
 * @param editions ids of the editions by their names; of one that is not there, nothing is said
 */
export function versionRecords(
  proposal: Pick<Proposal, "proposalId" | "name">,
  { versionId, number, kind, content, contentHash, synthetic }: Version,
  editions: ReadonlyMap<string, string>,
): { records: ThreadRecord[]; links: Link[] } {
  const path = `${proposalPath(proposal.name)}/versions/${number}`;
  const version = versionRef(versionId);
  const what =
    kind === "release" ? { id: "Naskah rilis", en: "Release" } : { id: "Versi konsep", en: "Draft version" };
  const short = contentHash.slice(0, 12);
  const records: ThreadRecord[] = [
    {
      ...version,
      title: content.title,
      note: { id: `${what.id} ${number} · ${short}`, en: `${what.en} ${number} · ${short}` },
      path,
      synthetic,
    },
  ];
  const links: Link[] = [{ from: version, relation: "about", to: proposalRef(proposal) }];
  for (const clause of content.clauses) {
    const ref = clauseRef(versionId, clause.id);
    const heading = clause.paragraphs.find(({ role }) => role === "heading") ?? clause.paragraphs[0];
    const said = (language: "id" | "en") =>
      `${clause.number}. ${rendered(heading?.text[language] ?? "", clause.figures, language).slice(0, 200)}`;
    records.push({
      ...ref,
      title: { id: said("id"), en: said("en") },
      note: content.title,
      path: `${path}#clause-${clause.id}`,
      synthetic,
    });
    links.push({ from: ref, relation: "made-by", to: version });
    for (const link of clause.links) {
      const edition = link.kind === "edition-entry" ? editions.get(link.edition) : undefined;
      if (link.kind === "edition-entry" && edition)
        links.push({
          from: ref,
          relation: "rests-on",
          to: { kind: "evidence.edition-entry", id: `${edition}/${link.code}` },
        });
    }
  }
  return { records, links };
}
