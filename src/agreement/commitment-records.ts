import type { Link, Ref, ThreadRecord } from "../thread/index.ts";
import type { Clause } from "./document.ts";
import type { Commitment } from "./seal.ts";
import type { Version } from "./version.ts";

const commitmentRef = (commitmentId: string): Ref => ({
  kind: "agreement.commitment",
  id: commitmentId,
});
const clauseRef = (versionId: string, clauseId: string): Ref => ({
  kind: "agreement.clause",
  id: `${versionId}/${clauseId}`,
});

/** The page on which a clause of a released version is read. */
export const clausePath = (versionId: string, clauseId: string): string =>
  `/agreement/versions/${versionId}#clause-${clauseId}`;

/**
 * What a signature puts on the thread: commitments rest on their clauses, these on the signed text and on the entries of
 * the Critical Occupation List that they are about.
 * @param editions ids of the editions by their names
 */
export function commitmentRecords(
  version: Pick<Version, "versionId" | "content" | "number" | "synthetic">,
  commitments: readonly Commitment[],
  editions: ReadonlyMap<string, string>,
): { records: ThreadRecord[]; links: Link[] } {
  const { versionId, content, synthetic } = version;
  const text: Ref = { kind: "agreement.version", id: versionId };
  const clauses = content.clauses.filter(
    ({ id, links }) => links.length > 0 || commitments.some(({ clauseId }) => clauseId === id),
  );
  const clauseRecord = (clause: Clause): ThreadRecord => ({
    ...clauseRef(versionId, clause.id),
    title: headingOf(clause),
    note: { id: `Klausul ${clause.number}`, en: `Clause ${clause.number}` },
    path: clausePath(versionId, clause.id),
    synthetic,
  });
  const records = [
    ...clauses.map(clauseRecord),
    ...commitments.map(({ commitmentId, title }): ThreadRecord => ({
      ...commitmentRef(commitmentId),
      title,
      note: null,
      path: `/agreement/commitments#${commitmentId}`,
      synthetic,
    })),
  ];
  const links = [
    ...clauses.flatMap(({ id, links: about }): Link[] => [
      { from: clauseRef(versionId, id), relation: "made-by", to: text },
      ...about.flatMap((one): Link[] =>
        one.kind === "edition-entry" && editions.has(one.edition)
          ? [
              {
                from: clauseRef(versionId, id),
                relation: "rests-on",
                to: { kind: "evidence.edition-entry", id: `${editions.get(one.edition)}/${one.code}` },
              },
            ]
          : [],
      ),
    ]),
    ...commitments.map(({ commitmentId, clauseId }): Link => ({
      from: commitmentRef(commitmentId),
      relation: "rests-on",
      to: clauseRef(versionId, clauseId),
    })),
  ];
  return { records, links };
}

const headingOf = ({ number, paragraphs }: Clause) => {
  const text = paragraphs[0]?.text;
  return text && (text.id || text.en) ? text : { id: `Klausul ${number}`, en: `Clause ${number}` };
};
