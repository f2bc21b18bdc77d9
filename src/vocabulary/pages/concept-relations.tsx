import { useIntl } from "react-intl";
import { Card } from "../../ui/index.ts";
import { conceptPath, type ConceptLine, type Match, type VersionFacts } from "../concept.ts";
import type { RelatedLines } from "../relation.ts";
import { ConceptGraph } from "./concept-graph.tsx";
import { RelatedTable } from "./related-table.tsx";

/** What stands around a concept: a picture, and each list in words with the way to the rest of it. */
export function ConceptRelations({
  version,
  concept,
  related,
  matches,
}: {
  version: Pick<VersionFacts, "scheme" | "version">;
  concept: ConceptLine;
  related: readonly RelatedLines[];
  matches: readonly Match[];
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const path = conceptPath(version.scheme, version.version, concept.code);
  return (
    <>
      {related.length > 0 && (
        <Card title={say("vocabulary.relation.title")}>
          <ConceptGraph version={version} concept={concept} related={related} matches={matches} />
        </Card>
      )}
      {related.map(({ list, total, lines }) => (
        <Card
          key={list}
          id={list}
          title={say(`vocabulary.relation.${list}`)}
          foot={
            total > lines.length && (
              <a href={`${path}/${list}`}>{say("vocabulary.relation.all", { count: total })}</a>
            )
          }
        >
          <RelatedTable
            version={version}
            list={list}
            lines={lines}
            note={say(total > lines.length ? "vocabulary.relation.first" : "vocabulary.relation.note", {
              count: total,
              shown: lines.length,
            })}
          />
        </Card>
      ))}
    </>
  );
}
