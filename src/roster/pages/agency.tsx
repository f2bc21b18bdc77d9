import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  PageHeading,
  RowItem,
  RowList,
  Tag,
  useDay,
  useParty,
} from "../../ui/index.ts";
import { readAgency } from "../index.server.ts";
import type { Route } from "./+types/agency.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readAgency, { key: params.agency });
  return outcome.ok ? outcome : deny(visit, outcome, { href: "/agencies", label: "roster.agencies.title" });
}

export default function AgencyPage({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { agency, today, before, after } = loaderData;
  const dayText = useDay();
  const partyName = useParty();
  const language = intl.locale.startsWith("en") ? "en" : "id";
  const name = agency.name[language];
  const links = (list: typeof before) => (
    <ul className="plain-list">
      {list.map((one) => (
        <li key={one.key}>
          <a href={`/agencies/${one.key}`}>
            {say("roster.agencies.sinceDay", { name: one.name[language], since: dayText(one.since) })}
          </a>
          <small> {one.source}</small>
        </li>
      ))}
    </ul>
  );
  const standing = [
    agency.from ? say("roster.agencies.standingFrom", { from: dayText(agency.from) }) : null,
    agency.until ? say("roster.agencies.standingUntil", { until: dayText(agency.until) }) : null,
  ].filter((part) => part !== null);
  return (
    <>
      <title>{`${name} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("roster.agencies.title"), href: "/agencies" }]}
        title={name}
        meta={partyName(agency.party)}
      />
      <Card>
        <DescriptionList
          items={[
            {
              term: say("roster.agencies.standing"),
              description: standing.length ? standing.join(", ") : say("roster.agencies.unknown"),
            },
            { term: say("roster.agencies.source"), description: agency.source },
            ...(before.length ? [{ term: say("roster.agencies.before"), description: links(before) }] : []),
            ...(after.length ? [{ term: say("roster.agencies.after"), description: links(after) }] : []),
            ...(agency.note
              ? [{ term: say("roster.agencies.note"), description: <BilingualText text={agency.note} /> }]
              : []),
          ]}
        />
      </Card>
      <Card title={say("roster.agencies.mandates", { count: agency.mandates.length })}>
        <RowList>
          {agency.mandates.map((mandate) => (
            <RowItem
              key={`${mandate.from} ${mandate.text.id}`}
              title={<BilingualText text={mandate.text} />}
              note={
                <>
                  {mandate.until
                    ? say("roster.agencies.valid", {
                        from: dayText(mandate.from),
                        until: dayText(mandate.until),
                      })
                    : say("roster.agencies.since", { from: dayText(mandate.from) })}
                  {" · "}
                  {say("roster.agencies.source")}: {mandate.source}
                  {!mandate.delivers && (
                    <>
                      <br />
                      {say("roster.agencies.fundsOnly")}
                    </>
                  )}
                </>
              }
              action={
                mandate.until && mandate.until < today ? (
                  <Tag>{say("roster.agencies.ended")}</Tag>
                ) : mandate.from > today ? (
                  <Tag>{say("roster.agencies.later")}</Tag>
                ) : undefined
              }
            />
          ))}
        </RowList>
      </Card>
    </>
  );
}
