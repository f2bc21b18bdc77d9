import { useIntl } from "react-intl";
import { data } from "react-router";
import { visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import {
  Button,
  Card,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Figure,
  FilterLinks,
  Grid,
  PageHeading,
  Pagination,
  Select,
  Tag,
  useLanguage,
  pageNumber,
} from "../../ui/index.ts";
import { conceptsOnPage, type VersionFacts } from "../concept.ts";
import { diffVersions } from "../index.server.ts";
import { inventedAmong } from "../invented.ts";
import { diffParts, type DiffPart } from "../version-diff.ts";
import { versionOptions } from "../version-options.ts";
import { denyWithWayBack } from "./way-back.ts";
import { DiffTable } from "./diff-table.tsx";
import type { Route } from "./+types/diff.ts";

export async function loader({ context, params: { scheme }, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const page = pageNumber(query);
  const [from, to] = [query.get("from"), query.get("to")];
  const outcome = await visit.perform(diffVersions, {
    scheme,
    ...(from && { from }),
    ...(to && { to }),
    offset: (page - 1) * conceptsOnPage,
  });
  if (!outcome.ok && outcome.code === "VERSION_WITH_ITSELF" && to) {
    const others = await visit.perform(diffVersions, { scheme, to, limit: 1 });
    const { status, sentence } = visit.explain(outcome);
    const { versions = [] } = others.ok ? others : {};
    if (versions.length > 1) {
      const wrong = { versions, version: to, sentence };
      const synthetic = versions.find(({ version }) => version === to)?.synthetic;
      return data({ scheme, found: null, alone: null, wrong, synthetic }, status);
    }
  }
  if (!outcome.ok && (outcome.code === "VERSION_ALONE" || outcome.code === "VERSION_WITH_ITSELF")) {
    const alone = visit.explain(refuse("VERSION_ALONE", { scheme: scheme.toUpperCase() })).sentence;
    return { scheme, found: null, alone, wrong: null, synthetic: false };
  }
  if (!outcome.ok) return denyWithWayBack(visit, outcome, scheme);
  const asked = diffParts.find((part) => part === query.get("part"));
  const part = asked ?? diffParts.find((one) => outcome[one].count > 0) ?? "removed";
  const { from: before, to: after, versions } = outcome;
  const counts = Object.fromEntries(
    diffParts.map((one) => [one, { count: outcome[one].count, inUse: outcome[one].inUse }]),
  ) as Record<DiffPart, { count: number; inUse: number }>;
  const found = { from: before, to: after, versions, part, page, counts, rows: outcome[part].rows };
  return { scheme, found, alone: null, wrong: null, synthetic: inventedAmong([before, after]) };
}

export default function Diff({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { scheme, found, alone, wrong } = loaderData;
  const heading = (title: string, more: { lead?: string; meta?: React.ReactNode } = {}) => (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("vocabulary.schemes.title"), href: "/vocabulary" }]}
        title={title}
        {...more}
      />
    </>
  );
  if (wrong)
    return (
      <>
        <ErrorSummary errors={[{ field: "to", message: wrong.sentence }]} />
        {heading(say("vocabulary.diff.choose"), { lead: say("vocabulary.diff.lead") })}
        <Card>
          <Sides versions={wrong.versions} from={wrong.version} to={wrong.version} problem={wrong.sentence} />
        </Card>
      </>
    );
  if (!found)
    return (
      <>
        {heading(say("vocabulary.diff.alone", { scheme: scheme.toUpperCase() }))}
        <Card>
          <EmptyState title={say("vocabulary.diff.aloneTitle")}>{alone}</EmptyState>
        </Card>
      </>
    );
  const { from, to, versions, part, page, counts, rows } = found;
  const [before, after] = [inLanguage(from.title, language).text, inLanguage(to.title, language).text];
  const address = (chosen: DiffPart, number = 1) =>
    `?${new URLSearchParams({
      from: from.version,
      to: to.version,
      part: chosen,
      ...(number > 1 && { page: String(number) }),
    })}`;
  const touched = diffParts.reduce((sum, one) => sum + counts[one].inUse, 0);
  const all = diffParts.reduce((sum, one) => sum + counts[one].count, 0);
  return (
    <>
      {heading(say("vocabulary.diff.title", { from: before, to: after }), {
        lead: say("vocabulary.diff.lead"),
        meta: (from.synthetic || to.synthetic) && (
          <Tag kind="suppressed">{say("vocabulary.version.synthetic")}</Tag>
        ),
      })}
      <Grid columns="two">
        <Card title={say("vocabulary.diff.counts")} foot={say("vocabulary.diff.localNote")}>
          <p>{say(touched ? "vocabulary.diff.touched" : "vocabulary.diff.untouched", { count: touched })}</p>
          <DescriptionList
            layout="columns"
            items={diffParts.map((one) => ({
              term: say(`vocabulary.diff.part.${one}`),
              description: <Figure value={counts[one].count} size="large" />,
            }))}
          />
        </Card>
        <Card title={say("vocabulary.diff.choose")}>
          <Sides versions={versions} from={from.version} to={to.version} />
        </Card>
      </Grid>
      <Card title={say("vocabulary.diff.codes")}>
        {all === 0 ? (
          <EmptyState level={3} title={say("vocabulary.diff.sameTitle")}>
            {say("vocabulary.diff.same", { from: before, to: after })}
          </EmptyState>
        ) : (
          <>
            <FilterLinks
              label={say("vocabulary.diff.codes")}
              links={diffParts.map((one) => ({
                href: address(one),
                label: say(`vocabulary.diff.part.${one}`),
                count: counts[one].count,
                current: one === part,
              }))}
            />
            <p className="quiet">{say(`vocabulary.diff.means.${part}`, { from: before, to: after })}</p>
            <DiffTable
              part={part}
              from={from}
              to={to}
              rows={rows}
              count={counts[part].count}
              inUse={counts[part].inUse}
            />
            {counts[part].count > conceptsOnPage && (
              <Pagination
                page={page}
                pageSize={conceptsOnPage}
                total={counts[part].count}
                href={(number) => address(part, number)}
              />
            )}
          </>
        )}
      </Card>
    </>
  );
}

/** Which two versions are compared: a plain form, so it works without a script. */
function Sides({
  versions,
  from,
  to,
  problem,
}: {
  versions: readonly VersionFacts[];
  from: string;
  to: string;
  /** What is wrong with the choice, said at the second field. */
  problem?: string;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const options = versionOptions(
    versions.map(({ version, title }) => ({ value: version, version, title })),
    language,
  );
  return (
    <form method="get">
      <Select
        name="from"
        label={intl.formatMessage({ id: "vocabulary.diff.from" })}
        options={options}
        defaultValue={from}
      />
      <Select
        name="to"
        label={intl.formatMessage({ id: "vocabulary.diff.to" })}
        options={options}
        defaultValue={to}
        error={problem}
      />
      <Button variant="plain">{intl.formatMessage({ id: "vocabulary.diff.compare" })}</Button>
    </form>
  );
}
