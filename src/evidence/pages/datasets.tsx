import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { readDatasets } from "../index.server.ts";
import { BilingualText, Card, DataTable, EmptyState, LinkButton, PageHeading, Tag } from "../../ui/index.ts";
import { countOf } from "../dataset.ts";
import type { Route } from "./+types/datasets.ts";
import { spanOf } from "../format.ts";

export const handle = { step: "sense", sentences: ["evidence.datasets"] };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readDatasets, {});
  if (!outcome.ok) return deny(visit, outcome);
  return { datasets: outcome.datasets, role: visit.visitor?.principal.role ?? null };
}

/** The files of evidence that the reader's organisation has, or that were released to it. */
export default function Datasets({ loaderData: { datasets, role } }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const importLink = <LinkButton href="/evidence/import">{say("evidence.empty.import")}</LinkButton>;
  return (
    <>
      <title>{`${say("evidence.datasets.title")} · Jembatan`}</title>
      <PageHeading
        title={say("evidence.datasets.title")}
        lead={say("evidence.datasets.lead")}
        actions={role === "statistician" && importLink}
      />
      <Card>
        <DataTable
          caption={say("evidence.datasets.title")}
          captionHidden
          note={say("evidence.datasets.sorted", { count: datasets.length })}
          rows={datasets}
          rowKey={(dataset) => dataset.datasetId}
          empty={
            <EmptyState
              title={say("evidence.datasets.noneTitle")}
              action={role === "statistician" && importLink}
            >
              {say("evidence.datasets.none")}
            </EmptyState>
          }
          columns={[
            {
              key: "title",
              heading: say("evidence.datasets.dataset"),
              cell: (dataset) => (
                <>
                  <a href={`/evidence/${dataset.datasetId}`}>
                    <BilingualText text={dataset.title} />
                  </a>
                  <small>{dataset.fileName}</small>
                </>
              ),
            },
            {
              key: "periods",
              heading: say("evidence.datasets.periods"),
              cell: (dataset) => spanOf(intl, dataset.periods),
            },
            {
              key: "counts",
              heading: say("evidence.datasets.counts"),
              cell: (dataset) => {
                const { id, values } = countOf(dataset);
                return say(id, values);
              },
            },
            {
              key: "state",
              heading: say("evidence.lists.state"),
              label: "",
              cell: (dataset) => (dataset.synthetic ? <Tag>{say("evidence.datasets.synthetic")}</Tag> : null),
            },
          ]}
        />
      </Card>
    </>
  );
}
