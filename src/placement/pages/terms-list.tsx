import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  EmptyState,
  FilterLinks,
  LinkButton,
  PageHeading,
  pageNumber,
  Pagination,
  Tag,
  TextInput,
} from "../../ui/index.ts";
import { draftTerms, readTermsList } from "../index.server.ts";
import { termsPageSize, termsViews } from "../terms-list.ts";
import { DueDay, StateTag, useStretch } from "./terms-parts.tsx";
import type { Route } from "./+types/terms-list.ts";

export const handle = { step: "deliver", sentences: ["placement.terms"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const view = termsViews.find((one) => one === query.get("view")) ?? "all";
  const text = (query.get("text") ?? "").trim().slice(0, 200);
  const page = pageNumber(query);
  const found = await visit.perform(readTermsList, { view, text, offset: (page - 1) * termsPageSize });
  if (!found.ok) return deny(visit, found);
  if (page > 1 && found.terms.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  const mayDraft = decide(draftTerms.policy, visit.visitor?.principal ?? anonymous) === null;
  return { ...found, text, page, mayDraft };
}

/** Requests for experts in which the reader's office takes part: what waits first. */
export default function TermsList({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { terms, counts, count, view, text, page, today, mayDraft } = loaderData;
  const stretch = useStretch();
  const title = say("placement.terms.title");
  const href = (to: Record<string, string>) =>
    `/terms?${new URLSearchParams({ ...(view !== "all" && { view }), ...(text && { text }), ...to })}`;
  const begin = mayDraft && <LinkButton href="/terms/new">{say("placement.terms.new")}</LinkButton>;
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading title={title} lead={say("placement.terms.lead")} actions={begin || undefined} />
      <Card>
        <FilterLinks
          label={say("placement.terms.byView")}
          links={termsViews.map((one) => ({
            label: say(`placement.terms.view.${one}`),
            href: `/terms?${new URLSearchParams({ view: one, ...(text && { text }) })}`,
            count: counts[one],
            current: one === view,
          }))}
        />
        {(counts.all > 0 || text) && (
          <form method="get" className="filter-form">
            <input type="hidden" name="view" value={view} />
            <TextInput
              name="text"
              label={say("placement.terms.search")}
              defaultValue={text}
              optional="silently"
            />
            <Button variant="plain">{say("placement.terms.find")}</Button>
          </form>
        )}
        <DataTable
          caption={title}
          captionHidden
          note={say("placement.terms.sorted", { count })}
          rows={terms}
          rowKey={({ termsId }) => termsId}
          empty={
            <EmptyState level={2} title={say("placement.terms.none")} action={begin || undefined}>
              {say(mayDraft ? "placement.terms.noneHow" : "placement.terms.noneReader")}
            </EmptyState>
          }
          columns={[
            {
              key: "what",
              heading: say("placement.terms.what"),
              label: "",
              wide: true,
              cell: (one) => (
                <>
                  <a href={`/terms/${one.termsId}`}>
                    <BilingualText text={one.title} />
                  </a>
                  <small>
                    {one.number} · <BilingualText text={one.place} />
                  </small>
                  <small>{stretch(one)}</small>
                </>
              ),
            },
            {
              key: "state",
              heading: say("placement.terms.stateHead"),
              cell: (one) => <StateTag state={one.state} />,
            },
            {
              key: "next",
              heading: say("placement.terms.nextActor"),
              cell: (one) =>
                one.nextCapacity ? (
                  <>
                    {say(`placement.terms.capacity.${one.nextCapacity}`)}{" "}
                    {one.ours && <Tag kind="new">{say("placement.terms.you")}</Tag>}
                  </>
                ) : (
                  "–"
                ),
            },
            {
              key: "due",
              heading: say("placement.terms.due"),
              cell: (one) => <DueDay dueOn={one.dueOn} today={today} />,
            },
          ]}
        />
        <Pagination
          page={page}
          pageSize={termsPageSize}
          total={count}
          href={(to) => href({ page: String(to) })}
        />
      </Card>
    </>
  );
}
