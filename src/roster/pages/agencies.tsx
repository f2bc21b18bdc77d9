import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  EmptyState,
  PageHeading,
  RowItem,
  RowList,
  Select,
  Tag,
  TextInput,
  useDay,
  useParty,
} from "../../ui/index.ts";
import { findAgencies, readAgencies } from "../index.server.ts";
import type { Route } from "./+types/agencies.ts";

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const typed = query.get("on")?.trim().slice(0, 40) ?? "";
  const text = query.get("text")?.trim().slice(0, 2_000) ?? "";
  const party = /^[A-Z]{2}$/.test(query.get("party") ?? "") ? query.get("party") : null;
  const on = isDay(typed) ? typed : null;
  const directory = await visit.perform(readAgencies, { on, party });
  if (!directory.ok) return deny(visit, directory);
  const found = text.length >= 2 ? await visit.perform(findAgencies, { text, on, party }) : null;
  if (found && !found.ok) return deny(visit, found);
  return { ...directory, found, text, party, typed, wrongDay: typed !== "" && on === null };
}

export default function Agencies({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { day, agencies, all, parties, found, text, party, typed, wrongDay } = loaderData;
  const dayText = useDay();
  const partyName = useParty();
  const language = intl.locale.startsWith("en") ? "en" : "id";
  const title = say("roster.agencies.title");
  if (all === 0) {
    return (
      <>
        <title>{`${title} · Jembatan`}</title>
        <PageHeading title={title} lead={say("roster.agencies.lead")} />
        <Card>
          <EmptyState title={say("roster.agencies.empty")}>
            <p>{say("roster.agencies.emptyHow")}</p>
            <p>
              <code>npx jembatan import agencies agencies.yaml</code>
            </p>
          </EmptyState>
        </Card>
      </>
    );
  }
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading title={title} lead={say("roster.agencies.lead")} />
      <Card>
        <form method="get">
          <TextInput
            name="text"
            type="search"
            label={say("roster.agencies.text")}
            hint={say("roster.agencies.textHint")}
            defaultValue={text}
            optional
          />
          <TextInput
            name="on"
            type="date"
            label={say("roster.agencies.on")}
            defaultValue={wrongDay ? "" : typed || day}
            width={14}
            error={wrongDay ? say("roster.agencies.wrongDay", { typed }) : undefined}
          />
          <Select
            name="party"
            label={say("roster.agencies.party")}
            defaultValue={party ?? ""}
            options={[
              { value: "", label: say("roster.agencies.bothParties") },
              ...parties.map((code) => ({ value: code, label: partyName(code) })),
            ]}
          />
          <Button variant="plain">{say("roster.agencies.search")}</Button>
        </form>
      </Card>
      {found && (
        <Card title={say("roster.agencies.found", { count: found.count })}>
          {found.agencies.length === 0 ? (
            <p>{say("roster.agencies.noEvidence", { day: dayText(day) })}</p>
          ) : (
            <RowList>
              {found.agencies.map((one) => (
                <RowItem
                  key={one.key}
                  title={<BilingualText text={one.name} />}
                  href={`/agencies/${one.key}`}
                  note={
                    <>
                      <BilingualText text={one.mandate.text} />
                      <br />
                      {say("roster.agencies.matched", { words: one.reason.words.join(", ") })}
                      <br />
                      {one.mandate.until
                        ? say("roster.agencies.valid", {
                            from: dayText(one.mandate.from),
                            until: dayText(one.mandate.until),
                          })
                        : say("roster.agencies.since", { from: dayText(one.mandate.from) })}
                      {" · "}
                      {say("roster.agencies.source")}: {one.source}
                      {one.reason.inheritedFrom && (
                        <>
                          <br />
                          {say("roster.agencies.inherited", { name: one.reason.inheritedFrom[language] })}
                        </>
                      )}
                      {!one.reason.delivers && (
                        <>
                          <br />
                          {say("roster.agencies.fundsOnly")}
                        </>
                      )}
                    </>
                  }
                  action={<Tag>{partyName(one.party)}</Tag>}
                />
              ))}
            </RowList>
          )}
        </Card>
      )}
      <Card>
        <DataTable
          caption={title}
          captionHidden
          note={say("roster.agencies.count", { count: agencies.length, day: dayText(day) })}
          columns={[
            {
              key: "name",
              heading: say("roster.agencies.agency"),
              cell: ({ key, name }) => (
                <a href={`/agencies/${key}`}>
                  <BilingualText text={name} />
                </a>
              ),
            },
            { key: "party", heading: say("roster.agencies.party"), cell: (one) => partyName(one.party) },
            {
              key: "mandate",
              heading: say("roster.agencies.mandate"),
              wide: true,
              cell: ({ mandates }) =>
                mandates[0] ? (
                  <>
                    <BilingualText text={mandates[0].text} />
                    {mandates.length > 1 && (
                      <small> {say("roster.agencies.mandates", { count: mandates.length })}</small>
                    )}
                  </>
                ) : (
                  say("roster.agencies.mandates", { count: 0 })
                ),
            },
          ]}
          rows={agencies}
          rowKey={({ key }) => key}
        />
      </Card>
    </>
  );
}
