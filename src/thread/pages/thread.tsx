import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import type { Station as Record } from "../index.ts";
import { readThread } from "../index.server.ts";
import {
  BilingualText,
  Card,
  EmptyState,
  Grid,
  LinkButton,
  PageHeading,
  ThreadLine,
  type Station,
} from "../../ui/index.ts";
import type { Route } from "./+types/thread.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readThread, { kind: params.kind, id: params["*"] });
  if (!outcome.ok) return deny(visit, outcome);
  return outcome;
}

/** Stations of one kind at one distance join in a branch when there are many of them. */
const branchFrom = 4;

export default function Thread({ loaderData: { record, down, up } }: Route.ComponentProps) {
  const intl = useIntl();
  const kindOf = (kind: string) => intl.formatMessage({ id: `thread.kind.${kind}` });
  const station = (found: Record): Station => ({
    kind: kindOf(found.kind),
    title: <BilingualText text={found.title} />,
    href: `/thread/${found.kind}/${found.id}`,
    note: found.note && <BilingualText text={found.note} />,
  });
  const line = (found: readonly Record[]): Station[] => {
    const groups = Map.groupBy(found, (one) => `${one.depth} ${one.kind}`);
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (!first || group.length < branchFrom) return group.map(station);
      const title = intl.formatMessage({ id: "thread.page.many" }, { count: first.alike });
      return [
        {
          kind: kindOf(first.kind),
          title,
          branches: [
            {
              summary: intl.formatMessage({ id: "thread.page.show" }, { count: group.length }),
              stations: group.map(station),
            },
          ],
        },
      ];
    });
  };
  const title = <BilingualText text={record.title} />;
  return (
    <>
      <title>{`${intl.formatMessage({ id: "thread.page.title" })} · Jembatan`}</title>
      <PageHeading
        title={title}
        meta={kindOf(record.kind)}
        lead={record.note && <BilingualText text={record.note} />}
        actions={<LinkButton href={record.path}>{intl.formatMessage({ id: "thread.page.open" })}</LinkButton>}
      />
      <Grid columns="two">
        <Card title={intl.formatMessage({ id: "thread.page.down" })}>
          {down.length === 0 ? (
            <EmptyState level={3} title={intl.formatMessage({ id: "thread.page.groundTitle" })}>
              {intl.formatMessage({ id: "thread.page.ground" })}
            </EmptyState>
          ) : (
            <ThreadLine stations={[{ ...stationOf(record), current: true }, ...line(down)]} />
          )}
        </Card>
        <Card title={intl.formatMessage({ id: "thread.page.up" })}>
          {up.length === 0 ? (
            <EmptyState level={3} title={intl.formatMessage({ id: "thread.page.topTitle" })}>
              {intl.formatMessage({ id: "thread.page.top" })}
            </EmptyState>
          ) : (
            <ThreadLine stations={[{ ...stationOf(record), current: true }, ...line(up)]} />
          )}
        </Card>
      </Grid>
    </>
  );

  function stationOf(found: typeof record): Station {
    return {
      kind: kindOf(found.kind),
      title: <BilingualText text={found.title} />,
      note: found.note && <BilingualText text={found.note} />,
    };
  }
}
