import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  Figure,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  useLanguage,
} from "../../ui/index.ts";
import { editionPath } from "../edition.ts";
import { askedIn, askedOf, gapHref } from "../gap-asked.ts";
import {
  gapNote,
  gapText,
  largestFirst,
  peopleText,
  rangeText,
  termsYearText,
  yearsText,
  peopleOfTotals,
} from "../gap-words.ts";
import { readGaps, releaseGaps } from "../index.server.ts";
import { OccupationCell } from "./occupation-cell.tsx";
import type { Route } from "./+types/gaps.ts";
import { GapChoice, GapMap, GapStateTag, useAreaName } from "./gap-parts.tsx";

export const handle = { step: "sense", sentences: ["evidence.gap", "evidence.gapImport"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const asked = askedOf(request);
  if (!asked.ok) return deny(visit, asked);
  const { ok: _, ...question } = asked;
  const outcome = await visit.perform(readGaps, { edition: params.edition ?? null, ...question });
  // Its page says that it is withdrawn, and why.
  if (!outcome.ok && outcome.code === "EDITION_WITHDRAWN" && params.edition)
    throw redirect(editionPath(params.edition));
  if (!outcome.ok) return deny(visit, outcome);
  const { lines, ...rest } = outcome;
  return {
    ...rest,
    lines: largestFirst(lines),
    released: new URL(request.url).searchParams.get("released"),
    synthetic: outcome.edition.synthetic,
  };
}

export async function action({ context, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(releaseGaps, { edition: params.edition ?? "" });
  if (!outcome.ok) return formProblem(visit, outcome);
  const { terms, panels, own } = outcome;
  throw redirect(`/col/gap/${params.edition}?released=${terms}-${panels}-${own}`, 303);
}

/** How many people are short in each occupation of an edition, each number with how it is known. */
export default function Gaps({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { edition, lines, totals, area, places, role, waiting } = loaderData;
  const path = `/col/gap/${edition.name}`;
  const asked = askedIn(loaderData);
  const aged = termsYearText(intl, loaderData);
  const nameOf = useAreaName(places);
  const total = totals[area];
  const title = total
    ? say("evidence.gap.headline", { people: peopleText(intl, total.figure.median), area: nameOf(area) })
    : say("evidence.gap.headlineNone", { area: nameOf(area) });
  return (
    <>
      <title>{`${say("evidence.gap.title")} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.problem.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("evidence.editions.title"), href: "/col/editions" },
          { label: inLanguage(edition.title, language).text, href: editionPath(edition.name) },
        ]}
        title={title}
        meta={`${say("evidence.gap.title")} · ${nameOf(area)} · ${yearsText(loaderData)}`}
        lead={
          total
            ? say("evidence.gap.total", {
                people: peopleText(intl, total.figure.median),
                range: rangeText(intl, total.figure),
                counted: total.counted,
                all: lines.length,
              })
            : say("evidence.gap.totalNone")
        }
        actions={
          <>
            <LinkButton href={gapHref(`${path}/print`, asked)} variant="plain">
              {say("evidence.list.print")}
            </LinkButton>
            <LinkButton href={gapHref(`${path}/file`, asked)} variant="plain">
              {say("evidence.edition.format.csv")}
            </LinkButton>
            {role === "statistician" && (
              <LinkButton href={`${path}/import`} variant="plain">
                {say("evidence.gapImport.title")}
              </LinkButton>
            )}
          </>
        }
      />
      {aged && <Notice kind="warning" title={aged} />}
      <Waiting count={waiting} role={role} released={loaderData.released} />
      <Grid columns="side">
        <Card title={say("evidence.gap.byOccupation")}>
          <DataTable
            caption={say("evidence.gap.byOccupation")}
            captionHidden
            note={say("evidence.gap.sorted", { count: lines.length })}
            rows={lines}
            rowKey={(line) => line.code}
            empty={<EmptyState level={3} title={say("evidence.gap.totalNone")} />}
            columns={[
              {
                key: "occupation",
                heading: say("evidence.column.occupation"),
                cell: (line) => (
                  <OccupationCell
                    title={line.title}
                    code={line.code}
                    href={gapHref(`${path}/${line.code}`, asked)}
                  />
                ),
              },
              {
                key: "people",
                heading: say("evidence.gap.people"),
                numeric: true,
                cell: ({ gap, code }) => (
                  <>
                    <Figure
                      value={gapText(intl, gap)}
                      href={"figure" in gap ? gapHref(`${path}/${code}`, asked) : undefined}
                    />
                    {"figure" in gap && (
                      <small style={{ whiteSpace: "nowrap" }}>
                        {say("evidence.gap.within", { range: rangeText(intl, gap.figure) })}
                      </small>
                    )}
                  </>
                ),
              },
              {
                key: "state",
                heading: say("evidence.gap.state"),
                wide: true,
                cell: ({ gap, code }) => (
                  <>
                    <GapStateTag gap={gap} />
                    <small>{gapNote(intl, gap, code)}</small>
                  </>
                ),
              },
            ]}
          />
        </Card>
        <div className="grid">
          <GapChoice path={path} read={loaderData} />
          <GapMap
            path={path}
            asked={asked}
            title={say("evidence.gap.mapTitle", { years: yearsText(loaderData) })}
            values={peopleOfTotals(totals)}
            places={places}
            note={say("evidence.gap.mapNote")}
          />
          <Card title={say("evidence.gap.how")}>
            <p>{say("evidence.gap.formula")}</p>
            <p className="quiet">{say("evidence.gap.states")}</p>
          </Card>
        </div>
      </Grid>
    </>
  );
}

/** What only the office sees yet, and the button of a head. */
function Waiting({ count, role, released }: { count: number; role: string | null; released: string | null }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const [terms = 0, panels = 0, own = 0] = (released ?? "").split("-").map(Number);
  return (
    <>
      {released && /^\d+-\d+-\d+$/.test(released) && (
        <Notice kind="success" title={say("evidence.gap.released", { terms, panels, own })} />
      )}
      {count > 0 && (
        <Notice kind="warning" title={say("evidence.gap.waiting", { count })}>
          <p>{say(role === "head" ? "evidence.gap.waitingHead" : "evidence.gap.waitingOther")}</p>
          {role === "head" && (
            <form method="post">
              <Button>{say("evidence.gap.release")}</Button>
            </form>
          )}
        </Notice>
      )}
    </>
  );
}
