import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Terms } from "./terms.ts";
import type { TermsView } from "./terms-list.ts";

/** Terms in a list. `ours`: whether the reader's office acts next. */
export type TermsLine = Pick<
  Terms,
  | ("termsId" | "number" | "title" | "state" | "centreKey" | "hubId" | "fromDay" | "untilDay" | "weeks")
  | ("zone" | "nextCapacity" | "dueOn" | "synthetic")
> & { ours: boolean };

const ended = sql`t.state in ('declined', 'withdrawn', 'cancelled')`;
const ours = sql`exists (select from placement.participant p where p.terms_id = t.terms_id
  and p.organisation_id = (select identity.organisation()) and p.capacity = t.next_capacity)`;
const viewed = (view: TermsView) =>
  ({
    ours: ours,
    theirs: sql`t.next_capacity is not null and not ${ours}`,
    sourced: sql`t.state = 'sourced'`,
    ended,
    all: sql`true`,
  })[view];

/** Terms in lists: what waits first, the most urgent on top; then the newest. */
export function termsListStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;
  const worded = (text: string | null) =>
    text
      ? sql`strpos(lower(concat_ws(' ', t.number, t.title ->> 'id', t.title ->> 'en', t.centre_key)), lower(${text})) > 0`
      : sql`true`;
  return {
    termsPage: (
      { view, text }: { view: TermsView; text: string | null },
      { limit, offset }: { limit: number; offset: number },
    ) =>
      rows(sql<TermsLine>`select t.terms_id, t.number, t.title, t.state, t.centre_key, t.hub_id, t.from_day, t.until_day,
          t.weeks, t.zone, t.next_capacity, t.due_on, t.synthetic, ${ours} as ours
        from placement.terms t where ${viewed(view)} and ${worded(text)}
        order by t.next_capacity is null, t.due_on, t.made_at desc, t.terms_id limit ${limit} offset ${offset}`),
    /** How many terms each view has. */
    countTerms: async (text: string | null): Promise<Record<TermsView, number>> => {
      const count = (view: TermsView) => sql`(count(*) filter (where ${viewed(view)}))::int`;
      const [counts] = await rows(sql<Record<TermsView, number>>`select ${count("ours")} as ours,
          ${count("theirs")} as theirs, ${count("sourced")} as sourced, ${count("ended")} as ended, ${count("all")} as "all"
        from placement.terms t where ${worded(text)}`);
      return counts ?? { ours: 0, theirs: 0, sourced: 0, ended: 0, all: 0 };
    },
  };
}
