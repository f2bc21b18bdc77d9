import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import { conceptPath, isOpaque } from "../concept.ts";
import { schemes, unitGroupDigits } from "../classification.ts";
import { addExtension, readConcept, readEquivalences } from "../index.server.ts";
import { printedCode } from "../local-code.ts";
import {
  BilingualText,
  Card,
  Figure,
  Grid,
  LinkButton,
  PageHeading,
  Tag,
  useLanguage,
} from "../../ui/index.ts";
import { ConceptExtra } from "./concept-extra.tsx";
import { ConceptLabels } from "./concept-labels.tsx";
import { ConceptMatches, Elsewhere } from "./concept-matches.tsx";
import { ConceptRelations } from "./concept-relations.tsx";
import { Downloads } from "./downloads.tsx";
import { EquivalenceList } from "./equivalence-list.tsx";
import { useLevelName } from "./level-name.ts";
import { VersionOrigin } from "./version-facts.tsx";
import { denyWithWayBack } from "./way-back.ts";
import type { Route } from "./+types/concept.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readConcept, { ...params, language: visit.language });
  if (!outcome.ok) return denyWithWayBack(visit, outcome, params.scheme, params.version);
  const { version, concept } = outcome;
  const about = { scheme: version.scheme, code: concept.code };
  const compared =
    concept.kind === "level" ? await visit.perform(readEquivalences, { about, limit: 200 }) : null;
  const group = (schemes as readonly string[]).includes(version.scheme) && concept.level === unitGroupDigits;
  const principal = visit.visitor?.principal ?? anonymous;
  return {
    ...outcome,
    synthetic: version.synthetic,
    claims: compared?.ok ? compared.equivalences : null,
    mayExtend: group && !concept.local && decide(addExtension.policy, principal) === null,
  };
}

export default function Concept({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const levelName = useLevelName();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { version, concept, labels, extra, ancestors, related, matches, elsewhere } = loaderData;
  const { definition, organisations, inUse } = loaderData;
  const { scheme } = version;
  const root = `/vocabulary/${scheme}/${version.version}`;
  const name = inLanguage(version.title, language).text;
  const title = inLanguage(concept.title, language);
  const code = isOpaque(concept.code) ? null : printedCode(concept.code, language);
  const comparable =
    concept.kind === "occupation" && related.some(({ list }) => list === "essential" || list === "optional");
  return (
    <>
      <title>{`${[code, title.text].filter(Boolean).join(" ")} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: name, href: root },
          ...ancestors.map((line) => ({
            label: [
              ...(isOpaque(line.code) ? [] : [printedCode(line.code, language)]),
              inLanguage(line.title, language).text,
            ].join(" "),
            href: conceptPath(scheme, version.version, line.code),
          })),
        ]}
        title={title.text ? <BilingualText text={concept.title} /> : concept.code}
        meta={
          <>
            {[code, levelName(scheme, concept), name].filter(Boolean).join(" · ")}{" "}
            {version.synthetic && <Tag kind="suppressed">{say("vocabulary.version.synthetic")}</Tag>}
          </>
        }
        lead={definition && <BilingualText text={definition} />}
        actions={
          (comparable || loaderData.mayExtend) && (
            <>
              {comparable && (
                <LinkButton
                  variant="plain"
                  href={`/vocabulary/compare?a=${encodeURIComponent(`${scheme}/${version.version}/${concept.code}`)}`}
                >
                  {say("vocabulary.compare.with")}
                </LinkButton>
              )}
              {loaderData.mayExtend && (
                <LinkButton variant="plain" href={`${root}/${concept.code}/extend`}>
                  {say("vocabulary.extend.title")}
                </LinkButton>
              )}
            </>
          )
        }
      />
      <Grid columns="side">
        <div>
          <Card title={say("vocabulary.concept.labels")}>
            <ConceptLabels labels={labels} matches={matches} organisations={organisations} />
          </Card>
          {loaderData.claims && (
            <Card
              title={say("vocabulary.equivalences.title")}
              foot={<a href="/vocabulary/equivalences">{say("vocabulary.equivalences.all")}</a>}
            >
              <EquivalenceList claims={loaderData.claims} />
            </Card>
          )}
          <ConceptRelations version={version} concept={concept} related={related} matches={matches} />
          <ConceptExtra kind={concept.kind} title={concept.title} extra={extra} />
        </div>
        <div>
          <Card title={say("vocabulary.match.title")}>
            <ConceptMatches
              scheme={scheme}
              code={concept.code}
              matches={matches}
              unseen={loaderData.unseenMatches}
              sources={loaderData.matchSources}
            />
          </Card>
          <Card title={say("vocabulary.usage.title")}>
            {inUse > 0 ? (
              <Figure
                value={inUse}
                unit={say("vocabulary.usage.records", { count: inUse })}
                href={`/thread/vocabulary.concept/${scheme}/${version.version}/${encodeURIComponent(concept.code)}`}
              />
            ) : (
              <p>{say("vocabulary.usage.none")}</p>
            )}
          </Card>
          {!concept.local && (
            <Card title={say("vocabulary.elsewhere.title")}>
              <Elsewhere scheme={scheme} code={concept.code} lines={elsewhere} />
            </Card>
          )}
          <Source
            version={version}
            uri={loaderData.uri}
            local={
              loaderData.localOrganisation && loaderData.localSince
                ? {
                    since: loaderData.localSince,
                    by: organisations[loaderData.localOrganisation] ?? {},
                  }
                : null
            }
          />
          <Downloads
            path={`/api${root}/concepts/${encodeURIComponent(concept.code)}/export`}
            formats={["csv", "skos"]}
          />
        </div>
      </Grid>
    </>
  );
}

type SourceProps = {
  version: Route.ComponentProps["loaderData"]["version"];
  uri: string | null;
  local: { since: string; by: { id?: string; en?: string } } | null;
};

/** Where a code comes from: an office of ours, or the publisher's file, whom the page names as the publisher asks. */
function Source({ version, uri, local }: SourceProps) {
  const intl = useIntl();
  const language = useLanguage();
  return (
    <Card title={intl.formatMessage({ id: "vocabulary.version.source" })}>
      {local && (
        <p>
          {intl.formatMessage(
            { id: "vocabulary.concept.localBy" },
            {
              by: inLanguage(local.by, language).text,
              date: intl.formatDate(`${local.since}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" }),
            },
          )}
        </p>
      )}
      <p>
        <VersionOrigin version={version} />
      </p>
      {uri && (
        <p className="quiet">
          {intl.formatMessage({ id: "vocabulary.concept.uri" })} <code className="hash">{uri}</code>
        </p>
      )}
    </Card>
  );
}
