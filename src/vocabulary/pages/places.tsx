import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  DescriptionList,
  EmptyState,
  Grid,
  PageHeading,
  TextInput,
} from "../../ui/index.ts";
import { readPlaceHistory } from "../index.server.ts";
import { isDay, provinceList, zones, type Place, type PlaceLine } from "../place.ts";
import type { PlaceChange } from "../place-history.ts";
import { BothTitles } from "./both-titles.tsx";
import type { Route } from "./+types/places.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const typed = query.get("on")?.trim().slice(0, 40) ?? "";
  const list = query.get("list") || provinceList;
  const outcome = await visit.perform(readPlaceHistory, { list, ...(isDay(typed) && { on: typed }) });
  if (!outcome.ok) return deny(visit, outcome);
  // Lists of places are real, also where the people around them are invented.
  return { ...outcome, synthetic: false, typed, wrongDay: typed !== "" && !isDay(typed) };
}

export default function Places({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { list, on, places, all, changes, typed, wrongDay } = loaderData;
  const day = useDay();
  const provinces = list === provinceList;
  const title = provinces ? say("vocabulary.places.provinces") : say("vocabulary.places.list", { list });
  const names = new Map(
    [...places, ...changes.flatMap(({ splits }) => splits.flatMap(({ from }) => from ?? []))].map((place) => [
      place.code,
      place,
    ]),
  );
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("vocabulary.schemes.title"), href: "/vocabulary" }]}
        title={title}
        lead={say("vocabulary.places.lead")}
      />
      {all === 0 ? (
        <Card>
          <EmptyState title={say("vocabulary.places.emptyTitle")}>
            <p>{say("vocabulary.places.empty")}</p>
            <p>
              <code>npx jembatan import places provinces.csv</code>
            </p>
          </EmptyState>
        </Card>
      ) : (
        <>
          <Card>
            <form method="get">
              {!provinces && <input type="hidden" name="list" value={list} />}
              <TextInput
                name="on"
                type="date"
                label={say("vocabulary.places.on")}
                hint={say("vocabulary.places.onHint")}
                defaultValue={wrongDay ? "" : typed || on}
                width={14}
                error={wrongDay ? say("vocabulary.places.wrongDay", { typed }) : undefined}
              />
              <Button variant="plain">{say("vocabulary.places.show")}</Button>
            </form>
          </Card>
          <Grid columns="side">
            <Card title={say("vocabulary.places.listTitle", { day: day(on), count: places.length })}>
              <PlaceTable places={places} names={names} caption={title} />
            </Card>
            <Card title={say("vocabulary.places.history")}>
              <History changes={changes} />
            </Card>
          </Grid>
        </>
      )}
    </>
  );
}

/** A day as a person writes it. */
function useDay() {
  const intl = useIntl();
  return (day: string) => intl.formatDate(`${day}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
}

const zoneName = ({ zone }: Place) => Object.entries(zones).find(([, iana]) => iana === zone)?.[0] ?? zone;

function PlaceTable({
  places,
  names,
  caption,
}: {
  places: readonly PlaceLine[];
  names: ReadonlyMap<string, Place>;
  caption: string;
}) {
  const intl = useIntl();
  const day = useDay();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const parent = (code: string | null) => {
    const place = code === null ? undefined : names.get(code);
    return place ? <BilingualText text={place.name} /> : code;
  };
  return (
    <DataTable
      caption={caption}
      captionHidden
      note={say("vocabulary.places.note", { count: places.length })}
      narrow="columns"
      columns={[
        { key: "code", heading: say("vocabulary.concept.code"), cell: ({ code }) => <code>{code}</code> },
        {
          key: "name",
          heading: say("vocabulary.places.name"),
          cell: ({ code, name }) => <BothTitles title={name} code={code} />,
        },
        { key: "zone", heading: say("vocabulary.places.zone"), cell: zoneName },
        {
          key: "since",
          heading: say("vocabulary.places.since"),
          priority: 2,
          cell: ({ validFrom, note }) => (
            <>
              {validFrom && day(validFrom)}
              {note && <small>{note}</small>}
            </>
          ),
        },
        {
          key: "parent",
          heading: say("vocabulary.places.parent"),
          priority: 2,
          cell: (place) => parent(place.parent),
        },
      ]}
      rows={places}
      rowKey={(place) => place.code}
      empty={<EmptyState level={3} title={say("vocabulary.places.noneThen")} />}
    />
  );
}

/** How the list became what it is: each day on which places began or ended, the last first. */
function History({ changes }: { changes: readonly PlaceChange<PlaceLine>[] }) {
  const intl = useIntl();
  const day = useDay();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  if (changes.length === 0) return <p className="quiet">{say("vocabulary.places.noHistory")}</p>;
  return (
    <DescriptionList
      items={changes.map(({ day: on, before, after, splits, ended }) => ({
        term: (
          <time dateTime={on}>
            <a href={`?on=${on}`}>{day(on)}</a>
          </time>
        ),
        description: (
          <>
            {say("vocabulary.places.change", { before, after })}
            {splits.map(({ from, began }) => (
              <div key={from?.code ?? ""}>
                {from && (
                  <>
                    <BilingualText text={from.name} />
                    {" → "}
                  </>
                )}
                <Names places={began} />
              </div>
            ))}
            {ended.length > 0 && (
              <div>
                {say("vocabulary.places.ended")} <Names places={ended} />
              </div>
            )}
          </>
        ),
      }))}
    />
  );
}

function Names({ places }: { places: readonly PlaceLine[] }) {
  const notes = [...new Set(places.map(({ note }) => note).filter(Boolean))];
  return (
    <>
      {places.map(({ code, name }, i) => (
        <span key={code}>
          {i > 0 && ", "}
          <BilingualText text={name} />
        </span>
      ))}
      {notes.length > 0 && <span className="quiet"> ({notes.join(", ")})</span>}
    </>
  );
}
