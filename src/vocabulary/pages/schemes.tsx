import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { bySchemes } from "../scheme-names.ts";
import { inventedAmong } from "../invented.ts";
import { importClassification, readStats } from "../index.server.ts";
import { Card, DescriptionList, EmptyState, Figure, LinkButton, PageHeading } from "../../ui/index.ts";
import { SchemeCard } from "./scheme-card.tsx";
import { SearchForm } from "./search-form.tsx";
import { VocabularyTasks } from "./vocabulary-tasks.tsx";
import type { Route } from "./+types/schemes.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readStats, {});
  if (!outcome.ok) return deny(visit, outcome);
  const mayImport = decide(importClassification.policy, visit.visitor?.principal ?? anonymous) === null;
  return { ...outcome, mayImport, synthetic: inventedAmong(outcome.versions) };
}

export default function Schemes({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { versions, meant, titles, mayImport, shared, added, missing } = loaderData;
  const importLink = mayImport && (
    <LinkButton href="/vocabulary/import">{say("vocabulary.import.title")}</LinkButton>
  );
  const schemes = [...Map.groupBy(versions, ({ scheme }) => scheme)].toSorted(([a], [b]) => bySchemes(a, b));
  return (
    <>
      <title>{`${say("vocabulary.schemes.title")} · Jembatan`}</title>
      <PageHeading
        title={say("vocabulary.schemes.title")}
        lead={say("vocabulary.schemes.lead")}
        actions={versions.length > 0 && importLink}
      />
      {versions.length === 0 ? (
        <Card>
          <EmptyState title={say("vocabulary.empty.title")} action={importLink}>
            <p>{say("vocabulary.empty.how")}</p>
            <p>
              <code>npx jembatan import kbji kbji2014.csv</code>
              <br />
              <code>npx jembatan import isco isco08.csv</code>
            </p>
            <p>{say("vocabulary.empty.columns")}</p>
          </EmptyState>
        </Card>
      ) : (
        <Card>
          <SearchForm
            action="/vocabulary/search"
            q=""
            label={say("vocabulary.searchAll.label")}
            hint={say("vocabulary.searchAll.hint")}
          />
        </Card>
      )}
      <VocabularyTasks />
      {schemes.map(([scheme, own]) => (
        <SchemeCard key={scheme} scheme={scheme} versions={own} current={meant[scheme]} titles={titles} />
      ))}
      {shared !== null && <Overlap shared={shared} added={added} missing={missing} />}
    </>
  );
}

/** How the unit groups of the two current versions overlap, in three figures. */
function Overlap(overlap: { shared: number | null; added: number | null; missing: number | null }) {
  const intl = useIntl();
  return (
    <Card title={intl.formatMessage({ id: "vocabulary.overlap.title" })}>
      <p>{intl.formatMessage({ id: "vocabulary.overlap.lead" })}</p>
      <DescriptionList
        layout="columns"
        items={(["shared", "added", "missing"] as const).map((name) => ({
          term: intl.formatMessage({ id: `vocabulary.overlap.${name}` }),
          description: <Figure value={overlap[name]} size="large" />,
        }))}
      />
    </Card>
  );
}
