import type { EvidenceStore } from "../evidence/index.server.ts";
import type { ProposalDocument } from "./document.ts";

/** Ids of the editions that the clauses of a document name, by name; those that are not there are left out. */
export async function editionsOf(
  evidence: EvidenceStore,
  document: Pick<ProposalDocument, "clauses">,
): Promise<Map<string, string>> {
  const names = new Set(
    document.clauses.flatMap(({ links }) =>
      links.flatMap((link) => (link.kind === "edition-entry" ? [link.edition] : [])),
    ),
  );
  const found = new Map<string, string>();
  for (const name of names) {
    const edition = await evidence.edition(name);
    if (edition) found.set(name, edition.editionId);
  }
  return found;
}
