import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { conceptsIn, type Version } from "../index.ts";
import { importClassification, readStats } from "../index.server.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  EmptyState,
  Figure,
  Grid,
  LinkButton,
  PageHeading,
  Tag,
} from "../../ui/index.ts";
import { LevelCounts, VersionOrigin } from "./version-facts.tsx";
import type { Route } from "./+types/schemes.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readStats, {});
  if (!outcome.ok) return deny(visit, outcome);
  const mayImport = decide(importClassification.policy, visit.visitor?.principal ?? anonymous) === null;
  return { ...outcome, mayImport };
}

export default function Schemes({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { versions, schemes, mayImport, shared, added, missing } = loaderData;
  const importLink = mayImport && (
    <LinkButton href="/vocabulary/import">{say("vocabulary.import.title")}</LinkButton>
  );
  const byScheme = Map.groupBy(versions, (version) => version.scheme);
  const current = Object.entries(schemes).map(
    ([scheme, version]) => version && `${scheme}/${version.version}`,
  );
  return (
    <>
      <title>{`${say("vocabulary.schemes.title")} · Jembatan`}</title>
      <PageHeading
        title={say("vocabulary.schemes.title")}
        lead={say("vocabulary.schemes.lead")}
        actions={versions.length > 0 && importLink}
      />
      {versions.length === 0 && (
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
      )}
      {[...byScheme].map(([scheme, list]) => (
        <section key={scheme} aria-labelledby={scheme} className="page-heading">
          <h2 id={scheme}>{say(`vocabulary.scheme.${scheme}`)}</h2>
          <Grid columns="two">
            {list.map((version) => (
              <VersionCard
                key={version.versionId}
                version={version}
                current={current.includes(`${scheme}/${version.version}`)}
              />
            ))}
          </Grid>
        </section>
      ))}
      {shared !== null && <Overlap shared={shared} added={added} missing={missing} />}
    </>
  );
}

function VersionCard({ version, current }: { version: Version; current: boolean }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  return (
    <Card
      level={3}
      title={
        <a href={`/vocabulary/${version.scheme}/${version.version}`}>
          <BilingualText text={version.title} />
        </a>
      }
      action={
        <span className="tags">
          {version.synthetic && <Tag kind="suppressed">{say("vocabulary.version.synthetic")}</Tag>}{" "}
          {current && <Tag kind="ok">{say("vocabulary.version.current")}</Tag>}
        </span>
      }
      foot={<VersionOrigin version={version} />}
    >
      <p className="quiet">{say("vocabulary.version.concepts", { count: conceptsIn(version) })}</p>
      <LevelCounts levels={version.levels} />
    </Card>
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
