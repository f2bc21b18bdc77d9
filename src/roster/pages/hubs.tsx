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
  FilterLinks,
  LinkButton,
  PageHeading,
  pageNumber,
  Pagination,
  TextInput,
  useDay,
} from "../../ui/index.ts";
import { hubKinds, hubPageSize } from "../hub-words.ts";
import { readHubs, saveHub } from "../index.server.ts";
import type { Route } from "./+types/hubs.ts";

export const handle = { step: "deliver", sentences: ["roster.hub"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const kind = hubKinds.find((one) => one === query.get("kind")) ?? null;
  const text = query.get("text")?.trim().slice(0, 100) || null;
  const page = pageNumber(query);
  const offset = (page - 1) * hubPageSize;
  const found = await visit.perform(readHubs, { kind, text, language: visit.language, offset });
  if (!found.ok) return deny(visit, found);
  if (page > 1 && found.hubs.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  const mayAdd = decide(saveHub.policy, visit.visitor?.principal ?? anonymous) === null;
  return { ...found, kind, text, page, mayAdd };
}

/** Innovation Centers and Talent Hubs, and how far each is. */
export default function Hubs({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const dayText = useDay();
  const { hubs, total, kind, text, page, mayAdd } = loaderData;
  const title = say("roster.hub.title");
  const narrowed = Boolean(kind ?? text);
  const add = mayAdd ? <LinkButton href="/hubs/new">{say("roster.hub.new")}</LinkButton> : undefined;
  const href = (more: Record<string, string | null>) => {
    const asked = { kind, text, ...more };
    const query = new URLSearchParams(
      Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    );
    return query.size ? `/hubs?${query}` : "/hubs";
  };
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading title={title} lead={say("roster.hub.lead")} actions={add} />
      <Card>
        {(total > 0 || narrowed) && (
          <>
            <FilterLinks
              label={say("roster.hub.kind")}
              links={[null, ...hubKinds].map((one) => ({
                label: say(one ? `roster.hub.kind.${one}` : "roster.hub.all"),
                href: href({ kind: one }),
                current: kind === one,
              }))}
            />
            <details open={Boolean(text)}>
              <summary>{say("roster.hub.search")}</summary>
              <form method="get" action="/hubs" style={{ marginBlock: "var(--s3)" }}>
                {kind && <input type="hidden" name="kind" value={kind} />}
                <TextInput
                  name="text"
                  type="search"
                  label={say("roster.hub.searchText")}
                  defaultValue={text ?? ""}
                  maxLength={100}
                  optional="silently"
                />
                <div className="actions">
                  <Button variant="plain">{say("roster.hub.searchDo")}</Button>
                </div>
              </form>
            </details>
          </>
        )}
        <DataTable
          caption={title}
          captionHidden
          note={say("roster.hub.sorted", { count: total })}
          rows={hubs}
          rowKey={({ key }) => key}
          empty={
            narrowed ? (
              <EmptyState title={say("roster.hub.noneFound")}>
                <p>
                  <a href="/hubs">{say("roster.hub.showAll")}</a>
                </p>
              </EmptyState>
            ) : (
              <EmptyState title={say("roster.hub.nothing")} action={add}>
                <p>{say("roster.hub.nothingHow")}</p>
              </EmptyState>
            )
          }
          columns={[
            {
              key: "name",
              heading: say("roster.hub.name"),
              label: "",
              wide: true,
              cell: (hub) => (
                <>
                  <a href={`/hubs/${hub.key}`}>
                    <BilingualText text={hub.name} />
                  </a>
                  <small>{say(`roster.hub.kind.${hub.kind}`)}</small>
                </>
              ),
            },
            {
              key: "where",
              heading: say("roster.hub.where"),
              cell: (hub) => (
                <>
                  {hub.centreName ? <BilingualText text={hub.centreName} /> : say("roster.hub.alone")}
                  <small>
                    <BilingualText text={hub.provinceName} />
                  </small>
                </>
              ),
            },
            {
              key: "milestones",
              heading: say("roster.hub.milestones"),
              cell: (hub) =>
                hub.milestones
                  ? say("roster.hub.reachedOf", { reached: hub.reached, all: hub.milestones })
                  : say("roster.hub.noPlan"),
            },
            {
              key: "next",
              heading: say("roster.hub.next"),
              cell: (hub) => (hub.nextDue ? dayText(hub.nextDue) : "–"),
            },
          ]}
        />
        {total > 0 && (
          <Pagination
            page={page}
            pageSize={hubPageSize}
            total={total}
            href={(to) => href({ page: String(to) })}
          />
        )}
      </Card>
    </>
  );
}
