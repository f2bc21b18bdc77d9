import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { schemes as schemeNames, shapes, type Scheme, type Version } from "../index.ts";
import { importClassification, readStats } from "../index.server.ts";
import {
  BilingualText,
  Card,
  DataTable,
  DescriptionList,
  EmptyState,
  Figure,
  LinkButton,
  PageHeading,
  Tag,
} from "../../ui/index.ts";
import { VersionOrigin } from "./version-facts.tsx";
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
      {schemeNames.map((scheme) => (
        <SchemeCard
          key={scheme}
          scheme={scheme}
          versions={versions.filter((version) => version.scheme === scheme)}
          current={schemes[scheme]?.version}
        />
      ))}
      {shared !== null && <Overlap shared={shared} added={added} missing={missing} />}
    </>
  );
}

type SchemeCardProps = { scheme: Scheme; versions: readonly Version[]; current: string | undefined };

/** The versions of a scheme side by side. */
function SchemeCard({ scheme, versions, current }: SchemeCardProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  if (versions.length === 0) return null;
  const title = say(`vocabulary.scheme.${scheme}`);
  return (
    <Card title={title}>
      <DataTable
        caption={title}
        captionHidden
        note={say("vocabulary.schemes.note", { count: versions.length })}
        columns={[
          {
            key: "version",
            heading: say("vocabulary.version.version"),
            cell: (version) => <VersionName version={version} current={version.version === current} />,
          },
          ...shapes[scheme].levels.map((level) => ({
            key: String(level),
            heading: say(`vocabulary.level.${level}`),
            numeric: true,
            cell: (version: Version) => <Figure value={version.levels[level] ?? null} />,
          })),
          {
            key: "origin",
            heading: say("vocabulary.version.source"),
            wide: true,
            cell: (version) => (
              <span className="quiet">
                <VersionOrigin version={version} />
              </span>
            ),
          },
        ]}
        rows={versions}
        rowKey={(version) => version.versionId}
      />
    </Card>
  );
}

function VersionName({ version, current }: { version: Version; current: boolean }) {
  const intl = useIntl();
  return (
    <>
      <a href={`/vocabulary/${version.scheme}/${version.version}`}>
        <BilingualText text={version.title} />
      </a>{" "}
      {version.synthetic && (
        <Tag kind="suppressed">{intl.formatMessage({ id: "vocabulary.version.synthetic" })}</Tag>
      )}{" "}
      {current && <Tag kind="ok">{intl.formatMessage({ id: "vocabulary.version.current" })}</Tag>}
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
