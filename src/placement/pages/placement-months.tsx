import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Card,
  EmptyState,
  FilterLinks,
  Grid,
  LinkButton,
  MonthCalendar,
  MonthLegend,
  PageHeading,
  pageNumber,
  Pagination,
  type DayMark,
} from "../../ui/index.ts";
import { readPlacementCalendar } from "../index.server.ts";
import { calendarPageSize, calendarSides, monthAfter } from "../placement-list.ts";
import { usePlacementDays } from "./placement-parts.tsx";
import type { Route } from "./+types/placement-months.ts";

export const handle = { step: "deliver", sentences: ["placement.case", "placement.terms"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const by = calendarSides.find((one) => one === query.get("by")) ?? "centre";
  const asked = query.get("month") ?? "";
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : null;
  const page = pageNumber(query);
  const found = await visit.perform(readPlacementCalendar, {
    ...{ by, month, offset: (page - 1) * calendarPageSize },
  });
  if (!found.ok) return deny(visit, found);
  if (page > 1 && found.lines.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  return { ...found, page };
}

/** A month of placements: for each place who is there on which day, or for each expert where they are. */
export default function PlacementCalendar({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const days = usePlacementDays();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { by, month, lines, count, page, today } = loaderData;
  const href = (more: Record<string, string>) =>
    `/placements/calendar?${new URLSearchParams({ by, month, ...more }).toString()}`;
  const monthName = (one: string) =>
    intl.formatDate(`${one}-01T00:00:00Z`, { month: "long", year: "numeric", timeZone: "UTC" });
  const title = say("placement.case.calendar.title");
  const letters = {
    booked: say("placement.case.calendar.letterBooked"),
    other: say("placement.case.calendar.letterThere"),
  };
  const markOf =
    (stretches: (typeof lines)[number]["stretches"]) =>
    (day: string): DayMark | null => {
      const there = stretches.filter(({ fromDay, untilDay }) => fromDay <= day && day <= untilDay);
      if (there.length === 0) return null;
      const booked = there.every(({ state }) => state === "booked");
      return {
        letter: there.length > 1 ? String(there.length) : booked ? letters.booked : letters.other,
        words: say(booked ? "placement.case.calendar.booked" : "placement.case.calendar.there", {
          count: there.length,
        }),
        kind: booked ? "away" : "bound",
      };
    };
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("placement.case.title"), href: "/placements" }]}
        title={title}
        lead={say("placement.case.calendar.lead")}
        actions={
          <LinkButton href="/placements/calendar.ics" variant="plain">
            {say("placement.case.calendar.file")}
          </LinkButton>
        }
      />
      <Card>
        <FilterLinks
          label={say("placement.case.calendar.by")}
          links={calendarSides.map((one) => ({
            label: say(`placement.case.calendar.by.${one}`),
            href: `/placements/calendar?${new URLSearchParams({ by: one, month }).toString()}`,
            current: one === by,
          }))}
        />
        <FilterLinks
          label={say("placement.case.calendar.month")}
          links={[-1, 0, 1, 2].map((months) => {
            const one = monthAfter(month, months);
            return { label: monthName(one), href: href({ month: one }), current: months === 0 };
          })}
        />
        <MonthLegend
          marks={[
            {
              letter: letters.other,
              words: say("placement.case.calendar.legendThere"),
              kind: "bound",
            },
            {
              letter: letters.booked,
              words: say("placement.case.calendar.legendBooked"),
              kind: "away",
            },
          ]}
        />
        <p className="quiet">{say("placement.case.calendar.sorted", { count, month: monthName(month) })}</p>
      </Card>
      {lines.length === 0 ? (
        <Card>
          <EmptyState level={2} title={say("placement.case.calendar.none", { month: monthName(month) })}>
            {say("placement.case.calendar.noneHow")}
          </EmptyState>
        </Card>
      ) : (
        <Grid columns="two">
          {lines.map(({ line, name, stretches }) => (
            <Card key={line} title={<BilingualText text={name} />}>
              <MonthCalendar month={month} today={today} mark={markOf(stretches)} />
              <ul>
                {stretches.map((one) => (
                  <li key={one.placementId}>
                    <a href={`/placements/${one.placementId}`}>
                      {by === "centre" ? one.expertName : <BilingualText text={one.place} />}
                    </a>
                    : {days(one)}
                  </li>
                ))}
              </ul>
            </Card>
          ))}
        </Grid>
      )}
      <Pagination
        page={page}
        pageSize={calendarPageSize}
        total={count}
        href={(to) => href({ page: String(to) })}
      />
    </>
  );
}
