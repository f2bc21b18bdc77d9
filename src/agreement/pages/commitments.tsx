import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  DataTable,
  EmptyState,
  FilterLinks,
  PageHeading,
  Pagination,
  pageNumber,
  useDay,
  useParty,
} from "../../ui/index.ts";
import { clausePath } from "../commitment-records.ts";
import { readCommitments } from "../index.server.ts";
import type { Route } from "./+types/commitments.ts";

export const handle = { step: "agree" };
const pageSize = 25;
/** Units of what is reached and not used up. */
const uncounted: readonly string[] = ["percent", "month"];

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const page = pageNumber(query);
  const asked = query.get("party") ?? "";
  const party = /^[A-Z]{2}$/.test(asked) ? asked : null;
  const read = await visit.perform(readCommitments, {
    party,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  if (!read.ok) return deny(visit, read);
  return { ...read, page, party };
}

/** What the parties owe each other: each commitment opens its clause and its thread. */
export default function Commitments({
  loaderData: { commitments, count, parties, page, party },
}: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const partyName = useParty();
  const dayText = useDay();
  const amount = ({ quantity, unit }: { quantity: number; unit: string }) =>
    unit === unit.toUpperCase()
      ? `${unit === "IDR" && intl.locale.startsWith("id") ? "Rp" : unit}\u00a0${intl.formatNumber(quantity)}`
      : say(`agreement.commitments.unit.${unit}`, { quantity });
  const title = say("agreement.commitments.title");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("agreement.title"), href: "/agreement" }]}
        title={title}
        lead={say("agreement.commitments.lead")}
      />
      <Card>
        <FilterLinks
          label={say("agreement.commitments.party")}
          links={[null, ...parties].map((one) => ({
            label: one ? partyName(one) : say("agreement.commitments.all"),
            href: one ? `?party=${one}` : "?",
            current: one === party,
          }))}
        />
        <DataTable
          caption={title}
          captionHidden
          note={say("agreement.commitments.count", { count })}
          rows={commitments}
          rowKey={({ commitmentId }) => commitmentId}
          empty={
            <EmptyState level={2} title={say("agreement.commitments.none")}>
              {say("agreement.commitments.noneHow")}
            </EmptyState>
          }
          columns={[
            {
              key: "title",
              heading: say("agreement.commitments.what"),
              cell: (one) => (
                <span id={one.commitmentId}>
                  <a href={clausePath(one.versionId, one.clauseId)}>
                    <BilingualText text={one.title} />
                  </a>
                </span>
              ),
            },
            { key: "party", heading: say("agreement.commitments.by"), cell: (one) => partyName(one.party) },
            {
              key: "quantity",
              heading: say("agreement.commitments.quantity"),
              numeric: true,
              cell: (one) => (
                <a
                  className="thread-number"
                  href={
                    one.thread
                      ? `/thread/agreement.commitment/${one.commitmentId}`
                      : clausePath(one.versionId, one.clauseId)
                  }
                >
                  {amount(one)}
                </a>
              ),
            },
            {
              key: "left",
              heading: say("agreement.commitments.left"),
              numeric: true,
              cell: (one) =>
                uncounted.includes(one.unit) ? (
                  "–"
                ) : (
                  <>
                    {amount({ quantity: one.left, unit: one.unit })}
                    <small>
                      {one.drawn > 0
                        ? say("agreement.commitments.drawn", {
                            amount: amount({ quantity: one.drawn, unit: one.unit }),
                          })
                        : say("agreement.commitments.undrawn")}
                    </small>
                  </>
                ),
            },
            {
              key: "uses",
              heading: say("agreement.commitments.uses"),
              wide: true,
              cell: (one) =>
                one.uses.length + one.otherUses === 0 ? (
                  "–"
                ) : (
                  <ul className="plain-list">
                    {one.uses.map((use) => (
                      <li key={use.path}>
                        <a href={use.path}>
                          <BilingualText text={use.title} />
                        </a>{" "}
                        <small>{amount({ quantity: use.quantity, unit: one.unit })}</small>
                      </li>
                    ))}
                    {one.otherUses > 0 && (
                      <li>{say("agreement.commitments.otherUses", { count: one.otherUses })}</li>
                    )}
                  </ul>
                ),
            },
            {
              key: "period",
              heading: say("agreement.commitments.period"),
              cell: (one) =>
                say("agreement.commitments.fromUntil", {
                  from: dayText(one.periodFrom),
                  until: dayText(one.periodUntil),
                }),
            },
            {
              key: "evidence",
              heading: say("agreement.commitments.evidence"),
              priority: 3,
              cell: (one) => one.evidence && <BilingualText text={one.evidence} />,
            },
          ]}
        />
        <Pagination
          page={page}
          pageSize={pageSize}
          total={count}
          href={(to) => `?${new URLSearchParams({ ...(party && { party }), page: String(to) })}`}
        />
      </Card>
    </>
  );
}
