import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import type { Direction, Station as Met, ThreadRecord } from "../index.ts";
import { readBranch, readThread } from "../index.server.ts";
import {
  BilingualText,
  Card,
  EmptyState,
  Grid,
  LinkButton,
  PageHeading,
  Pagination,
  ThreadLine,
  useLanguage,
  type Station,
  pageNumber,
} from "../../ui/index.ts";
import type { Route } from "./+types/thread.ts";

const pageSize = 50;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { language } = visit;
  const ref = { kind: params.kind, id: params["*"] };
  const query = new URL(request.url).searchParams;
  const direction = (["down", "up"] as const).find((one) => query.has(one));
  if (!direction) {
    const outcome = await visit.perform(readThread, { ...ref, language });
    if (!outcome.ok) return deny(visit, outcome);
    return { ...outcome, branch: null };
  }
  // `?down=evidence.entry`: all records of one kind, where the thread itself names fifty of them.
  const of = query.get(direction) ?? "";
  const page = pageNumber(query);
  const asked = { ...ref, direction, of, language, limit: pageSize, offset: (page - 1) * pageSize };
  const outcome = await visit.perform(readBranch, asked);
  if (!outcome.ok) return deny(visit, outcome);
  const { record, stations, total } = outcome;
  if (stations.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  return { record, down: [], up: [], branch: { direction, of, page, stations, total } };
}

/** Stations of one kind join in a branch when there are many of them. */
const branchFrom = 4;

const pathOf = ({ kind, id }: Pick<ThreadRecord, "kind" | "id">) => `/thread/${kind}/${id}`;

export default function Thread({ loaderData: { record, down, up, branch } }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const name = inLanguage(record.title, language).text;
  return (
    <>
      <title>{`${name} · ${intl.formatMessage({ id: "thread.page.title" })} · Jembatan`}</title>
      <PageHeading
        breadcrumb={
          branch
            ? [{ label: `${intl.formatMessage({ id: "thread.page.title" })}: ${name}`, href: pathOf(record) }]
            : undefined
        }
        title={<BilingualText text={record.title} />}
        meta={intl.formatMessage({ id: `thread.kind.${record.kind}` })}
        lead={record.note && <BilingualText text={record.note} />}
        actions={<LinkButton href={record.path}>{intl.formatMessage({ id: "thread.page.open" })}</LinkButton>}
      />
      {branch ? (
        <Branch record={record} {...branch} />
      ) : (
        <Grid columns="two">
          <Line record={record} direction="down" stations={down} />
          <Line record={record} direction="up" stations={up} />
        </Grid>
      )}
    </>
  );
}

type LineProps = { record: ThreadRecord; direction: Direction; stations: readonly Met[] };

/** One way along the thread. */
function Line({ record, direction, stations }: LineProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const groups = [...Map.groupBy(stations, ({ kind }) => kind).values()];
  const joined = groups.flatMap((group): Station[] => {
    const [first] = group;
    if (!first || group.length < branchFrom) return group.map((one) => stationOf(one, say));
    const rest = first.alike - group.length;
    return [
      {
        kind: say(`thread.kind.${first.kind}`),
        title: say("thread.page.many", { count: first.alike }),
        branches: [
          {
            summary: say("thread.page.show", { count: group.length }),
            stations: group.map((one) => stationOf(one, say)),
          },
        ],
        ...(rest > 0 && {
          note: (
            <a href={`${pathOf(record)}?${direction}=${first.kind}`}>
              {say("thread.page.all", { count: first.alike })}
            </a>
          ),
        }),
      },
    ];
  });
  return (
    <Card title={say(`thread.page.${direction}`)}>
      {joined.length > 0 ? (
        <ThreadLine stations={joined} />
      ) : direction === "down" ? (
        <EmptyState level={3} title={say("thread.page.groundTitle")}>
          {say("thread.page.ground")}
        </EmptyState>
      ) : (
        <EmptyState level={3} title={say("thread.page.topTitle")}>
          {say("thread.page.top")}
        </EmptyState>
      )}
    </Card>
  );
}

/** All records of one kind, a page of them. */
function Branch(props: {
  record: ThreadRecord;
  direction: Direction;
  of: string;
  page: number;
  stations: readonly ThreadRecord[];
  total: number;
}) {
  const { record, direction, of, page, stations, total } = props;
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card title={`${say(`thread.page.${direction}`)}: ${say(`thread.kind.${of}`)}`}>
      <ThreadLine stations={stations.map((one) => stationOf(one, say))} />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        href={(to) => `${pathOf(record)}?${direction}=${of}&page=${to}`}
      />
    </Card>
  );
}

const stationOf = (record: ThreadRecord, say: (id: string) => string): Station => ({
  kind: say(`thread.kind.${record.kind}`),
  title: <BilingualText text={record.title} />,
  href: pathOf(record),
  note: record.note && <BilingualText text={record.note} />,
});
