import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Card,
  CopyText,
  DataTable,
  EmptyState,
  FilterLinks,
  LinkButton,
  PageHeading,
  pageNumber,
  Pagination,
  Tag,
} from "../../ui/index.ts";
import { addLedgerEntry, pasteLedger, readLedger } from "../index.server.ts";
import { isAnswerable, ledgerPageSize, ledgerViews } from "../ledger-kind.ts";
import { ledgerAsked, ledgerHref } from "./ledger-asked.ts";
import { LedgerFilter } from "./ledger-filter.tsx";
import { DueText, StateTag, useEntryLine, useShortDay, WaitsFor } from "./ledger-parts.tsx";
import type { Route } from "./+types/ledger.ts";

export const handle = { step: "agree", sentences: ["agreement.ledger"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const asked = ledgerAsked(query);
  const page = pageNumber(query);
  const found = await visit.perform(readLedger, { ...asked, offset: (page - 1) * ledgerPageSize });
  if (!found.ok) return deny(visit, found);
  if (page > 1 && found.entries.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  const paste = await visit.perform(pasteLedger, { language: visit.language });
  return {
    ...found,
    asked,
    page,
    paste: paste.ok ? paste.text : "",
    mayWrite: decide(addLedgerEntry.policy, visit.visitor?.principal ?? anonymous) === null,
  };
}

/** The ledger of an office: what was asked of whom, what came back, and whom it waits for. */
export default function Ledger({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { entries, counts, total, asked, page, people, today, mayWrite } = loaderData;
  const short = useShortDay();
  const line = useEntryLine();
  const { kind, state, counterpart, text } = asked;
  const narrowed = Boolean(kind ?? state ?? counterpart ?? text);
  const title = say("agreement.ledger.title");
  const buttons = mayWrite && (
    <>
      <LinkButton href="/ledger/new">{say("agreement.ledger.new.title")}</LinkButton>
      <LinkButton href="/ledger/import" variant="plain">
        {say("agreement.ledger.import.title")}
      </LinkButton>
    </>
  );
  if (counts.all === 0 && !narrowed) {
    return (
      <>
        <title>{`${title} · Jembatan`}</title>
        <PageHeading title={title} lead={say("agreement.ledger.lead")} />
        <Card>
          <EmptyState title={say("agreement.ledger.nothing")} action={buttons || undefined}>
            <p>{say(mayWrite ? "agreement.ledger.nothingHow" : "agreement.ledger.nothingReader")}</p>
            {mayWrite && (
              <p>
                <a href="/ledger/template" download>
                  {say("agreement.ledger.template")}
                </a>
              </p>
            )}
          </EmptyState>
        </Card>
      </>
    );
  }
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading title={title} lead={say("agreement.ledger.lead")} actions={buttons || undefined} />
      <Card>
        <FilterLinks
          label={say("agreement.ledger.byView")}
          links={ledgerViews
            .filter((view) => view !== "undecided" || counts.undecided > 0 || asked.view === view)
            .map((view) => ({
              label: say(`agreement.ledger.view.${view}`),
              href: ledgerHref({ ...asked, view }),
              count: counts[view],
              current: asked.view === view,
            }))}
        />
        <LedgerFilter asked={asked} narrowed={narrowed} counterparts={loaderData.counterparts} />
        <DataTable
          caption={title}
          captionHidden
          note={say("agreement.ledger.sorted", { count: total })}
          rows={entries}
          rowKey={({ entryId }) => entryId}
          empty={
            <EmptyState title={say("agreement.ledger.empty")}>
              <p>
                <a href="/ledger">{say("agreement.ledger.showAll")}</a>
              </p>
            </EmptyState>
          }
          columns={[
            {
              key: "what",
              heading: say("agreement.ledger.what"),
              label: "",
              wide: true,
              cell: (entry) => (
                <>
                  <a href={`/ledger/${entry.entryId}`}>
                    <BilingualText text={entry.subject} />
                  </a>
                  <small>{line(entry)}</small>
                  {(entry.sender ?? entry.receiver) && (
                    <small>{[entry.sender ?? "…", entry.receiver ?? "…"].join(" → ")}</small>
                  )}
                </>
              ),
            },
            {
              key: "cameBack",
              heading: say("agreement.ledger.cameBack"),
              cell: (entry) =>
                entry.replyId && entry.replyDate ? (
                  <>
                    <a href={`/ledger/${entry.replyId}`}>
                      {[entry.replyNumber, short(entry.replyDate)].filter(Boolean).join(", ")}
                    </a>
                    {entry.counting > 1 && (
                      <small>
                        <Tag kind="new">{say("agreement.ledger.twoReplies", { count: entry.counting })}</Tag>
                      </small>
                    )}
                  </>
                ) : isAnswerable(entry.kind) && entry.state === "waiting" ? (
                  say("agreement.ledger.noReply")
                ) : (
                  "–"
                ),
            },
            {
              key: "waits",
              heading: say("agreement.ledger.waitsFor"),
              cell: (entry) => <WaitsFor entry={entry} people={people} />,
            },
            {
              key: "due",
              heading: say("agreement.ledger.due"),
              cell: (entry) => <DueText entry={entry} today={today} />,
            },
            {
              key: "state",
              heading: say("agreement.ledger.state"),
              cell: (entry) => <StateTag state={entry.state} />,
            },
          ]}
        />
        <Pagination
          page={page}
          pageSize={ledgerPageSize}
          total={total}
          href={(to) => ledgerHref(asked, { page: String(to) })}
        />
      </Card>
      <Card title={say("agreement.ledger.takeAlong")}>
        <div className="actions">
          <LinkButton variant="plain" href={ledgerHref(asked, {}, "/ledger/print")}>
            {say("agreement.ledger.pdf")}
          </LinkButton>
          <LinkButton variant="plain" href={ledgerHref(asked, { format: "xlsx" }, "/ledger/file")} download>
            {say("agreement.ledger.xlsx")}
          </LinkButton>
          <LinkButton variant="plain" href={ledgerHref(asked, { format: "csv" }, "/ledger/file")} download>
            {say("agreement.ledger.csv")}
          </LinkButton>
        </div>
        <CopyText
          label={say("agreement.ledger.copy")}
          hint={say("agreement.ledger.copyHint")}
          text={loaderData.paste}
        />
      </Card>
    </>
  );
}
