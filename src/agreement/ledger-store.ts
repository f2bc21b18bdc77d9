import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../platform/database.ts";
import { foldedNumber, type LedgerEntry } from "./ledger-entry.ts";
import type { LedgerKind, LedgerState, LedgerView } from "./ledger-kind.ts";
import type { TrackerMapping } from "./tracker-mapping.ts";

/** An entry in a list: with the reply that counts, and how many there are. */
export type LedgerLine = LedgerEntry & {
  replies: number;
  /** Replies that count: more than one waits for a person to say which does. */
  counting: number;
  replyId: string | null;
  replyNumber: string | null;
  replyDate: string | null;
};

export type LedgerFilter = {
  organisation: string;
  today: string;
  view: LedgerView;
  kind: LedgerKind | null;
  state: LedgerState | null;
  /** Whether replies have lines of their own, besides standing in the line of what they answer. */
  repliesApart: boolean;
  /** An office that wrote, got or has to act, in any case. */
  counterpart: string | null;
  text: string | null;
};

export type LedgerCounts = Record<LedgerView, number>;

export type LedgerChange = {
  organisationId: string;
  changeId: string;
  entryId: string;
  was: Partial<LedgerEntry>;
  source: "typed" | "file";
  changedBy: string | null;
  changedAt: Date;
};

export type SavedMapping = {
  organisationId: string;
  mappingId: string;
  headings: string[];
  columns: TrackerMapping;
  savedBy: string | null;
  savedAt: Date;
  synthetic: boolean;
};

const types = {
  ...{
    organisationId: "uuid",
    entryId: "uuid",
    kind: "text",
    number: "text",
    onDate: "date",
    sender: "text",
  },
  ...{ receiver: "text", channel: "text", subject: "jsonb", agenda: "jsonb", body: "jsonb", owner: "text" },
  ...{ ownerPerson: "uuid", ownerRole: "text", dueOn: "date", nextActor: "text", state: "text" },
  ...{ underId: "uuid", answersId: "uuid", answerCounts: "boolean", proposalId: "uuid", fileHash: "text" },
  ...{ fileLabel: "text", source: "text", importHash: "text", importRow: "int", importPart: "text" },
  ...{ importSaid: "jsonb", enteredBy: "uuid", enteredAt: "timestamptz", changedAt: "timestamptz" },
  synthetic: "boolean",
} as const satisfies Record<keyof LedgerEntry, string>;
const names = Object.keys(types) as (keyof LedgerEntry)[];
const column = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columns = sql.raw(names.map((name) => `e.${column(name)}`).join(", "));
const written = sql.raw(names.map(column).join(", "));
const record = sql.raw(names.map((name) => `"${name}" ${types[name]}`).join(", "));
const given = sql.raw(names.map((name) => `n."${name}"`).join(", "));
/** What never changes of an entry. */
const fixed: readonly string[] = [
  "organisationId",
  "entryId",
  "enteredBy",
  "enteredAt",
  "source",
  "synthetic",
];
const saved = sql.raw(
  names
    .filter((name) => !fixed.includes(name))
    .map((name) => `${column(name)} = n."${name}"`)
    .join(", "),
);

const pending = sql`e.state in ('open', 'waiting')`;
/** Who is outside of the office has to act: an answer is waited for, or somebody there answers for it. */
const theirs = sql`(e.state = 'waiting' or (e.state = 'open' and e.owner is not null))`;
const undecided = sql`e.kind in ('ask', 'letter') and (select count(*) from agreement.ledger_entry r
  where r.answers_id = e.entry_id and r.answer_counts) > 1`;
const viewed = (view: LedgerView, today: string): RawBuilder<unknown> => {
  switch (view) {
    case "ours":
      return sql`${pending} and not ${theirs}`;
    case "theirs":
      return sql`${theirs}`;
    case "late":
      return sql`${pending} and e.due_on < ${today}::date`;
    case "undecided":
      return undecided;
    case "all":
      return sql`true`;
  }
};
const searched = sql`lower(concat_ws(' ', e.number, e.subject ->> 'id', e.subject ->> 'en', e.body ->> 'id',
  e.body ->> 'en', e.agenda ->> 'id', e.agenda ->> 'en', e.sender, e.receiver, e.owner, e.next_actor))`;

/** What waits comes first, the most urgent before the rest; then the newest. */
const order = sql`(e.state in ('open', 'waiting')) desc,
  case when e.state in ('open', 'waiting') then e.due_on end asc nulls last, e.on_date desc, e.entry_id`;

/** Rows of the ledger and of its mappings. */
export function ledgerStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  const found = ({ organisation, today, view, kind, state, counterpart, text, repliesApart }: LedgerFilter) =>
    sql`e.organisation_id = ${organisation}::uuid and ${viewed(view, today)}
      ${repliesApart ? sql`` : sql`and e.answers_id is null`}
      ${kind ? sql`and e.kind = ${kind}` : sql``} ${state ? sql`and e.state = ${state}` : sql``}
      ${counterpart ? sql`and lower(${counterpart}) in (lower(e.sender), lower(e.receiver), lower(e.owner))` : sql``}
      ${text ? sql`and strpos(${searched}, lower(${text})) > 0` : sql``}`;
  const withReplies = (page: RawBuilder<unknown>) => sql<LedgerLine>`select ${columns},
      coalesce(r.replies, 0) as replies, coalesce(r.counting, 0) as counting, r.reply_id, r.reply_number, r.reply_date
    from (${page}) e left join lateral (select count(*)::int as replies,
        (count(*) filter (where answer_counts))::int as counting,
        (array_agg(entry_id order by answer_counts desc, entered_at, entry_id))[1] as reply_id,
        (array_agg(number order by answer_counts desc, entered_at, entry_id))[1] as reply_number,
        (array_agg(on_date order by answer_counts desc, entered_at, entry_id))[1] as reply_date
      from agreement.ledger_entry where answers_id = e.entry_id) r on true order by ${order}`;

  return {
    /** Many entries in one statement. */
    async addLedgerEntries(entries: readonly LedgerEntry[]) {
      if (!entries.length) return;
      await sql`insert into agreement.ledger_entry (${written})
        select ${given} from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as n(${record})`.execute(
        tx,
      );
    },
    /** Entries as they are now, many in one statement; who entered them and when stays as it is. */
    async saveLedgerEntries(entries: readonly LedgerEntry[]) {
      if (!entries.length) return;
      await sql`update agreement.ledger_entry e set ${saved}
        from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as n(${record})
        where e.entry_id = n."entryId"`.execute(tx);
    },
    async addLedgerChanges(changes: readonly LedgerChange[]) {
      if (!changes.length) return;
      await sql`insert into agreement.ledger_change (organisation_id, change_id, entry_id, was, source, changed_by,
          changed_at)
        select n.* from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as n("organisationId" uuid,
          "changeId" uuid, "entryId" uuid, was jsonb, source text, "changedBy" uuid, "changedAt" timestamptz)`.execute(
        tx,
      );
    },
    ledgerEntry: async (entryId: string, use: "read" | "change" = "read") =>
      (
        await rows(sql<LedgerEntry>`select ${columns} from agreement.ledger_entry e
          where e.entry_id = ${entryId}::uuid ${use === "change" ? sql`for update` : sql``}`)
      )[0],
    /** What an entry was before each change, the last one first. */
    ledgerChanges: (entryId: string) =>
      rows(sql<LedgerChange>`select organisation_id, change_id, entry_id, was, source, changed_by, changed_at
        from agreement.ledger_change where entry_id = ${entryId}::uuid order by changed_at desc, change_id limit 100`),
    /** What answers an entry, in the order in which it was entered. */
    ledgerReplies: (entryId: string) =>
      rows(sql<LedgerEntry>`select ${columns} from agreement.ledger_entry e
        where e.answers_id = ${entryId}::uuid order by e.entered_at, e.entry_id`),
    /** What comes from a meeting or a letter. */
    ledgerUnder: (entryId: string) =>
      rows(
        withReplies(
          sql`select ${columns} from agreement.ledger_entry e where e.under_id = ${entryId}::uuid limit 500`,
        ),
      ),

    /** Some entries as a list shows them. */
    ledgerLines: (entryIds: readonly string[]) =>
      rows(
        withReplies(
          sql`select ${columns} from agreement.ledger_entry e where e.entry_id = any (${[...entryIds]}::uuid[])`,
        ),
      ),
    ledgerPage: (filter: LedgerFilter, { limit, offset }: { limit: number; offset: number }) =>
      rows(
        withReplies(
          sql`select ${columns} from agreement.ledger_entry e where ${found(filter)} order by ${order}
            limit ${limit} offset ${offset}`,
        ),
      ),
    /** How many entries a filter leaves in each view. */
    countLedger: async (filter: LedgerFilter): Promise<LedgerCounts> => {
      const { today } = filter;
      const count = (view: LedgerView) => sql`(count(*) filter (where ${viewed(view, today)}))::int`;
      const [counts] = await rows(sql<LedgerCounts>`select count(*)::int as "all", ${count("ours")} as ours,
          ${count("theirs")} as theirs, ${count("late")} as late, ${count("undecided")} as undecided
        from agreement.ledger_entry e where ${found({ ...filter, view: "all" })}`);
      return counts!;
    },
    /** Offices that the ledger names most often. */
    ledgerCounterparts: async (organisation: string) =>
      (
        await rows(sql<{ name: string }>`select min(name) as name from (
            select sender as name from agreement.ledger_entry where organisation_id = ${organisation}::uuid
            union all select receiver from agreement.ledger_entry where organisation_id = ${organisation}::uuid) n
          where name is not null group by lower(name) order by count(*) desc, 1 limit 60`)
      ).map(({ name }) => name),
    /** What can be answered and has no reply that counts, the newest first. */
    ledgerAnswerable: (organisation: string) =>
      rows(sql<
        Pick<LedgerEntry, "entryId" | "kind" | "number" | "onDate" | "subject" | "receiver">
      >`select entry_id,
          kind, number, on_date, subject, receiver from agreement.ledger_entry e
        where organisation_id = ${organisation}::uuid and kind in ('ask', 'letter') and ${pending}
        order by on_date desc, entry_id limit 200`),
    /** Other entries with one of these numbers. */
    ledgerNumbered: (organisation: string, numbers: readonly string[]) =>
      numbers.length
        ? rows(sql<
            Pick<LedgerEntry, "entryId" | "number" | "sender" | "onDate" | "subject">
          >`select entry_id, number,
            sender, on_date, subject from agreement.ledger_entry e
          where organisation_id = ${organisation}::uuid and number is not null
            and lower(regexp_replace(number, '\\s', '', 'g')) = any (${numbers.map(foldedNumber)}::text[])
          order by on_date, entry_id`)
        : Promise.resolve([]),
    /** Entries that a file may speak of: those of its own rows, those of its days, and what answers them. */
    ledgerForFile: (
      organisation: string,
      importHash: string,
      { from, until }: { from: string; until: string },
    ) =>
      rows(sql<LedgerEntry>`with near as (select entry_id from agreement.ledger_entry
          where organisation_id = ${organisation}::uuid
            and (import_hash = ${importHash} or on_date between ${from}::date and ${until}::date))
        select ${columns} from agreement.ledger_entry e where e.organisation_id = ${organisation}::uuid
          and (e.entry_id in (select entry_id from near) or e.answers_id in (select entry_id from near))
        order by e.entered_at, e.import_row, e.entry_id for update`),
    /** One import of an office at a time, so that two never enter the same row. */
    async oneTrackerAtATime(organisation: string) {
      await sql`select pg_advisory_xact_lock(hashtext('agreement.tracker'), hashtext(${organisation}))`.execute(
        tx,
      );
    },

    trackerMapping: async (organisation: string, headings: readonly string[]) =>
      (
        await rows(sql<SavedMapping>`select organisation_id, mapping_id, headings, columns, saved_by, saved_at, synthetic
          from agreement.tracker_mapping
          where organisation_id = ${organisation}::uuid and headings = ${[...headings]}::text[]`)
      )[0],
    async saveTrackerMapping(mapping: SavedMapping) {
      await sql`insert into agreement.tracker_mapping (organisation_id, mapping_id, headings, columns, saved_by, saved_at,
          synthetic)
        values (${mapping.organisationId}::uuid, ${mapping.mappingId}::uuid, ${mapping.headings}::text[],
          ${JSON.stringify(mapping.columns)}::jsonb, ${mapping.savedBy}::uuid, ${mapping.savedAt}, ${mapping.synthetic})
        on conflict (organisation_id, headings) do update set columns = excluded.columns, saved_by = excluded.saved_by,
          saved_at = excluded.saved_at`.execute(tx);
    },

    /** Asks whose due day has passed without a reply, and asks with two replies of which nobody has chosen one. */
    ledgerWaiting: async (organisation: string, today: string) =>
      (
        await rows(sql<{
          asks: number;
          asksDue: string | null;
          undecided: number;
          undecidedSince: Date | null;
        }>`select (count(*) filter (where late))::int as asks, min(due_on) filter (where late) as asks_due,
          (count(*) filter (where counting > 1))::int as undecided,
          min(second) filter (where counting > 1) as undecided_since
        from (select e.due_on, r.counting, r.second,
            e.kind = 'ask' and ${pending} and e.due_on < ${today}::date and r.counting = 0 as late
          from agreement.ledger_entry e cross join lateral (select count(*) as counting,
              (array_agg(entered_at order by entered_at))[2] as second
            from agreement.ledger_entry where answers_id = e.entry_id and answer_counts) r
          where e.organisation_id = ${organisation}::uuid and e.kind in ('ask', 'letter')
            and (e.state <> 'done' or r.counting > 1)) q`)
      )[0]!,

    /** Takes away what is synthetic; @returns the hashes of scans that nothing points at any more */
    async removeSyntheticLedger(): Promise<string[]> {
      await sql`delete from agreement.tracker_mapping where synthetic`.execute(tx);
      const gone = await rows(
        sql<{
          fileHash: string;
        }>`delete from agreement.ledger_entry where synthetic returning file_hash`,
      );
      const hashes = [...new Set(gone.flatMap(({ fileHash }) => fileHash ?? []))];
      const kept = await rows(sql<{ fileHash: string }>`select distinct file_hash from agreement.ledger_entry
        where file_hash = any (${hashes}::text[])`);
      const still = new Set(kept.map(({ fileHash }) => fileHash));
      return hashes.filter((hash) => !still.has(hash));
    },
  };
}
