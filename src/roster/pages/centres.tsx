import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  EmptyState,
  Grid,
  LinkButton,
  PageHeading,
  pageNumber,
  Pagination,
  Select,
  TextInput,
  TileMap,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import { centreKinds, centrePageSize } from "../centre-words.ts";
import { importCentres, readCentres } from "../index.server.ts";
import { ToldFigures, usePeriod } from "./centre-parts.tsx";
import type { Route } from "./+types/centres.ts";

export const handle = { step: "deliver", sentences: ["roster.centre"] };

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const value = (name: string) => query.get(name)?.trim().slice(0, 200) ?? "";
  const page = pageNumber(query);
  const typed = value("on");
  const asked = {
    text: value("text"),
    province: /^\d\d$/.test(value("province")) ? value("province") : "",
    kind: centreKinds.find((one) => one === value("kind")) ?? ("" as const),
    on: isDay(typed) ? typed : "",
  };
  const found = await visit.perform(readCentres, {
    ...{ text: asked.text, province: asked.province || null, kind: asked.kind || null, on: asked.on || null },
    offset: (page - 1) * centrePageSize,
  });
  if (!found.ok) return deny(visit, found);
  if (page > 1 && found.centres.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  return {
    ...{ ...found, asked, page, wrongDay: typed !== "" && asked.on === "" ? typed : "" },
    synthetic: found.synthetic ? ("partly" as const) : false,
    mayImport: decide(importCentres.policy, visit.visitor?.principal ?? anonymous) === null,
  };
}

/** The register of training centres: where they are, what they are, and how many places they have. */
export default function Centres({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const language = useLanguage();
  const dayText = useDay();
  const period = usePeriod();
  const { centres, count, all, provinces, kinds, asked, page, wrongDay, mayImport } = loaderData;
  const narrowed = Boolean(asked.text || asked.province || asked.kind || asked.on);
  const href = (more: Partial<typeof asked> & { page?: string }) => {
    const { page: to, ...rest } = { ...asked, page: "", ...more };
    const words = Object.entries({ ...rest, page: to }).filter(([, word]) => word);
    return words.length ? `/centres?${new URLSearchParams(words).toString()}` : "/centres";
  };
  const title = say("roster.centre.title");
  const button = mayImport && (
    <LinkButton href="/centres/import" variant="plain">
      {say("roster.centre.import.title")}
    </LinkButton>
  );
  const heading = (
    <PageHeading title={title} lead={say("roster.centre.lead")} actions={button || undefined} />
  );
  if (all === 0 && !narrowed)
    return (
      <>
        <title>{`${title} · Jembatan`}</title>
        {heading}
        <Card>
          <EmptyState title={say("roster.centre.none")}>
            <p>{say(mayImport ? "roster.centre.noneHow" : "roster.centre.noneReader")}</p>
          </EmptyState>
        </Card>
      </>
    );
  const places = new Map(
    provinces.map(({ code, count: there }) => [
      code,
      there > 0
        ? { value: there, state: "shown" as const, href: href({ province: code }) }
        : { value: null, state: "missing" as const },
    ]),
  );
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      {heading}
      <Card>
        <form method="get">
          <Grid columns="two">
            <TextInput
              name="text"
              type="search"
              label={say("roster.centre.text")}
              hint={say("roster.centre.textHint")}
              defaultValue={asked.text}
              optional="silently"
            />
            <Select
              name="province"
              label={say("roster.centre.province")}
              defaultValue={asked.province}
              options={[
                { value: "", label: say("roster.centre.allProvinces") },
                ...provinces.map(({ code, name }) => ({ value: code, label: name[language] })),
              ]}
              optional="silently"
            />
            <Select
              name="kind"
              label={say("roster.centre.kindLabel")}
              defaultValue={asked.kind}
              options={[
                { value: "", label: say("roster.centre.allKinds") },
                ...centreKinds.map((kind) => ({
                  value: kind,
                  label: `${say(`roster.centre.kind.${kind}`)} (${intl.formatNumber(kinds.find((one) => one.kind === kind)?.count ?? 0)})`,
                })),
              ]}
              optional="silently"
            />
            <TextInput
              name="on"
              type="date"
              label={say("roster.centre.on")}
              hint={say("roster.centre.onHint")}
              defaultValue={asked.on}
              width={14}
              error={wrongDay ? say("roster.centre.wrongDay", { typed: wrongDay }) : undefined}
              optional="silently"
            />
          </Grid>
          <div className="actions">
            <Button variant="plain">{say("roster.centre.search")}</Button>
            {narrowed && <a href="/centres">{say("roster.centre.showAll")}</a>}
          </div>
        </form>
      </Card>
      <Grid columns="side">
        <Card>
          <DataTable
            caption={title}
            captionHidden
            note={
              asked.on
                ? say("roster.centre.sortedOn", { count, day: dayText(asked.on) })
                : say("roster.centre.sorted", { count })
            }
            rows={centres}
            rowKey={({ key }) => key}
            empty={
              <EmptyState title={say("roster.centre.nothing")}>
                <p>
                  <a href="/centres">{say("roster.centre.showAll")}</a>
                </p>
              </EmptyState>
            }
            columns={[
              {
                key: "name",
                heading: say("roster.centre.centre"),
                label: "",
                wide: true,
                cell: (one) => (
                  <>
                    <a href={`/centres/${one.key}`}>
                      <BilingualText text={one.name} />
                    </a>
                    <small>
                      {say(`roster.centre.kind.${one.kind}`)}
                      {one.parentName && (
                        <>
                          {" · "}
                          {say("roster.centre.under")} <BilingualText text={one.parentName} />
                        </>
                      )}
                    </small>
                  </>
                ),
              },
              {
                key: "place",
                heading: say("roster.centre.place"),
                cell: (one) => (
                  <>
                    <BilingualText text={one.province.name} />
                    {one.regency && <small>{one.regency}</small>}
                  </>
                ),
              },
              {
                key: "seats",
                heading: say("roster.centre.measure.seats"),
                wide: true,
                cell: ({ seats }) =>
                  seats ? (
                    <>
                      <small>{period(seats.period)}</small>
                      <ToldFigures {...seats} />
                    </>
                  ) : (
                    <span className="quiet">{say("roster.centre.unknown")}</span>
                  ),
              },
            ]}
          />
          <Pagination
            page={page}
            pageSize={centrePageSize}
            total={count}
            href={(to) => href({ page: String(to) })}
          />
        </Card>
        <Card title={say("roster.centre.map")}>
          <TileMap
            values={places}
            names={Object.fromEntries(provinces.map(({ code, name }) => [code, name[language]]))}
            title={say("roster.centre.mapTitle")}
            format={(value) => intl.formatNumber(value)}
            method="equal"
          />
        </Card>
      </Grid>
    </>
  );
}
