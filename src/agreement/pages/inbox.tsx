import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  EmptyState,
  LinkButton,
  PageHeading,
  Pagination,
  pageNumber,
  RowItem,
  RowList,
  Tag,
} from "../../ui/index.ts";
import { readInbox } from "../index.server.ts";
import { ReceiptTag, useLetterLine, Way } from "./letter-parts.tsx";
import type { Route } from "./+types/inbox.ts";

export const handle = { step: "agree" };

const pageLength = 20;

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const page = pageNumber(new URL(request.url).searchParams);
  const found = await visit.perform(readInbox, { limit: pageLength, offset: (page - 1) * pageLength });
  if (!found.ok) return deny(visit, found);
  return { ...found, page, synthetic: [...found.letters, ...found.sent].some(({ synthetic }) => synthetic) };
}

/** What came to one's office and what is done next with it; and what was sent and is not received yet. */
export default function Inbox({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const line = useLetterLine();
  const { letters, total, sent, page } = loaderData;
  type Letter = (typeof letters)[number];
  const row = (letter: Letter) => (
    <RowItem
      key={letter.hop}
      href={`/agreement/letters/${letter.hop}`}
      title={letter.title ? <BilingualText text={letter.title} /> : letter.letter.number}
      note={
        <>
          <Way letter={letter} />
          <br />
          {line(letter)}
        </>
      }
      action={
        letter.next === "none" ? (
          <ReceiptTag letter={letter} />
        ) : (
          <Tag kind="new">{say(`agreement.route.next.${letter.next}`)}</Tag>
        )
      }
    />
  );
  return (
    <>
      <title>{`${say("agreement.route.inbox")} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("agreement.title"), href: "/agreement" }]}
        title={say("agreement.route.inbox")}
        lead={say("agreement.route.inboxLead")}
      />
      {letters.length === 0 ? (
        <EmptyState
          title={say("agreement.route.inboxEmpty")}
          action={
            <LinkButton href="/agreement" variant="plain">
              {say("agreement.title")}
            </LinkButton>
          }
        >
          {say("agreement.route.inboxEmptyHow")}
        </EmptyState>
      ) : (
        <Card title={say("agreement.route.came", { count: total })}>
          <p className="quiet">{say("agreement.route.cameSorted")}</p>
          <RowList>{letters.map(row)}</RowList>
          <Pagination
            page={page}
            total={total}
            pageSize={pageLength}
            href={(to) => `/agreement/inbox?page=${to}`}
          />
        </Card>
      )}
      {sent.length > 0 && (
        <Card title={say("agreement.route.sent", { count: sent.length })}>
          <RowList>{sent.map(row)}</RowList>
        </Card>
      )}
    </>
  );
}
