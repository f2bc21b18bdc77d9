import { useIntl } from "react-intl";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  EmptyState,
  Pagination,
  Tag,
  TextInput,
} from "../../ui/index.ts";
import type { Candidate } from "../long-list.ts";
import { termsPageSize } from "../terms-list.ts";
import { ReasonList } from "./selection-parts.tsx";

/** A sender's own experts for a request, with the reasons for and against each, and a button to put one forward. */
export function LongList({
  candidates,
  total,
  termsId,
  text,
  page,
  mayPut,
}: {
  candidates: readonly (Candidate & { nominated: boolean })[];
  total: number;
  termsId: string;
  text: string;
  page: number;
  mayPut: boolean;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const title = say("placement.selection.longList");
  return (
    <Card title={title} id="long-list">
      <p>{say("placement.selection.longListLead")}</p>
      <form method="get" className="filter-form" action="#long-list">
        <TextInput
          name="text"
          label={say("placement.selection.search")}
          defaultValue={text}
          optional="silently"
        />
        <Button variant="plain">{say("placement.terms.find")}</Button>
      </form>
      <DataTable
        caption={title}
        captionHidden
        note={say("placement.selection.longListSorted", { count: total })}
        rows={candidates}
        rowKey={({ expertId }) => expertId}
        empty={
          <EmptyState level={3} title={say("placement.selection.nobody")}>
            {say("placement.selection.nobodyHow")} <a href="/experts">{say("placement.selection.roster")}</a>
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            heading: say("placement.selection.expert"),
            label: "",
            wide: true,
            cell: (one) => (
              <>
                <a href={`/experts/${one.expertId}`}>{one.name}</a>
                <small>
                  <BilingualText text={one.headline} />
                </small>
              </>
            ),
          },
          {
            key: "reasons",
            heading: say("placement.selection.reasons"),
            wide: true,
            cell: (one) => <ReasonList reasons={one.reasons} />,
          },
          {
            key: "act",
            heading: say("placement.selection.putForwardHead"),
            label: "",
            wide: true,
            cell: (one) =>
              one.nominated ? (
                <Tag kind="ok">{say("placement.selection.state.put-forward")}</Tag>
              ) : one.agreedOn === null ? (
                <small>{say("placement.selection.notAsked")}</small>
              ) : !one.reasons.free ? (
                <small>{say("placement.selection.bound")}</small>
              ) : mayPut ? (
                <form method="post" action={`/terms/${termsId}/selection#nominations`}>
                  <input type="hidden" name="act" value="nominate" />
                  <input type="hidden" name="expert" value={one.expertId} />
                  <Button variant="plain" aria-label={say("placement.selection.putName", { name: one.name })}>
                    {say("placement.selection.put")}
                  </Button>
                </form>
              ) : (
                "–"
              ),
          },
        ]}
      />
      <Pagination
        page={page}
        pageSize={termsPageSize}
        total={total}
        href={(to) => `?${new URLSearchParams({ ...(text && { text }), page: String(to) })}#long-list`}
      />
    </Card>
  );
}
