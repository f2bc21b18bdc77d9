import { refuse } from "../../platform/index.ts";
import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { readLists } from "../index.server.ts";
import {
  BilingualText,
  Card,
  DataTable,
  LinkButton,
  Moment,
  PageHeading,
  Pagination,
  Tag,
  pageNumber,
} from "../../ui/index.ts";
import type { Route } from "./+types/lists.ts";
import { national } from "../area.ts";
import { areaName } from "../area-name.ts";
import { codeListName } from "../code-list-name.ts";
import { spanOf } from "../format.ts";
import { NoList } from "./list-cards.tsx";

export const handle = { step: "sense" };

const pageSize = 20;

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const page = pageNumber(new URL(request.url).searchParams);
  const outcome = await visit.perform(readLists, { limit: pageSize, offset: (page - 1) * pageSize });
  if (!outcome.ok) return deny(visit, outcome);
  if (page > 1 && outcome.lists.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  return { ...outcome, page, role: visit.visitor?.principal.role ?? null };
}

/** All lists that the reader may see; drafts are marked. */
export default function Lists({ loaderData: { lists, places, count, page, role } }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  if (count === 0) return <NoList role={role} />;
  return (
    <>
      <title>{`${say("evidence.lists.title")} · Jembatan`}</title>
      <PageHeading
        title={say("evidence.lists.title")}
        lead={say("evidence.lists.lead")}
        actions={
          <>
            {role === "statistician" && (
              <LinkButton href="/col/compute">{say("evidence.lists.compute")}</LinkButton>
            )}
            <LinkButton href="/col/editions" variant="plain">
              {say("evidence.editions.short")}
            </LinkButton>
            <LinkButton href="/col/compare" variant="plain">
              {say("evidence.lists.compare")}
            </LinkButton>
          </>
        }
      />
      <Card>
        <DataTable
          caption={say("evidence.lists.title")}
          captionHidden
          note={say("evidence.lists.sorted", { count })}
          rows={lists}
          rowKey={(list) => list.listId}
          columns={[
            {
              key: "title",
              heading: say("evidence.lists.list"),
              cell: (list) => (
                <>
                  <a href={`/col/${list.listId}`}>
                    {spanOf(intl, list.periods)} · {say("evidence.lists.digits", { level: list.level })}
                  </a>
                  <small>
                    <BilingualText text={list.title} /> · {areaName(intl, national, list.coverage, places)}
                  </small>
                </>
              ),
            },
            {
              key: "level",
              heading: say("evidence.lists.level"),
              cell: (list) => (
                <>
                  {say(`evidence.level.${list.level}`)}
                  <small>{codeListName(list.codeList)}</small>
                </>
              ),
            },
            {
              key: "short",
              heading: say("evidence.lists.short"),
              numeric: true,
              cell: (list) =>
                say("evidence.lists.shortOf", {
                  short: list.verdicts?.short ?? 0,
                  decided: (list.verdicts?.short ?? 0) + (list.verdicts?.notShort ?? 0),
                }),
            },
            {
              key: "computed",
              heading: say("evidence.lists.computed"),
              cell: (list) => <Moment at={list.computedAt} />,
            },
            {
              key: "state",
              heading: say("evidence.lists.state"),
              label: "",
              cell: (list) =>
                list.releasedAt ? (
                  <Tag kind="ok">{say("evidence.lists.released")}</Tag>
                ) : (
                  <Tag>{say("evidence.lists.draft")}</Tag>
                ),
            },
          ]}
        />
        <Pagination page={page} pageSize={pageSize} total={count} href={(to) => `/col/lists?page=${to}`} />
      </Card>
    </>
  );
}
