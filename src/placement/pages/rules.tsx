import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  EmptyState,
  Notice,
  PageHeading,
  TextInput,
  useDay,
} from "../../ui/index.ts";
import { readRules } from "../index.server.ts";
import type { Route } from "./+types/rules.ts";

export const handle = { step: "deliver", sentences: ["placement.case", "placement.terms"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const typed = new URL(request.url).searchParams.get("on")?.trim().slice(0, 20) ?? "";
  const isDay = /^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(Date.parse(typed));
  const found = await visit.perform(readRules, { on: isDay ? typed : null });
  if (!found.ok) return deny(visit, found);
  return { ...found, typed, wrong: typed !== "" && !isDay };
}

/** What each route asks for before an expert may begin, on any day, and where that is written. */
export default function Rules({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const dayText = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { day, routes, withoutSource, typed, wrong } = loaderData;
  const title = say("placement.case.rules.title");
  const some = routes.some(({ rules }) => rules.length > 0);
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("placement.case.title"), href: "/placements" }]}
        title={title}
        lead={say("placement.case.rules.lead")}
      />
      <Card>
        <form method="get" className="filter-form">
          <TextInput
            name="on"
            type="date"
            label={say("placement.case.rules.on")}
            defaultValue={wrong ? typed : day}
            width={14}
            error={wrong ? say("placement.case.rules.wrongDay", { typed }) : undefined}
            optional="silently"
          />
          <Button variant="plain">{say("placement.case.rules.show")}</Button>
        </form>
      </Card>
      {withoutSource > 0 && (
        <Notice kind="warning" title={say("placement.case.rules.withoutSource", { count: withoutSource })}>
          <p>{say("placement.case.rules.withoutSourceHow")}</p>
        </Notice>
      )}
      {!some && (
        <Card>
          <EmptyState level={2} title={say("placement.case.rules.none", { day: dayText(day) })}>
            {say("placement.case.rules.noneHow")}
          </EmptyState>
        </Card>
      )}
      {some &&
        routes.map(({ route, rules }) => (
          <Card key={route} title={say(`placement.terms.route.${route}`)} id={route}>
            <p className="quiet">{say(`placement.terms.routeHint.${route}`)}</p>
            <DataTable
              caption={say(`placement.terms.route.${route}`)}
              captionHidden
              note={say("placement.case.rules.sorted", { count: rules.length, day: dayText(day) })}
              rows={rules}
              rowKey={({ key }) => key}
              empty={<p className="quiet">{say("placement.case.rules.noneOfRoute")}</p>}
              columns={[
                {
                  key: "what",
                  heading: say("placement.case.check.what"),
                  label: "",
                  wide: true,
                  cell: (one) => (
                    <>
                      <BilingualText text={one.title} />
                      {one.help && (
                        <small>
                          <BilingualText text={one.help} />
                        </small>
                      )}
                    </>
                  ),
                },
                {
                  key: "by",
                  heading: say("placement.case.check.by"),
                  cell: (one) => (
                    <>
                      {say(`placement.terms.capacity.${one.by}`)}
                      {one.officeName && (
                        <small>
                          {say("placement.case.check.from")} <BilingualText text={one.officeName} />
                        </small>
                      )}
                    </>
                  ),
                },
                {
                  key: "when",
                  heading: say("placement.case.rules.when"),
                  cell: (one) => say("placement.case.rules.daysBefore", { days: one.daysBefore }),
                },
                {
                  key: "source",
                  heading: say("placement.case.rules.source"),
                  wide: true,
                  cell: (one) => (
                    <>
                      {one.source ?? <span className="quiet">{say("placement.case.rules.noSource")}</span>}
                      <small>
                        {one.until
                          ? say("placement.terms.fromUntil", {
                              from: dayText(one.from),
                              until: dayText(one.until),
                            })
                          : say("placement.case.rules.since", { day: dayText(one.from) })}
                      </small>
                    </>
                  ),
                },
              ]}
            />
          </Card>
        ))}
    </>
  );
}
