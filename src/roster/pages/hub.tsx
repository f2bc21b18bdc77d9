import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  DataTable,
  LinkButton,
  PageHeading,
  RowItem,
  RowList,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import { inLanguage } from "../../platform/index.ts";
import { zoneName } from "../booking.ts";
import { milestonesReached, type HubArrival } from "../hub-words.ts";
import { readHub, saveHub } from "../index.server.ts";
import { MilestoneLine, TargetTable } from "./hub-parts.tsx";
import type { Route } from "./+types/hub.ts";

export const handle = { step: "deliver", sentences: ["roster.hub"] };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readHub, { key: params.hub });
  if (!read.ok) return deny(visit, read);
  const mayEdit = read.own && decide(saveHub.policy, visit.visitor?.principal ?? anonymous) === null;
  const { plan } = read;
  // What may go wrong is the office's own matter, and stands on the page of the plan.
  return { ...read, plan: { ...plan, risks: [] }, mayEdit, synthetic: read.hub.synthetic };
}

/** What the head of a hub shows a visitor: what it is for, how far it is, what runs there and who is coming. */
export default function HubPage({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const dayText = useDay();
  const language = useLanguage();
  const { hub, office, plan, arrivals, today, mayEdit } = loaderData;
  const { targets, milestones, programmes, posts } = plan;
  const { reached, all } = milestonesReached(milestones);
  const path = `/hubs/${hub.key}`;
  const planned = posts.reduce((sum, one) => sum + one.planned, 0);
  const filled = posts.reduce((sum, one) => sum + one.filled, 0);
  return (
    <>
      <title>{`${inLanguage(hub.name, language).text} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("roster.hub.title"), href: "/hubs" }]}
        title={<BilingualText text={hub.name} />}
        meta={
          <>
            {say(`roster.hub.kind.${hub.kind}`)}
            {" · "}
            {hub.centreName && hub.centreKey ? (
              <a href={`/centres/${hub.centreKey}`}>
                <BilingualText text={hub.centreName} />
              </a>
            ) : (
              say("roster.hub.alone")
            )}
            {" · "}
            <BilingualText text={hub.provinceName} />
            {office && (
              <>
                {" · "}
                <BilingualText text={office} />
              </>
            )}
            {hub.openedOn && ` · ${say("roster.hub.opened", { day: dayText(hub.openedOn) })}`}
            {hub.closedOn && ` · ${say("roster.hub.closed", { day: dayText(hub.closedOn) })}`}
          </>
        }
        lead={<BilingualText text={hub.purpose} />}
        actions={
          mayEdit && (
            <>
              <LinkButton href={`${path}/plan`}>{say("roster.hub.planEdit")}</LinkButton>
              <LinkButton href={`${path}/edit`} variant="plain">
                {say("roster.hub.edit")}
              </LinkButton>
            </>
          )
        }
      />
      <Card title={say("roster.hub.howFar")}>
        {targets.length ? <TargetTable targets={targets} /> : <p>{say("roster.hub.noTargets")}</p>}
      </Card>
      <div className="grid side on-paper">
        <Card title={say("roster.hub.milestones")}>
          {milestones.length ? (
            <>
              <p>{say("roster.hub.reachedOf", { reached, all })}</p>
              <MilestoneLine milestones={milestones} today={today} />
            </>
          ) : (
            <p>{say("roster.hub.noMilestones")}</p>
          )}
        </Card>
        <div className="grid">
          <Arrivals arrivals={arrivals} />
          <Card title={say("roster.hub.programmes")}>
            {programmes.length ? (
              <RowList>
                {programmes.map(({ programmeId, title, startsOn, endsOn, about }) => (
                  <RowItem
                    key={programmeId}
                    title={<BilingualText text={title} />}
                    note={
                      <>
                        {endsOn
                          ? say("roster.hub.fromUntil", { from: dayText(startsOn), until: dayText(endsOn) })
                          : say("roster.hub.since", { from: dayText(startsOn) })}
                        {about.map((one) => (
                          <span key={`${one.scheme}/${one.code}`}>
                            {" · "}
                            <a
                              href={`/vocabulary/${one.scheme}/${one.version}/${encodeURIComponent(one.code)}`}
                            >
                              <BilingualText text={one.title} />
                            </a>
                          </span>
                        ))}
                      </>
                    }
                  />
                ))}
              </RowList>
            ) : (
              <p>{say("roster.hub.noProgrammes")}</p>
            )}
          </Card>
          <Card title={say("roster.hub.posts")}>
            {posts.length ? (
              <DataTable
                caption={say("roster.hub.posts")}
                captionHidden
                narrow="columns"
                note={say("roster.hub.postsNote", { planned, filled })}
                rows={posts}
                rowKey={({ postId }) => postId}
                columns={[
                  {
                    key: "title",
                    heading: say("roster.hub.post"),
                    cell: ({ title }) => <BilingualText text={title} />,
                  },
                  {
                    key: "filled",
                    heading: say("roster.hub.filled"),
                    numeric: true,
                    cell: (one) => intl.formatNumber(one.filled),
                  },
                  {
                    key: "planned",
                    heading: say("roster.hub.planned"),
                    numeric: true,
                    cell: (one) => intl.formatNumber(one.planned),
                  },
                ]}
              />
            ) : (
              <p>{say("roster.hub.noPosts")}</p>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}

/** Who comes to build it: the work and its days, and no names. */
function Arrivals({ arrivals }: { arrivals: readonly HubArrival[] }) {
  const intl = useIntl();
  const dayText = useDay();
  return (
    <Card title={intl.formatMessage({ id: "roster.hub.arrivals" })}>
      {arrivals.length ? (
        <RowList>
          {arrivals.map(({ id, title, fromDay, untilDay, zone, path }) => (
            <RowItem
              key={id}
              title={<BilingualText text={title} />}
              href={path ?? undefined}
              note={`${intl.formatMessage({ id: "roster.hub.fromUntil" }, { from: dayText(fromDay), until: dayText(untilDay) })} (${zoneName(zone)})`}
            />
          ))}
        </RowList>
      ) : (
        <p>{intl.formatMessage({ id: "roster.hub.noArrivals" })}</p>
      )}
    </Card>
  );
}
