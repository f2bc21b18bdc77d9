import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  DueItem,
  DueList,
  EmptyState,
  FilterLinks,
  Grid,
  LinkButton,
  PageHeading,
  pageNumber,
  Pagination,
  TextInput,
  TileMap,
  useLanguage,
} from "../../ui/index.ts";
import { readPlacements } from "../index.server.ts";
import { placementPageSize, placementViews } from "../placement-list.ts";
import { PlacementTag, usePlacementDays } from "./placement-parts.tsx";
import { DueDay } from "./terms-parts.tsx";
import type { Route } from "./+types/placements.ts";

export const handle = { step: "deliver", sentences: ["placement.case", "placement.terms"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const value = (name: string) => query.get(name)?.trim().slice(0, 200) ?? "";
  const view = placementViews.find((one) => one === query.get("view")) ?? "all";
  const page = pageNumber(query);
  const asked = {
    text: value("text"),
    province: /^\d\d$/.test(value("province")) ? value("province") : "",
    centre: value("centre").slice(0, 60),
  };
  const found = await visit.perform(readPlacements, {
    ...{ view, text: asked.text, province: asked.province || null, centre: asked.centre || null },
    offset: (page - 1) * placementPageSize,
  });
  if (!found.ok) return deny(visit, found);
  if (page > 1 && found.placements.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  return { ...found, asked, page };
}

/** Placements of the reader's cases: what is owed first, then who is where and what comes next. */
export default function Placements({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const days = usePlacementDays();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { owed, owedCount, placements, provinces, counts, count, view, asked, page, today } = loaderData;
  const href = (more: Record<string, string>) => {
    const words = Object.entries({ view: view === "all" ? "" : view, ...asked, ...more }).filter(
      ([, one]) => one,
    );
    return words.length ? `/placements?${new URLSearchParams(words).toString()}` : "/placements";
  };
  const narrowed = Boolean(asked.text || asked.province || asked.centre);
  const title = say("placement.case.title");
  const atWork = provinces.reduce((sum, one) => sum + one.count, 0);
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        title={title}
        lead={say("placement.case.lead")}
        actions={
          <>
            <LinkButton href="/placements/calendar" variant="plain">
              {say("placement.case.calendar.title")}
            </LinkButton>
            <LinkButton href="/placements/rules" variant="plain">
              {say("placement.case.rules.title")}
            </LinkButton>
          </>
        }
      />
      <Card title={say("placement.case.owed", { count: owedCount })} id="owed">
        {owed.length === 0 ? (
          <p className="quiet">{say("placement.case.owedNothing")}</p>
        ) : (
          <DueList>
            {owed.map((one) => (
              <DueItem
                key={one.dutyId}
                due={one.dueOn}
                today={today}
                title={<BilingualText text={one.title} />}
                href={one.path}
                note={one.note && <BilingualText text={one.note} />}
              />
            ))}
          </DueList>
        )}
        {owedCount > owed.length && (
          <p className="quiet">{say("placement.case.owedMore", { count: owedCount - owed.length })}</p>
        )}
      </Card>
      <Grid columns="side">
        <Card>
          <FilterLinks
            label={say("placement.case.byView")}
            links={placementViews.map((one) => ({
              label: say(`placement.case.view.${one}`),
              href: href({ view: one === "all" ? "" : one }),
              count: counts[one],
              current: one === view,
            }))}
          />
          {(counts.all > 0 || narrowed) && (
            <form method="get" className="filter-form">
              <input type="hidden" name="view" value={view} />
              {asked.province && <input type="hidden" name="province" value={asked.province} />}
              <TextInput
                name="text"
                type="search"
                label={say("placement.case.search")}
                defaultValue={asked.text}
                optional="silently"
              />
              <Button variant="plain">{say("placement.terms.find")}</Button>
            </form>
          )}
          {narrowed && (
            <p>
              <a href="/placements">{say("placement.case.showAll")}</a>
            </p>
          )}
          <DataTable
            caption={title}
            captionHidden
            note={say("placement.case.sorted", { count })}
            rows={placements}
            rowKey={({ placementId }) => placementId}
            empty={
              <EmptyState level={2} title={say("placement.case.none")}>
                {say(narrowed ? "placement.case.nothing" : "placement.case.noneHow")}
              </EmptyState>
            }
            columns={[
              {
                key: "who",
                heading: say("placement.case.who"),
                label: "",
                wide: true,
                cell: (one) => (
                  <>
                    <a href={`/placements/${one.placementId}`}>
                      {one.expertName || <BilingualText text={one.title} />}
                    </a>
                    <small>
                      <BilingualText text={one.place} />
                      {one.province && ` · ${one.province[language]}`}
                    </small>
                    <small>
                      {days(one)} · {one.number}
                    </small>
                  </>
                ),
              },
              {
                key: "state",
                heading: say("placement.terms.stateHead"),
                cell: (one) => <PlacementTag state={one.state} />,
              },
              {
                key: "next",
                heading: say("placement.terms.nextStep"),
                cell: (one) =>
                  one.next ? (
                    <>
                      {say(`placement.case.task.${one.next.task}`)}
                      <small>{say(`placement.terms.capacity.${one.next.capacity}`)}</small>
                    </>
                  ) : (
                    "–"
                  ),
              },
              {
                key: "due",
                heading: say("placement.terms.due"),
                cell: (one) => <DueDay dueOn={one.next?.dueOn ?? null} today={today} />,
              },
            ]}
          />
          <Pagination
            page={page}
            pageSize={placementPageSize}
            total={count}
            href={(to) => href({ page: String(to) })}
          />
        </Card>
        <Card title={say("placement.case.where")}>
          {atWork === 0 ? (
            <p className="quiet">{say("placement.case.nobodyAtWork")}</p>
          ) : (
            <TileMap
              title={say("placement.case.whereTitle")}
              method="equal"
              format={(value) => intl.formatNumber(value)}
              names={Object.fromEntries(provinces.map(({ code, name }) => [code, name[language]]))}
              values={
                new Map(
                  // A province without experts has none: that is known, and no gap in the data.
                  provinces.map(({ code, count: there }) => [
                    code,
                    {
                      ...{ value: there, state: "shown" as const },
                      ...(there > 0 && { href: href({ province: code, view: "under-way" }) }),
                    },
                  ]),
                )
              }
            />
          )}
        </Card>
      </Grid>
    </>
  );
}
