import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { BilingualText, Card, DataTable, EmptyState, Moment, PageHeading, useDay } from "../../ui/index.ts";
import { readMyNominations } from "../index.server.ts";
import { NominationTag } from "./selection-parts.tsx";
import type { Route } from "./+types/nominations.ts";

export const handle = { step: "deliver", sentences: ["placement.selection", "placement.terms"] };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readMyNominations, {});
  if (!read.ok) return deny(visit, read);
  return read;
}

/** An expert's own page: for what one was put forward, what became of it, and who was shown what. */
export default function MyNominations({ loaderData: { nominations, disclosures } }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const day = useDay();
  const title = say("placement.selection.mine");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading title={title} lead={say("placement.selection.mineLead")} />
      <div className="grid one">
        <Card>
          <DataTable
            caption={title}
            captionHidden
            note={say("placement.selection.mineCount", { count: nominations.length })}
            rows={nominations}
            rowKey={({ nominationId }) => nominationId}
            empty={
              <EmptyState title={say("placement.selection.mineNone")}>
                {say("placement.selection.mineNoneHow")}
              </EmptyState>
            }
            columns={[
              {
                key: "days",
                heading: say("placement.terms.days"),
                label: "",
                wide: true,
                cell: ({ state, termsId, fromDay, untilDay }) => {
                  const days = say("placement.terms.fromUntil", { from: day(fromDay), until: day(untilDay) });
                  return state === "selected" ? <a href={`/terms/${termsId}`}>{days}</a> : days;
                },
              },
              {
                key: "state",
                heading: say("placement.terms.stateHead"),
                cell: ({ state }) => <NominationTag state={state} />,
              },
              {
                key: "why",
                heading: say("placement.terms.reason"),
                wide: true,
                cell: ({ reason }) => (reason ? <BilingualText text={reason} /> : "–"),
              },
            ]}
          />
        </Card>
        <Card title={say("placement.selection.shownTo")}>
          <DataTable
            caption={say("placement.selection.shownTo")}
            captionHidden
            note={say("placement.selection.shownCount", { count: disclosures.length })}
            rows={disclosures}
            rowKey={({ disclosureId }) => disclosureId}
            empty={<p>{say("placement.selection.shownNone")}</p>}
            columns={[
              {
                key: "office",
                heading: say("placement.selection.office"),
                label: "",
                wide: true,
                cell: ({ office }) => <BilingualText text={office} />,
              },
              { key: "at", heading: say("placement.selection.when"), cell: ({ at }) => <Moment at={at} /> },
              {
                key: "what",
                heading: say("placement.selection.what"),
                wide: true,
                cell: ({ fields }) =>
                  fields.map((field) => say(`placement.selection.field.${field}`)).join(", "),
              },
            ]}
          />
        </Card>
      </div>
    </>
  );
}
