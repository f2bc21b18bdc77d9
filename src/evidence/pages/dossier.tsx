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
import { dossierPath, entryRef, threadPath, valueRef } from "../thread-refs.ts";
import { areaName } from "../area-name.ts";
import { codeListName } from "../code-list-name.ts";
import { monthFormat, monthOf, people, spanOf } from "../format.ts";
import { IndicatorTable } from "./indicator-table.tsx";
import { Level } from "./level.tsx";
import { SourceList } from "./list-cards.tsx";

export const handle = { step: "sense", sentences: ["evidence.absence"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const area = new URL(request.url).searchParams.get("area") ?? national;
  const outcome = await visit.perform(readDossier, { list: params.list, code: params.code, area });
  if (!outcome.ok) return deny(visit, outcome);
  const role = visit.visitor?.principal.role;
  return {
    ...outcome,
    codeList: codeListName(outcome.list.codeList),
    synthetic: outcome.list.synthetic,
    mayOpenRecords: outcome.own && (role === "statistician" || role === "head"),
  };
}

export default function Dossier({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const { list, entry, title, byArea, places, trend, mayOpenRecords } = loaderData;
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const name = inLanguage(title, language).text || entry.code;
  const month = (period: string) => intl.formatDate(monthOf(period), monthFormat);
  const available = entry.passes + entry.fails;
  const { area, code } = entry;
  return (
    <>
      <title>{`${name} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("evidence.lists.title"), href: "/col/lists" },
          { label: <BilingualText text={list.title} />, href: `/col/${list.listId}` },
          ...(area === national ? [] : [{ label: name, href: dossierPath(list.listId, code, national) }]),
        ]}
        title={title.id || title.en ? <BilingualText text={title} /> : entry.code}
        meta={[
          `${loaderData.codeList} ${code}`,
          areaName(intl, area, loaderData.coverage, places),
          spanOf(intl, list.periods),
          ...(list.releasedAt ? [] : [say("evidence.lists.draft")]),
        ].join(" · ")}
        lead={say(`evidence.dossier.lead.${entry.verdict}`, { passes: entry.passes, available })}
        actions={
          <>
            <LinkButton href={threadPath(entryRef(list.listId, code, area))} variant="plain">
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
          <Card id="employment" title={say("evidence.dossier.summary")}>
            <DescriptionList
              layout="columns"
              items={[
                {
                  term: say("evidence.column.verdict"),
                  description: <VerdictTag {...entry} thin={loaderData.thin} />,
                },
                {
                  term: say("evidence.dossier.rank"),
                  description: <Figure value={entry.rank} />,
                },
                {
                  term: say("evidence.column.employment"),
                  description: (
                    <>
                      <Level
                        level={entry.employment}
                        href={threadPath(valueRef(list.listId, code, area, "employment"))}
                      />
                      {mayOpenRecords && entry.employment.n > 0 && (
                        <small>
                          <a href={`/col/${list.listId}/${code}/records?indicator=employment&area=${area}`}>
                            {say("evidence.dossier.records", { n: entry.employment.n })}
                          </a>
                        </small>
                      )}
                    </>
                  ),
                },
                ...(area === national && trend.length > 1
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
            code={code}
            area={area}
            values={entry.indicators}
            parameters={list.parameters}
            pay={list.pay}
            periods={list.periods}
            mayOpenRecords={mayOpenRecords}
          />
        </div>
        <div className="grid">
          {byArea.length > 0 && (
            <EmploymentMap listId={list.listId} code={code} byArea={byArea} places={places} />
          )}
          <Card title={say("evidence.sources.title")}>
            <SourceList datasets={loaderData.datasets} />
          </Card>
        </div>
      </Grid>
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
      href: dossierPath(props.listId, props.code, area),
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
