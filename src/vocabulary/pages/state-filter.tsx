import { useIntl } from "react-intl";
import { FilterLinks } from "../../ui/index.ts";

const states = ["proposed", "accepted", "rejected", "all"] as const;
export type ShownState = (typeof states)[number];

export const readState = (value: string | null, usual: ShownState): ShownState =>
  states.find((state) => state === value) ?? usual;

/** Links that narrow a list to proposals in one state, each with how many there are. */
export function StateFilter({
  path,
  status,
  counts,
  q = "",
}: {
  path: string;
  status: ShownState;
  counts: Record<Exclude<ShownState, "all">, number>;
  /** Searched for at the same time. */
  q?: string | undefined;
}) {
  const intl = useIntl();
  const all = counts.proposed + counts.accepted + counts.rejected;
  return (
    <FilterLinks
      label={intl.formatMessage({ id: "vocabulary.review.filter" })}
      links={states.map((state) => ({
        label: intl.formatMessage({ id: `vocabulary.review.${state}` }),
        href: `${path}?${new URLSearchParams({ status: state, ...(q && { q }) })}`,
        count: state === "all" ? all : counts[state],
        current: state === status,
      }))}
    />
  );
}
