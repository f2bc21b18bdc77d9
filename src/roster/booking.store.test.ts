import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { personId } from "../test-people.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { dayAdded, overlap, type Days } from "./booking.ts";
import { anExpert, bind, rosterStep } from "./expert.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
const { agency, ministry } = principals;

const jakarta = (from: string, until: string): Days => ({ from, until, zone: "Asia/Jakarta" });
const jayapura = (from: string, until: string): Days => ({ from, until, zone: "Asia/Jayapura" });
const result = <T extends object>(outcome: { ok: boolean; result?: T }) => outcome.result;
const idOf = (outcome: Awaited<ReturnType<typeof bind>>) =>
  outcome.ok && outcome.result.ok ? outcome.result.booking : "";
const bookings = (expertId: string) =>
  db.sql<{ from_day: string; until_day: string }>`select from_day::text, until_day::text from roster.booking
    where expert_id = ${expertId}::uuid order by during`;

describe("a booking is refused, and the transaction goes on", () => {
  test("where the expert is elsewhere, also in another zone, with the days that are taken", async () => {
    const expert = await anExpert(db, agency.officer);
    await bind(db, agency.officer, expert, jakarta("2026-04-01", "2026-04-10"));
    const outcome = await rosterStep(db, agency.officer, async (roster) => {
      const refused = await roster.book({
        expertId: expert,
        kind: "placement",
        ...jayapura("2026-04-11", "2026-04-20"),
      });
      const taken = await roster.book({
        expertId: expert,
        kind: "placement",
        ...jayapura("2026-04-12", "2026-04-20"),
      });
      return { refused, taken: taken.ok };
    });
    expect(result(outcome)).toEqual({
      refused: { ok: false, code: "EXPERT_ELSEWHERE", params: { from: "2026-04-01", until: "2026-04-10" } },
      taken: true,
    });
    expect(await bookings(expert)).toHaveLength(2);
  });

  test("where its days are reversed, or the expert is not on the roster on all of them", async () => {
    const expert = await anExpert(db, agency.officer, {
      activeFrom: "2026-01-01",
      activeUntil: "2026-06-30",
    });
    const asked = (days: Days) => bind(db, agency.officer, expert, days);
    expect(result(await asked(jakarta("2026-04-02", "2026-04-01")))).toMatchObject({
      code: "BOOKING_DAYS_REVERSED",
    });
    expect(result(await asked(jakarta("2026-06-20", "2026-07-01")))).toMatchObject({
      code: "EXPERT_NOT_ACTIVE",
    });
    expect(result(await asked(jakarta("2025-12-31", "2026-01-01")))).toMatchObject({
      code: "EXPERT_NOT_ACTIVE",
    });
    expect(await bookings(expert)).toHaveLength(0);
  });

  test("where the expert is another office's: it is not found", async () => {
    const expert = await anExpert(db, agency.officer);
    expect(result(await bind(db, ministry.officer, expert, jakarta("2026-04-01", "2026-04-02")))).toEqual({
      ok: false,
      code: "EXPERT_NOT_FOUND",
    });
  });
});

test("of twelve who book the same expert at once for days that meet, one succeeds", async () => {
  const expert = await anExpert(db, agency.officer);
  const zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"];
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      bind(db, agency.officer, expert, {
        from: dayAdded("2026-05-01", n),
        until: dayAdded("2026-05-20", n),
        zone: zones[n % 3] ?? "Asia/Jakarta",
      }),
    ),
  );
  const codes = outcomes.map((one) => (one.ok && (one.result.ok ? "booked" : one.result.code)) || "failed");
  expect(codes.filter((code) => code === "booked")).toHaveLength(1);
  expect(codes.filter((code) => code === "EXPERT_ELSEWHERE")).toHaveLength(11);
});

test("what slips past the look is stopped by the table itself", async () => {
  const expert = await anExpert(db, agency.officer);
  await bind(db, agency.officer, expert, jakarta("2026-04-01", "2026-04-10"));
  const past = db.sql`insert into roster.booking (organisation_id, booking_id, expert_id, from_day, until_day, zone, during, kind)
    select organisation_id, gen_random_uuid(), expert_id, from_day, until_day, zone, during, kind from roster.booking
    where expert_id = ${expert}::uuid`;
  await expect(past).rejects.toMatchObject({ code: "23P01", constraint: "expert_in_one_place" });
});

describe("a booking that ends earlier or later", () => {
  test("frees its last days for somebody else; longer it goes as far as the next one", async () => {
    const expert = await anExpert(db, agency.officer);
    const first = idOf(
      await bind(db, agency.officer, expert, jakarta("2026-04-01", "2026-04-30"), "placement"),
    );
    const outcome = await rosterStep(db, agency.officer, async (roster) => ({
      shorter: await roster.shorten(first, "2026-04-10"),
      next: (await roster.book({ expertId: expert, kind: "leave", ...jayapura("2026-04-20", "2026-04-25") }))
        .ok,
      tooLong: await roster.lengthen(first, "2026-04-19"),
      longer: await roster.lengthen(first, "2026-04-18"),
      reversed: await roster.shorten(first, "2026-03-31"),
      gone: await roster.shorten(expert, "2026-04-02"),
    }));
    expect(result(outcome)).toMatchObject({
      shorter: { ok: true, freed: 20 },
      next: true,
      // 19 April ends in Jakarta two hours after 20 April has begun in Jayapura.
      tooLong: { ok: false, code: "EXPERT_ELSEWHERE", params: { from: "2026-04-20", until: "2026-04-25" } },
      longer: { ok: true, added: 8 },
      reversed: { ok: false, code: "BOOKING_DAYS_REVERSED" },
      gone: { ok: false, code: "BOOKING_NOT_FOUND" },
    });
    expect(await bookings(expert)).toEqual([
      { from_day: "2026-04-01", until_day: "2026-04-18" },
      { from_day: "2026-04-20", until_day: "2026-04-25" },
    ]);
  });

  test("another office frees the days through the end of a placement, and by nothing else", async () => {
    const expert = await anExpert(db, agency.officer);
    const held = idOf(
      await bind(db, agency.officer, expert, jakarta("2026-04-01", "2026-04-30"), "placement"),
    );
    const end = (name: string) =>
      rosterStep(db, ministry.head, (roster) => roster.shorten(held, "2026-04-10"), name);
    expect(result(await end("placement.start"))).toMatchObject({ code: "BOOKING_NOT_FOUND" });
    expect(result(await end("placement.end-early"))).toMatchObject({ ok: true, freed: 20 });
  });
});

test("experts enter their own leave and take it back, and nobody else's", async () => {
  const own = await anExpert(db, agency.officer, { personId: personId("agency", "expert") });
  const other = await anExpert(db, agency.officer);
  const leave = await bind(db, agency.expert, own, jakarta("2026-04-01", "2026-04-03"));
  expect(result(leave)).toMatchObject({ ok: true });
  expect(result(await bind(db, agency.expert, other, jakarta("2026-04-01", "2026-04-03")))).toMatchObject({
    code: "EXPERT_NOT_FOUND",
  });
  await expect(
    bind(db, agency.expert, own, jakarta("2026-05-01", "2026-05-03"), "placement"),
  ).rejects.toMatchObject({
    code: "42501",
  });
  const release = await rosterStep(db, agency.expert, async (roster) => ({
    gone: await roster.release(idOf(leave)),
  }));
  expect(result(release)).toEqual({ gone: true });
  expect(await bookings(own)).toHaveLength(0);
});

/** What happens to one expert's calendar, as a plain list remembers it. */
type Act =
  | { act: "book"; days: Days }
  | { act: "shorten" | "lengthen" | "release"; which: number; by: number };

const zones = fc.constantFrom("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Singapore");
const acts = fc.array(
  fc.oneof(
    fc
      .record({
        start: fc.integer({ min: 0, max: 80 }),
        length: fc.integer({ min: 1, max: 20 }),
        zone: zones,
      })
      .map(({ start, length, zone }): Act => {
        const from = dayAdded("2026-03-01", start);
        return { act: "book", days: { from, until: dayAdded(from, length - 1), zone } };
      }),
    fc.record({
      act: fc.constantFrom("shorten" as const, "lengthen" as const, "release" as const),
      which: fc.nat(9),
      by: fc.integer({ min: 1, max: 15 }),
    }),
  ),
  { minLength: 4, maxLength: 16 },
);

test("random histories over all zones end as a plain list says, and nobody is in two places", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      const expert = await anExpert(db, agency.officer);
      let model: { id: string; days: Days }[] = [];
      const meets = (days: Days, but?: string) =>
        model.some((one) => one.id !== but && overlap(one.days, days));
      // All in one transaction: what is refused on the way does not end it.
      const outcomes: { done: boolean; foreseen: boolean }[] = [];
      const ran = await rosterStep(db, agency.officer, async (roster) => {
        for (const one of history) {
          if (one.act === "book") {
            const foreseen = !meets(one.days);
            const booked = await roster.book({ expertId: expert, kind: "placement", ...one.days });
            outcomes.push({ done: booked.ok, foreseen });
            if (booked.ok) model.push({ id: booked.booking, days: one.days });
            continue;
          }
          const held = model[one.which % Math.max(1, model.length)];
          if (!held) continue;
          const { days } = held;
          if (one.act === "release") {
            outcomes.push({ done: await roster.release(held.id), foreseen: true });
            model = model.filter(({ id }) => id !== held.id);
            continue;
          }
          const until = dayAdded(days.until, one.act === "shorten" ? -one.by : one.by);
          const foreseen = one.act === "shorten" ? until >= days.from : !meets({ ...days, until }, held.id);
          outcomes.push({ done: (await roster[one.act](held.id, until)).ok, foreseen });
          if (foreseen) held.days = { ...days, until };
        }
        return {};
      });
      expect(outcomes.filter(({ done, foreseen }) => done !== foreseen)).toEqual([]);
      expect(ran.ok).toBe(true);
      const stored = await bookings(expert);
      const remembered = model.map(({ days }) => ({ from_day: days.from, until_day: days.until }));
      expect(stored.toSorted(byDays)).toEqual(remembered.toSorted(byDays));
    }),
    { numRuns: 30 },
  );
});

const byDays = (a: { from_day: string; until_day: string }, b: { from_day: string; until_day: string }) =>
  `${a.from_day}${a.until_day}` < `${b.from_day}${b.until_day}` ? -1 : 1;
