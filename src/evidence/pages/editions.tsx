import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  DataTable,
  EmptyState,
  LinkButton,
  PageHeading,
  Pagination,
  RowItem,
  RowList,
  Tag,
  pageNumber,
} from "../../ui/index.ts";
import { editionPath } from "../edition.ts";
import { editionReviewPath } from "../edition-proposal.ts";
import { readEditions, readWaitingEditions, registerEdition } from "../index.server.ts";
import type { Route } from "./+types/editions.ts";

export const handle = { step: "sense" };

const pageSize = 50;

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const page = pageNumber(new URL(request.url).searchParams);
  const outcome = await visit.perform(readEditions, { limit: pageSize, offset: (page - 1) * pageSize });
  if (!outcome.ok) return deny(visit, outcome);
  const principal = visit.visitor?.principal ?? anonymous;
  // Whose role confirms and enters nothing is refused, and sees no such card.
  const waiting = await visit.perform(readWaitingEditions, {});
  return {
    ...outcome,
    page,
    waiting: waiting.ok ? waiting.waiting : [],
    signedIn: visit.visitor !== null,
    mayRegister: decide(registerEdition.policy, principal) === null,
  };
}

/** Every edition that was sealed or registered; none of them ever goes away. */
export default function Editions({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { editions, waiting, count, page, signedIn, mayRegister } = loaderData;
  const title = say("evidence.editions.title");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        title={title}
        lead={say("evidence.editions.lead")}
        actions={
          <>
            {mayRegister && (
              <LinkButton href="/col/editions/register" variant="plain">
                {say("evidence.editions.register")}
              </LinkButton>
            )}
            {signedIn && (
              <LinkButton href="/col/rounds" variant="plain">
                {say("evidence.rounds.title")}
              </LinkButton>
            )}
          </>
        }
      />
      {waiting.length > 0 && (
        <Card title={say("evidence.editions.waiting")}>
          <RowList>
            {waiting.map(({ waits, name, title: edition }) => (
              <RowItem
                key={name}
                title={<BilingualText text={edition} />}
                href={editionReviewPath(name)}
                note={say(`evidence.editions.waits.${waits}`, { name })}
              />
            ))}
          </RowList>
        </Card>
      )}
      <Card>
        <DataTable
          caption={title}
          captionHidden
          rows={editions}
          rowKey={(edition) => edition.name}
          empty={
            <EmptyState level={2} title={say("evidence.editions.noneTitle")}>
              {say("evidence.editions.none")}
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              heading: say("evidence.editions.name"),
              cell: (edition) => (
                <>
                  <a href={editionPath(edition.name)}>
                    <BilingualText text={edition.title} />
                  </a>
                  <small>{say(`evidence.edition.method.${edition.method}`)}</small>
                  {edition.withdrawnOn !== null && (
                    <>
                      {" "}
                      <Tag>{say("evidence.edition.withdrawn")}</Tag>
                    </>
                  )}
                </>
              ),
            },
            {
              key: "entries",
              heading: say("evidence.editions.entries"),
              numeric: true,
              cell: (edition) => intl.formatNumber(edition.entries),
            },
            {
              key: "published",
              heading: say("evidence.editions.published"),
              cell: (edition) =>
                intl.formatDate(new Date(edition.publishedOn), { dateStyle: "medium", timeZone: "UTC" }),
            },
            {
              key: "hash",
              heading: say("evidence.editions.hash"),
              cell: (edition) => <code>{`${edition.hash.slice(0, 8)}…`}</code>,
            },
          ]}
        />
        <Pagination
          page={page}
          pageSize={pageSize}
          total={count}
          href={(to) => (to > 1 ? `/col/editions?page=${to}` : "/col/editions")}
        />
      </Card>
    </>
  );
}
