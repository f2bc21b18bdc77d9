import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  DataTable,
  DescriptionList,
  EmptyState,
  LinkButton,
  Notice,
  PageHeading,
  RowItem,
  RowList,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import { inLanguage } from "../../platform/index.ts";
import { readCentre } from "../index.server.ts";
import { ToldFigures, usePeriod } from "./centre-parts.tsx";
import type { Route } from "./+types/centre.ts";

export const handle = { step: "deliver", sentences: ["roster.centre"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readCentre, { centre: params.centre.slice(0, 60) });
  if (!read.ok) return deny(visit, read, { href: "/centres", label: "roster.centre.title" });
  return { ...read, saved: new URL(request.url).searchParams.has("saved") };
}

/** One centre: what it is, where it has lain, what it teaches, and what each source says of it. */
export default function CentrePage({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const language = useLanguage();
  const dayText = useDay();
  const period = usePeriod();
  const { centre, parent, children, organisation, through, overseer, provinces, vocations, figures, mine } =
    loaderData;
  const name = inLanguage(centre.name, language).text;
  const days = [
    centre.activeFrom && say("roster.centre.from", { day: dayText(centre.activeFrom) }),
    centre.activeUntil && say("roster.centre.until", { day: dayText(centre.activeUntil) }),
  ].filter(Boolean);
  const facts: { term: string; description: ReactNode }[] = [
    { term: "roster.centre.kindLabel", description: say(`roster.centre.kind.${centre.kind}`) },
    {
      term: "roster.centre.parent",
      description: parent && (
        <a href={`/centres/${parent.key}`}>
          <BilingualText text={parent.name} />
        </a>
      ),
    },
    {
      term: "roster.centre.place",
      description: (
        <>
          {centre.regency && `${centre.regency}, `}
          <BilingualText text={loaderData.province} /> ({loaderData.zoneName})
        </>
      ),
    },
    { term: "roster.centre.days", description: days.length ? days.join(", ") : null },
    { term: "roster.centre.through", description: through && <BilingualText text={through.name} /> },
    { term: "roster.centre.overseer", description: overseer && <BilingualText text={overseer.name} /> },
    {
      term: "roster.centre.organisation",
      description: organisation && <BilingualText text={organisation.name} />,
    },
    { term: "roster.centre.source", description: centre.source },
  ];
  return (
    <>
      <title>{`${name} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("roster.centre.title"), href: "/centres" }]}
        title={<BilingualText text={centre.name} />}
        actions={
          mine && (
            <LinkButton href={`/centres/${centre.key}/edit`}>{say("roster.centre.edit.title")}</LinkButton>
          )
        }
      />
      {loaderData.saved && <Notice kind="success" title={say("roster.centre.saved")} />}
      {centre.kind === "UPTD" && (
        <Notice kind={through ? "info" : "warning"}>
          {through
            ? say("roster.centre.askThrough", { office: inLanguage(through.name, language).text })
            : say("roster.centre.noDisnaker")}
        </Notice>
      )}
      <div className="grid">
        <Card>
          <DescriptionList
            items={facts.flatMap(({ term, description }) =>
              description ? [{ term: say(term), description }] : [],
            )}
          />
        </Card>
        <Card title={say("roster.centre.figures")}>
          <DataTable
            caption={say("roster.centre.figures")}
            captionHidden
            note={say("roster.centre.figuresNote", { count: figures.length })}
            rows={figures}
            rowKey={({ measure, period: of }) => `${measure} ${of}`}
            empty={
              <EmptyState level={3} title={say("roster.centre.noFigures")}>
                <p>{say(mine ? "roster.centre.noFiguresHow" : "roster.centre.noFiguresReader")}</p>
              </EmptyState>
            }
            columns={[
              {
                key: "what",
                heading: say("roster.centre.what"),
                label: "",
                cell: ({ measure }) => say(`roster.centre.measure.${measure}`),
              },
              { key: "period", heading: say("roster.centre.period"), cell: (one) => period(one.period) },
              {
                key: "told",
                heading: say("roster.centre.told"),
                wide: true,
                cell: (one) => <ToldFigures {...one} />,
              },
            ]}
          />
        </Card>
        <Card title={say("roster.centre.vocations")}>
          <DataTable
            caption={say("roster.centre.vocations")}
            captionHidden
            note={say("roster.centre.vocationsNote", { count: vocations.length })}
            rows={vocations}
            rowKey={({ vocationId }) => vocationId}
            empty={<p className="quiet">{say("roster.centre.noVocations")}</p>}
            columns={[
              {
                key: "name",
                heading: say("roster.centre.vocation"),
                label: "",
                wide: true,
                cell: (one) => <BilingualText text={one.name} />,
              },
              {
                key: "places",
                heading: say("roster.centre.workshopPlaces"),
                numeric: true,
                cell: ({ places }) =>
                  places === null ? (
                    <span className="quiet">{say("roster.centre.unknown")}</span>
                  ) : (
                    intl.formatNumber(places)
                  ),
              },
              { key: "source", heading: say("roster.centre.source"), cell: (one) => one.source },
            ]}
          />
        </Card>
        {children.length > 0 && (
          <Card title={say("roster.centre.children", { count: children.length })}>
            <RowList columns="two">
              {children.map((one) => (
                <RowItem
                  key={one.key}
                  title={<BilingualText text={one.name} />}
                  href={`/centres/${one.key}`}
                  note={say(`roster.centre.kind.${one.kind}`)}
                />
              ))}
            </RowList>
          </Card>
        )}
        {provinces.length > 1 && (
          <Card title={say("roster.centre.history")}>
            <RowList>
              {provinces.map((one) => (
                <RowItem
                  key={one.since}
                  title={<BilingualText text={one.name} />}
                  note={`${
                    one.until
                      ? provinces.at(-1) === one
                        ? say("roster.centre.until", { day: dayText(one.until) })
                        : say("roster.centre.span", { from: dayText(one.since), until: dayText(one.until) })
                      : say("roster.centre.from", { day: dayText(one.since) })
                  } · ${one.source}`}
                />
              ))}
            </RowList>
          </Card>
        )}
      </div>
    </>
  );
}
