import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Card,
  DataTable,
  DescriptionList,
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
import { askedIn, askedOf, gapHref, type GapAsked } from "../gap-asked.ts";
import type { Gap } from "../gap-assessment.ts";
import { gapNote, gapText, termsYearText, yearsText, peopleOfGaps } from "../gap-words.ts";
import { addPanel, readGap } from "../index.server.ts";
import { threadPath } from "../thread-refs.ts";
import type { Route } from "./+types/gap.ts";
import { codeListName } from "../code-list-name.ts";
import { AccountCard, TermsCard } from "./gap-account.tsx";
import { PanelCard } from "./gap-panel.tsx";
import { GapChoice, GapMap, GapRange, GapStateTag, useAreaName } from "./gap-parts.tsx";

export const handle = {
  step: "sense",
  sentences: ["evidence.explain", "evidence.gap", "evidence.gapImport"],
};

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const asked = askedOf(request);
  if (!asked.ok) return deny(visit, asked);
  const { ok: _, ...question } = asked;
  const outcome = await visit.perform(readGap, { edition: params.edition, code: params.code, ...question });
  // Its page says that it is withdrawn, and why.
  if (!outcome.ok && outcome.code === "EDITION_WITHDRAWN") throw redirect(editionPath(params.edition));
  if (!outcome.ok) return deny(visit, outcome);
  const mayPanel = visit.visitor
    ? outcome.mine && decide(addPanel.policy, visit.visitor.principal ?? anonymous) === null
    : null;
  return {
    ...outcome,
    codeList: codeListName(outcome.edition.codeList),
    ...{ mayPanel, today: visit.today, synthetic: outcome.edition.synthetic },
    added: new URL(request.url).searchParams.has("panel"),
  };
}

const fields = ["low", "high", "year", "members", "metOn", "note"] as const;

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const typed = Object.fromEntries(
    fields.map((name) => [name, String(form.get(name) ?? "").trim()]),
  ) as Record<(typeof fields)[number], string>;
  const asked = askedOf(request);
  if (!asked.ok) return deny(visit, asked);
  const { area } = asked;
  const input = {
    ...{ edition: params.edition, code: params.code, area, members: typed.members, metOn: typed.metOn },
    ...{ low: wholeNumber(typed.low), high: wholeNumber(typed.high), year: wholeNumber(typed.year) },
    note: typed.note,
  };
  if (!addPanel.input.safeParse(input).success) return formProblem(visit, refuse("PANEL_INCOMPLETE"), typed);
  const outcome = await visit.perform(addPanel, input);
  if (!outcome.ok) return formProblem(visit, outcome, typed);
  const back = gapHref(`/col/gap/${params.edition}/${params.code}`, asked);
  throw redirect(`${back}${back.includes("?") ? "&" : "?"}panel#panel`, 303);
}

/** The field that a refusal is about. */
function fieldOf(code: string): (typeof fields)[number] {
  if (code === "PANEL_NAMELESS") return "members";
  if (code === "PANEL_LATER") return "metOn";
  return code === "PANEL_RANGE" ? "high" : "low";
}

/** "1.250" and "1,250" alike: a number of people has no decimals. */
function wholeNumber(text: string): number {
  const digits = text.replaceAll(/(?<=\d)[.,  ](?=\d{3}(\D|$))/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** What is known of the people short in one occupation: each term, the sum, and what answers the cause. */
export default function GapPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { edition, occupation, area, horizon, gap, account, terms, places, list } = loaderData;
  const path = `/col/gap/${edition.name}/${occupation.code}`;
  const asked = askedIn(loaderData);
  const aged = termsYearText(intl, loaderData);
  const nameOf = useAreaName(places);
  const name = inLanguage(occupation.title, language).text;
  const shown = gapText(intl, gap);
  const title = shown
    ? say("evidence.gap.ofOne", { occupation: name, people: shown })
    : say("evidence.gap.ofOneNone", { occupation: name });
  const note = gapNote(intl, gap, occupation.code, loaderData.missing);
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary
        errors={
          actionData
            ? [{ field: fieldOf(actionData.problem.code), message: actionData.problem.sentence }]
            : []
        }
      />
      <PageHeading
        breadcrumb={[
          { label: inLanguage(edition.title, language).text, href: editionPath(edition.name) },
          {
            label: say("evidence.gap.title"),
            href: gapHref(`/col/gap/${edition.name}`, asked),
          },
        ]}
        title={title}
        meta={`${loaderData.codeList} ${occupation.code} · ${nameOf(area)} · ${yearsText(loaderData)}`}
        lead={say(`evidence.gap.lead.${gap.state}`)}
        actions={
          <>
            <LinkButton href={gapHref(`${path}/print`, asked)} variant="plain">
              {say("evidence.list.print")}
            </LinkButton>
            <LinkButton href={`/vocabulary/${edition.codeList}/${occupation.code}`} variant="plain">
              {say("evidence.dossier.concept")}
            </LinkButton>
            {loaderData.role === "statistician" && (
              <LinkButton href={`/col/gap/${edition.name}/import`} variant="plain">
                {say("evidence.gapImport.title")}
              </LinkButton>
            )}
          </>
        }
      />
      {loaderData.added && <Notice kind="success" title={say("evidence.panel.added")} />}
      {aged && <Notice kind="warning" title={aged} />}
      <Grid columns="side">
        <div className="grid">
          <Card title={say("evidence.gap.result")}>
            <DescriptionList
              layout="columns"
              items={[
                {
                  term: say("evidence.gap.people"),
                  description: (
                    <Figure
                      value={shown}
                      size="large"
                      href={loaderData.record ? threadPath(loaderData.record) : undefined}
                    />
                  ),
                },
                ...("figure" in gap
                  ? [{ term: say("evidence.gap.interval"), description: <GapRange figure={gap.figure} /> }]
                  : []),
                {
                  term: say("evidence.gap.state"),
                  description: (
                    <>
                      <GapStateTag gap={gap} />
                      {note && <small>{note}</small>}
                    </>
                  ),
                },
              ]}
            />
          </Card>
          <Horizons path={path} asked={asked} horizons={loaderData.horizons} />
          {account && <AccountCard account={account} terms={terms} horizon={horizon} />}
          {terms.length > 0 ? (
            <TermsCard terms={terms} list={list} code={occupation.code} area={area} />
          ) : (
            <Card title={say("evidence.gap.terms")}>
              <EmptyState level={3} title={say("evidence.gap.noTerms")}>
                {say("evidence.gap.noTermsNote")}
              </EmptyState>
            </Card>
          )}
        </div>
        <div className="grid">
          <GapChoice path={path} read={loaderData} />
          <RemedyCard driver={loaderData.driver} inEdition={occupation.inEdition} />
          <GapMap
            path={path}
            asked={asked}
            title={say("evidence.gap.mapOne", { years: yearsText(loaderData) })}
            values={peopleOfGaps(loaderData.areas)}
            places={places}
            note={say("evidence.gap.mapOneNote")}
          />
          <PanelCard
            panels={loaderData.panels}
            may={loaderData.mayPanel}
            local={occupation.local}
            year={loaderData.year}
            today={loaderData.today}
            areaName={nameOf(area)}
            typed={actionData?.typed ?? {}}
            problem={
              actionData && {
                field: fieldOf(actionData.problem.code),
                sentence: actionData.problem.sentence,
              }
            }
          />
          <SkillsCard skills={loaderData.skills} />
        </div>
      </Grid>
    </>
  );
}

type Loaded = Awaited<ReturnType<typeof loader>>;

/** The same occupation over one, two and three years. */
function Horizons({
  path,
  asked,
  horizons,
}: {
  path: string;
  asked: GapAsked;
  horizons: Loaded["horizons"];
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const known = horizons.flatMap(({ horizon, gap }: { horizon: number; gap: Gap }) =>
    "figure" in gap ? [{ horizon, figure: gap.figure, text: gapText(intl, gap) }] : [],
  );
  if (known.length === 0) return null;
  return (
    <Card title={say("evidence.gap.horizons")}>
      <DataTable
        caption={say("evidence.gap.horizons")}
        captionHidden
        narrow="columns"
        rows={known}
        rowKey={({ horizon }) => horizon}
        columns={[
          {
            key: "horizon",
            heading: say("evidence.gap.horizon"),
            cell: ({ horizon }) => (
              <a href={gapHref(path, { ...asked, horizon })}>
                {say("evidence.gap.years", { count: horizon })}
              </a>
            ),
          },
          { key: "people", heading: say("evidence.gap.people"), numeric: true, cell: ({ text }) => text },
          {
            key: "interval",
            heading: say("evidence.gap.interval"),
            numeric: true,
            cell: ({ figure }) => <GapRange figure={figure} />,
          },
        ]}
      />
    </Card>
  );
}

/** What answers the main driver: what employers or pay must mend never becomes a course. */
function RemedyCard({ driver, inEdition }: { driver: Loaded["driver"]; inEdition: boolean }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card title={say("evidence.gap.answer")}>
      {driver ? (
        <>
          <p>
            <strong>{say(`evidence.driver.${driver.driver}`)}</strong>
            {" → "}
            <strong>{say(`evidence.remedy.${driver.remedy}`)}</strong>
          </p>
          <p>
            {say(`evidence.explain.driver.${driver.driver}`)}{" "}
            {say(`evidence.explain.remedy.${driver.remedy}`)}
          </p>
        </>
      ) : (
        <p className="quiet">{say(inEdition ? "evidence.gap.noDriver" : "evidence.gap.notInEdition")}</p>
      )}
    </Card>
  );
}

function SkillsCard({ skills }: { skills: Loaded["skills"] }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <Card
      title={say("evidence.gap.skills")}
      foot={skills && say("evidence.gap.skillsFrom", { codeList: skills.codeList })}
    >
      {skills ? (
        <DataTable
          caption={say("evidence.gap.skills")}
          captionHidden
          narrow="columns"
          rows={skills.skills}
          rowKey={({ code }) => code}
          columns={[
            {
              key: "skill",
              heading: say("evidence.gap.skill"),
              cell: ({ code, title }) => (
                <a href={`/vocabulary/${skills.codeList}/${code}`}>
                  <BilingualText text={title} />
                </a>
              ),
            },
            {
              key: "level",
              heading: say("evidence.gap.level"),
              numeric: true,
              cell: ({ level }) => level ?? "–",
            },
          ]}
        />
      ) : (
        <p className="quiet">{say("evidence.gap.noSkills")}</p>
      )}
    </Card>
  );
}
