import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  DataTable,
  EmptyState,
  FilterLinks,
  LinkButton,
  PageHeading,
  useDay,
} from "../../ui/index.ts";
import { readMatrixRows } from "../index.server.ts";
import { matrixCounts } from "../response-matrix.ts";
import { OutcomeTag } from "./comment-item.tsx";
import type { Route } from "./+types/matrix.ts";

export const handle = { step: "agree" };

const filters = ["all", "open", "accepted", "adapted", "declined"] as const;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readMatrixRows, { proposal: params.proposal });
  if (!found.ok) return deny(visit, found, { href: "/agreement", label: "agreement.title" });
  const asked = new URL(request.url).searchParams.get("show");
  const show = filters.find((one) => one === asked) ?? "all";
  return { ...found, show, synthetic: found.proposal.synthetic };
}

/** Every comment that came, what it is about, and how it ended. */
export default function Matrix({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const day = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { proposal, rows, show } = loaderData;
  const counts = matrixCounts(rows);
  const language = intl.locale.startsWith("en") ? "en" : "id";
  const shown = rows.filter(({ outcome }) => show === "all" || (outcome ?? "open") === show);
  const here = `/agreement/${proposal.name}/matrix`;
  const title = say("agreement.feedback.matrix");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: <BilingualText text={proposal.title} />, href: `/agreement/${proposal.name}` },
          { label: say("agreement.feedback.title"), href: `/agreement/${proposal.name}/feedback` },
        ]}
        title={title}
        lead={say("agreement.feedback.counts", { count: counts.all, open: counts.open })}
        actions={
          rows.length > 0 ? (
            <>
              <LinkButton href={`${here}/print`} variant="plain">
                {say("agreement.feedback.print")}
              </LinkButton>
              <LinkButton href={`${here}/file`} variant="plain" download>
                {say("agreement.feedback.workbook")}
              </LinkButton>
            </>
          ) : undefined
        }
      />
      {rows.length === 0 ? (
        <EmptyState title={say("agreement.feedback.none")}>{say("agreement.feedback.noneHow")}</EmptyState>
      ) : (
        <Card>
          <FilterLinks
            label={say("agreement.feedback.show")}
            links={filters.map((one) => ({
              label: say(`agreement.feedback.filter.${one}`, { count: counts[one] }),
              href: one === "all" ? here : `${here}?show=${one}`,
              current: show === one,
            }))}
          />
          <DataTable
            caption={say("agreement.feedback.matrixCaption", { count: shown.length })}
            rows={shown}
            rowKey={({ comment }) => comment}
            columns={[
              {
                key: "text",
                heading: say("agreement.feedback.commentColumn"),
                cell: (row) => (
                  <>
                    <strong>
                      {row.clause === null
                        ? say(`agreement.feedback.place.${row.gone ? "withdrawn" : "whole"}`)
                        : say("agreement.feedback.clause", { number: row.clause })}
                    </strong>{" "}
                    <small>{row.paragraph[language].slice(0, 160)}</small>
                    <span lang={row.language}>{row.text}</span>
                    <small>
                      {row.from}
                      {row.date && ` · ${day(row.date)}`}
                    </small>
                  </>
                ),
              },
              {
                key: "outcome",
                heading: say("agreement.feedback.outcome"),
                cell: (row) => <OutcomeTag outcome={row.outcome} />,
              },
              {
                key: "reason",
                heading: say("agreement.feedback.reason"),
                cell: (row) => <BilingualText text={reasonOf(row.reason)} />,
              },
            ]}
          />
        </Card>
      )}
    </>
  );
}

/** A reason without the languages in which nothing was written. */
const reasonOf = ({ id, en }: { id?: string | undefined; en?: string | undefined }) => ({
  ...(id && { id }),
  ...(en && { en }),
});
