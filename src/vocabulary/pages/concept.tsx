import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import type { ElsewhereLine, Label, Match } from "../index.ts";
import { readConcept } from "../index.server.ts";
import {
  BilingualText,
  Card,
  DataTable,
  DescriptionList,
  Grid,
  PageHeading,
  Tag,
  useLanguage,
} from "../../ui/index.ts";
import { VersionOrigin } from "./version-facts.tsx";
import type { Route } from "./+types/concept.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readConcept, params);
  return outcome.ok ? outcome : deny(visit, outcome);
}

export default function Concept({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { version, concept, labels, extra, ancestors, matches, elsewhere } = loaderData;
  const root = `/vocabulary/${version.scheme}/${version.version}`;
  const name = inLanguage(version.title, language).text;
  const title = inLanguage(concept.title, language);
  const columns = Object.entries(extra);
  return (
    <>
      <title>{`${concept.code} ${title.text} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: name, href: root },
          ...ancestors.map((line) => ({
            label: `${line.code} ${inLanguage(line.title, language).text}`,
            href: `${root}/${line.code}`,
          })),
        ]}
        title={<BilingualText text={concept.title} />}
        meta={`${concept.code} · ${say(`vocabulary.level.${concept.level}`)} · ${name}`}
        actions={version.synthetic && <Tag kind="suppressed">{say("vocabulary.version.synthetic")}</Tag>}
      />
      <Grid columns="side">
        <div>
          <Card title={say("vocabulary.concept.labels")}>
            <Labels labels={labels} matches={matches} />
          </Card>
          {columns.length > 0 && (
            <Card title={say("vocabulary.concept.extra")}>
              <DescriptionList items={columns.map(([term, description]) => ({ term, description }))} />
            </Card>
          )}
        </div>
        <div>
          <Card title={say("vocabulary.match.title")}>
            <Matches matches={matches} />
          </Card>
          <Card title={say("vocabulary.elsewhere.title")}>
            <Elsewhere scheme={version.scheme} code={concept.code} lines={elsewhere} />
          </Card>
          <Card title={say("vocabulary.version.source")}>
            <p>
              <VersionOrigin version={version} />
            </p>
          </Card>
        </div>
      </Grid>
    </>
  );
}

/** The titles by language, each with where it comes from; a language without one says so. */
function Labels({ labels, matches }: { labels: readonly Label[]; matches: readonly Match[] }) {
  const intl = useIntl();
  const language = useLanguage();
  const exact = matches.find((match) => match.relation === "exact");
  const from = exact ? inLanguage(exact.versionTitle, language).text : "";
  return (
    <DescriptionList
      items={(["id", "en"] as const).map((wanted) => {
        const label = labels.find((one) => one.language === wanted && one.kind === "preferred");
        return {
          term: intl.formatMessage({ id: `vocabulary.language.${wanted}` }),
          description: label ? (
            <>
              <span lang={wanted}>{label.text}</span>
              <br />
              <small>{intl.formatMessage({ id: `vocabulary.origin.${label.origin}` }, { from })}</small>
            </>
          ) : (
            <span className="quiet">{intl.formatMessage({ id: "vocabulary.concept.noLabel" })}</span>
          ),
        };
      })}
    />
  );
}

function Matches({ matches }: { matches: readonly Match[] }) {
  const intl = useIntl();
  if (matches.length === 0) return <p>{intl.formatMessage({ id: "vocabulary.match.none" })}</p>;
  return (
    <ul className="plain-list">
      {matches.map((match) => (
        <li key={`${match.scheme}/${match.version}`}>
          <p>
            <Tag kind={match.relation === "exact" ? "ok" : "neutral"}>
              {intl.formatMessage({ id: `vocabulary.match.${match.relation}` })}
            </Tag>{" "}
            <a href={`/vocabulary/${match.scheme}/${match.version}/${match.code}`}>
              {match.code} <BilingualText text={match.title} />
            </a>{" "}
            <small>
              <BilingualText text={match.versionTitle} />
            </small>
          </p>
          {match.relation === "close" && (
            <p className="quiet">{intl.formatMessage({ id: "vocabulary.match.closeNote" })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The same code in the other versions: a code can stay and mean something else. */
function Elsewhere({
  scheme,
  code,
  lines,
}: {
  scheme: string;
  code: string;
  lines: readonly (ElsewhereLine & { changed: boolean })[];
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <DataTable
      caption={say("vocabulary.elsewhere.title")}
      captionHidden
      note={say("vocabulary.elsewhere.note", { code, count: lines.length })}
      narrow="columns"
      columns={[
        {
          key: "version",
          heading: say("vocabulary.version.version"),
          cell: (line) => <BilingualText text={line.versionTitle} />,
        },
        {
          key: "title",
          heading: say("vocabulary.concept.title"),
          cell: (line) =>
            line.title ? (
              <>
                <a href={`/vocabulary/${scheme}/${line.version}/${code}`}>
                  <BilingualText text={line.title} />
                </a>
                <small>
                  {say(line.changed ? "vocabulary.elsewhere.changed" : "vocabulary.elsewhere.same")}
                </small>
              </>
            ) : (
              <span className="quiet">{say("vocabulary.elsewhere.absent")}</span>
            ),
        },
      ]}
      rows={lines}
      rowKey={(line) => line.version}
      empty={<p>{say("vocabulary.elsewhere.only")}</p>}
    />
  );
}
