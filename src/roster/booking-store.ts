import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import { refuse, type Bilingual, type Outcome } from "../platform/index.ts";
import { dayAdded, dayCount, spanOf, type BookingKind, type Days } from "./booking.ts";

export type Booking = {
  bookingId: string;
  expertId: string;
  fromDay: string;
  untilDay: string;
  zone: string;
  kind: BookingKind;
  recordKind: string | null;
  recordId: string | null;
  note: Bilingual | null;
};

export type NewBooking = Days & {
  expertId: string;
  kind: BookingKind;
  /** What binds the expert: for a placement the case, by kind and id. */
  record?: { kind: string; id: string } | null;
  note?: Bilingual | null;
  synthetic?: boolean;
};

const columns = sql`b.booking_id, b.expert_id, b.from_day, b.until_day, b.zone, b.kind, b.record_kind, b.record_id, b.note`;

const rangeOf = (days: Days) => {
  const { begins, ends } = spanOf(days);
  return sql`tstzrange(${begins.toISOString()}::timestamptz, ${ends.toISOString()}::timestamptz, '[)')`;
};

/** When experts are bound. Whoever books holds the expert first; the table excludes what slips past. */
export function bookingStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  /** An expert cannot lock the own row, which the office keeps: so the lock is on the id. */
  const holdBookings = async (expertId: string) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${expertId}::text, 7245021))`.execute(tx);
  };

  const boundOn = async (expertId: string, days: Days, but: string | null = null) =>
    (
      await rows(sql<Booking>`select ${columns} from roster.booking b
        where b.expert_id = ${expertId}::uuid and b.during && ${rangeOf(days)}
          and b.booking_id is distinct from ${but}::uuid
        order by lower(b.during) limit 1`)
    )[0];

  const elsewhere = (bound: Booking | undefined, days: Days) =>
    refuse("EXPERT_ELSEWHERE", { from: bound?.fromDay ?? days.from, until: bound?.untilDay ?? days.until });

  const booking = async (bookingId: string) =>
    (
      await rows(
        sql<Booking>`select ${columns} from roster.booking b where b.booking_id = ${bookingId}::uuid`,
      )
    )[0];

  /** A booking as it stands once nobody else changes those of its expert. */
  const heldBooking = async (bookingId: string) => {
    const found = await booking(bookingId);
    if (found) await holdBookings(found.expertId);
    return found && booking(bookingId);
  };

  /** Moves the last day of a booking; whether the table let it. */
  async function endOn({ bookingId, fromDay, zone }: Booking, until: string): Promise<boolean> {
    await sql`savepoint booking`.execute(tx);
    try {
      await sql`update roster.booking set until_day = ${until}::date,
          during = ${rangeOf({ from: fromDay, until, zone })} where booking_id = ${bookingId}::uuid`.execute(
        tx,
      );
      await sql`release savepoint booking`.execute(tx);
      return true;
    } catch (error) {
      if (!(error instanceof Error) || (error as { code?: string }).code !== "23P01") throw error;
      await sql`rollback to savepoint booking`.execute(tx);
      return false;
    }
  }

  return {
    booking,
    holdBookings,

    /**
     * Binds an expert of one's own roster for whole days; two who book at once wait for each other.
     * Refusals, none of which ends the transaction: BOOKING_DAYS_REVERSED, EXPERT_NOT_FOUND, EXPERT_NOT_ACTIVE (outside the days
     * on which the expert is on the roster), EXPERT_ELSEWHERE with the days that are taken.
     */
    async book({
      expertId,
      kind,
      record,
      note,
      synthetic,
      ...days
    }: NewBooking): Promise<Outcome<{ booking: string }>> {
      if (days.until < days.from)
        return refuse("BOOKING_DAYS_REVERSED", { from: days.from, until: days.until });
      await holdBookings(expertId);
      const [held] = await rows(sql<{ inside: boolean }>`select
          e.active_from <= ${days.from}::date and coalesce(e.active_until >= ${days.until}::date, true) as inside
        from roster.expert e where e.expert_id = ${expertId}::uuid`);
      if (!held) return refuse("EXPERT_NOT_FOUND");
      if (!held.inside) return refuse("EXPERT_NOT_ACTIVE", { from: days.from, until: days.until });
      const bound = await boundOn(expertId, days);
      if (bound) return elsewhere(bound, days);
      const booking = randomUUID();
      const added = await rows(sql<{
        bookingId: string;
      }>`insert into roster.booking (organisation_id, booking_id,
          expert_id, person_id, from_day, until_day, zone, during, kind, record_kind, record_id, note, synthetic)
        select e.organisation_id, ${booking}::uuid, e.expert_id, e.person_id, ${days.from}::date, ${days.until}::date,
          ${days.zone}, ${rangeOf(days)}, ${kind}, ${record?.kind ?? null}, ${record?.id ?? null},
          ${note ? JSON.stringify(note) : null}::jsonb, ${synthetic ?? false} or e.synthetic
        from roster.expert e where e.expert_id = ${expertId}::uuid
        on conflict do nothing returning booking_id`);
      return added.length ? { ok: true, booking } : elsewhere(undefined, days);
    },

    /**
     * Ends a booking earlier: the days after its new last day are free.
     * @returns how many days are freed
     * Refusals: BOOKING_NOT_FOUND; BOOKING_DAYS_REVERSED where that day is before its first one or no earlier than its last one.
     */
    async shorten(bookingId: string, until: string): Promise<Outcome<{ freed: number }>> {
      const held = await heldBooking(bookingId);
      if (!held) return refuse("BOOKING_NOT_FOUND");
      const { fromDay, untilDay } = held;
      if (until < fromDay || until >= untilDay)
        return refuse("BOOKING_DAYS_REVERSED", { from: fromDay, until });
      await endOn(held, until);
      return { ok: true, freed: dayCount(until, untilDay) - 1 };
    },

    /**
     * Ends a booking later.
     * Refusals, none of which ends the transaction: BOOKING_NOT_FOUND, BOOKING_DAYS_REVERSED, EXPERT_NOT_ACTIVE, EXPERT_ELSEWHERE.
     */
    async lengthen(bookingId: string, until: string): Promise<Outcome<{ added: number }>> {
      const held = await heldBooking(bookingId);
      if (!held) return refuse("BOOKING_NOT_FOUND");
      const { fromDay, untilDay, zone, expertId } = held;
      if (until <= untilDay) return refuse("BOOKING_DAYS_REVERSED", { from: untilDay, until });
      const added = { from: dayAdded(untilDay, 1), until, zone };
      const [left] = await rows(sql<{ on: boolean }>`select e.active_until < ${until}::date as on
        from roster.expert e where e.expert_id = ${expertId}::uuid`);
      if (left?.on) return refuse("EXPERT_NOT_ACTIVE", { from: fromDay, until });
      const bound = await boundOn(expertId, added, bookingId);
      if (bound) return elsewhere(bound, added);
      if (!(await endOn(held, until))) return elsewhere(undefined, added);
      return { ok: true, added: dayCount(added.from, until) };
    },

    /** Takes a booking away: its days are free. @returns whether it was there */
    async release(bookingId: string): Promise<boolean> {
      const gone = await rows(sql<{ bookingId: string }>`delete from roster.booking
        where booking_id = ${bookingId}::uuid returning booking_id`);
      return gone.length > 0;
    },

    /** Which of some experts are on the roster and bound by nothing on all of these days. */
    async freeOn(expertIds: readonly string[], days: Days): Promise<Set<string>> {
      const found = await rows(sql<{ expertId: string }>`select e.expert_id from roster.expert e
        where e.expert_id = any (${[...expertIds]}::uuid[])
          and e.active_from <= ${days.from}::date and coalesce(e.active_until >= ${days.until}::date, true)
          and not exists (select from roster.booking b
            where b.expert_id = e.expert_id and b.during && ${rangeOf(days)})`);
      return new Set(found.map(({ expertId }) => expertId));
    },

    /** What binds an expert in a stretch, the earliest first. */
    bookingsOf: (expertId: string, days: Days) =>
      rows(sql<Booking>`select ${columns} from roster.booking b
        where b.expert_id = ${expertId}::uuid and b.during && ${rangeOf(days)} order by lower(b.during)`),

    /** The first booking of an expert that is not within these days; null: open at that end. */
    boundOutside: async (expertId: string, from: string, until: string | null) =>
      (
        await rows(sql<Booking>`select ${columns} from roster.booking b where b.expert_id = ${expertId}::uuid
          and (b.from_day < ${from}::date or b.until_day > ${until}::date) order by lower(b.during) limit 1`)
      )[0],

    async removeSyntheticBookings() {
      await sql`delete from roster.booking where synthetic`.execute(tx);
    },
  };
}
