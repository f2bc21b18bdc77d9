import { useIntl } from "react-intl";
import { deny, visitOf } from "./identity/index.server.ts";
import { readMailbox } from "./notices.server.ts";
import { noticeText } from "./platform/notices.ts";
import { Card, EmptyState, Moment, PageHeading, Pagination, Tag, pageNumber } from "./ui/index.ts";
import type { PageHandle } from "./root.tsx";
import type { Route } from "./+types/mailbox-page.ts";

export const handle: PageHandle = { sentences: ["identity"] };

const pageSize = 20;

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  // Elsewhere notices go to the people themselves, and nobody reads along.
  if (!visit.demo && !import.meta.env.DEV) return deny(visit, { ok: false, code: "PAGE_NOT_FOUND" });
  const page = pageNumber(new URL(request.url).searchParams);
  const read = await visit.perform(readMailbox, { limit: pageSize, offset: (page - 1) * pageSize });
  if (!read.ok) return deny(visit, read);
  const notices = read.notices.map(
    ({ noticeId, channel, person, role, createdAt, deliveredAt, ...notice }) => ({
      ...noticeText(notice, visit.language),
      noticeId,
      channel,
      person,
      role,
      createdAt,
      delivered: deliveredAt !== null,
    }),
  );
  return { notices, total: read.total, page };
}

export default function Mailbox({ loaderData: { notices, total, page } }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const addressee = ({ person, role }: (typeof notices)[number]) =>
    person ?? say(role ? `identity.role.${role}` : "mailbox.toAll");
  return (
    <>
      <title>{`${say("mailbox.title")} · Jembatan`}</title>
      <PageHeading title={say("mailbox.title")} lead={say("mailbox.lead")} />
      {notices.length === 0 ? (
        <EmptyState title={say("mailbox.emptyTitle")}>{say("mailbox.empty")}</EmptyState>
      ) : (
        <>
          {notices.map((notice) => (
            <Card
              key={notice.noticeId}
              title={notice.subject}
              action={
                <Tag kind={notice.delivered ? "ok" : "neutral"}>
                  {say(notice.delivered ? "mailbox.delivered" : "mailbox.waiting")}
                </Tag>
              }
            >
              <p className="quiet">
                {say(`mailbox.channel.${notice.channel}`)} · {say("mailbox.to", { to: addressee(notice) })} ·{" "}
                <Moment at={notice.createdAt} />
              </p>
              <p style={{ whiteSpace: "pre-line" }}>{notice.body}</p>
            </Card>
          ))}
          <div style={{ marginTop: "var(--s3)" }}>
            <Pagination
              page={page}
              pageSize={pageSize}
              total={total}
              href={(number) => `/mailbox?page=${number}`}
            />
          </div>
        </>
      )}
    </>
  );
}
