import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import { national } from "../area.ts";
import type { LevelValue } from "../indicator.ts";
import { readDossier } from "../index.server.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  Figure,
  Grid,
  LinkButton,
  PageHeading,
  Sparkline,
  TileMap,
  useLanguage,
  type TileValue,
} from "../../ui/index.ts";
import type { Route } from "./+types/dossier.ts";
import { VerdictTag } from "./entry-table.tsx";
import { monthFormat, monthOf, people } from "./format.ts";
import { IndicatorTable } from "./indicator-table.tsx";
import { SourceList } from "./list-cards.tsx";

export const handle = { step: "sense" };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const area = new URL(request.url).searchParams.get("area") ?? national;
  const outcome = await visit.perform(readDossier, { list: params.list, code: params.code, area });
  if (!outcome.ok) return deny(visit, outcome);
  const role = visit.visitor?.principal.role;
  return {
    ...outcome,
    synthetic: outcome.list.synthetic,
    mayOpenRecords: outcome.own && (role === "statistician" || role === "head"),
  };
}

export default function Dossier({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const { list, entry, title, byArea, places, trend, window, mayOpenRecords } = loaderData;
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const name = inLanguage(title, language).text || entry.code;
  const nameOf = (code: string) => {
    const place = places.find((one) => one.code === code);
    return place ? inLanguage(place.name, language).text : code;
  };
  const areaName = entry.area === national ? say("evidence.area.national") : nameOf(entry.area);
  const month = (period: string) => intl.formatDate(monthOf(period), monthFormat);
  const available = entry.passes + entry.fails;
  const threadHref = `/thread/evidence.entry/${list.listId}/${entry.code}`;
  return (
    <>
      <title>{`${name} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("evidence.lists.title"), href: "/col/lists" },
          { label: <BilingualText text={list.title} />, href: `/col/${list.listId}` },
          ...(entry.area === national ? [] : [{ label: name, href: `/col/${list.listId}/${entry.code}` }]),
        ]}
        title={title.id || title.en ? <BilingualText text={title} /> : entry.code}
        meta={`${list.codeList} ${entry.code} · ${areaName}`}
        lead={say(`evidence.dossier.lead.${entry.verdict}`, { passes: entry.passes, available })}
        actions={
          <>
            <LinkButton href={threadHref} variant="plain">
              {say("evidence.dossier.thread")}
            </LinkButton>
            <LinkButton href={`/vocabulary/${list.codeList}/${entry.code}`} variant="plain">
              {say("evidence.dossier.concept")}
            </LinkButton>
          </>
        }
      />
      <Grid columns="side">
        <div className="grid">
          <Card title={say("evidence.dossier.summary")}>
            <DescriptionList
              layout="columns"
              items={[
                {
                  term: say("evidence.column.verdict"),
                  description: <VerdictTag verdict={entry.verdict} robustness={entry.robustness} />,
                },
                { term: say("evidence.dossier.rank"), description: intl.formatNumber(entry.rank) },
                {
                  term: say("evidence.column.employment"),
                  description: (
                    <Employment
                      level={entry.employment}
                      href={
                        mayOpenRecords
                          ? `/col/${list.listId}/${entry.code}/records?indicator=employment&area=${entry.area}`
                          : threadHref
                      }
                    />
                  ),
                },
                ...(entry.area === national && trend.length > 1
                  ? [
                      {
                        term: say("evidence.dossier.trend"),
                        description: (
                          <Sparkline
                            label={say("evidence.column.employment")}
                            format={people}
                            points={trend.map((point) => ({
                              label: month(point.period),
                              value: point.value,
                              state:
                                point.state === "measured"
                                  ? "shown"
                                  : point.state === "suppressed"
                                    ? "suppressed"
                                    : "missing",
                            }))}
                          />
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
          <IndicatorTable
            listId={list.listId}
            code={entry.code}
            area={entry.area}
            values={entry.indicators}
            rules={list.parameters.rules}
            window={window}
            mayOpenRecords={mayOpenRecords}
          />
        </div>
        <div className="grid">
          {byArea.length > 0 && (
            <EmploymentMap listId={list.listId} code={entry.code} byArea={byArea} places={places} />
          )}
          <Card title={say("evidence.sources.title")}>
            <SourceList datasets={loaderData.datasets} />
          </Card>
        </div>
      </Grid>
    </>
  );
}

function Employment({ level, href }: { level: LevelValue; href: string }) {
  const intl = useIntl();
  if (level.value === null)
    return <span className="quiet">{intl.formatMessage({ id: `ui.state.${level.state}` })}</span>;
  return (
    <>
      <Figure value={level.value} format={people} href={href} />
      {level.ci && (
        <small>
          {intl.formatNumber(level.ci[0], people)}–{intl.formatNumber(level.ci[1], people)}
        </small>
      )}
    </>
  );
}

type AreaEntry = { area: string; employment: LevelValue };

function EmploymentMap(props: {
  listId: string;
  code: string;
  byArea: readonly AreaEntry[];
  places: readonly { code: string; name: Bilingual }[];
}) {
  const intl = useIntl();
  const language = useLanguage();
  const values: Record<string, TileValue> = {};
  for (const { area, employment } of props.byArea) {
    values[area] = {
      value: employment.value,
      state:
        employment.state === "measured"
          ? "shown"
          : employment.state === "suppressed"
            ? "suppressed"
            : "missing",
      href: `/col/${props.listId}/${props.code}?area=${area}`,
    };
  }
  const names = Object.fromEntries(
    props.places.map((place) => [place.code, inLanguage(place.name, language).text]),
  );
  return (
    <Card
      title={intl.formatMessage({ id: "evidence.dossier.mapTitle" })}
      foot={intl.formatMessage({ id: "evidence.dossier.mapNote" })}
    >
      <TileMap
        title={intl.formatMessage({ id: "evidence.dossier.mapValue" })}
        values={values}
        names={names}
        format={(value) => intl.formatNumber(value, people)}
      />
    </Card>
  );
}
