import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import { dayAfter, type Principal } from "./identity/index.ts";
import { Refused, type CommandLine } from "./identity/index.server.ts";
import { commit } from "./overdraw-storm.ts";
import {
  after,
  expected,
  instantsOf,
  isAllowed,
  meet,
  modelOf,
  numbersOf,
  planHistories,
  type ModelCase,
  type PlannedCase,
  type PlannedStep,
  type Zone,
} from "./placement-history.ts";
import {
  agreeExtension,
  approveExtension,
  askExtension,
  cancelPlacement,
  endEarly,
  endPlacement,
  refuseExtension,
  sourceTerms,
  startPlacement,
} from "./placement/index.server.ts";
import type { Outcome } from "./platform/index.ts";
import { addLeave } from "./roster/index.server.ts";
import { withTrial, type TrialInstallation } from "./trial-installation.ts";

const offices = [
  { key: "programme", party: "ID" },
  { key: "host", party: "ID" },
  { key: "sender", party: "SG" },
];

export type Simulation = {
  cases: number;
  leave: number;
  steps: number;
  /** How often each answer was given. */
  answers: Record<string, number>;
  /** Pairs of bookings of one expert that have an instant in common. */
  overlaps: number;
  /** Person-weeks drawn beyond what was committed. */
  overdrawn: number;
  /** What is not as the model has it. */
  differences: number;
  /** The first of them, in words. */
  first: string[];
};

type Ground = Pick<TrialInstallation, "attempt" | "arrange" | "principal">;
type Held = { expert: number; begins: number; ends: number };
type Running = { plan: PlannedCase; model: ModelCase; terms: string; placement: string | null };

/**
 * Runs random histories at once against a database, and compares what is there afterwards with a plain model.
 * @param ground an installation with the offices `programme`, `host` and `sender`, that is made for this alone
 * @param today the day on which everything is booked
 */
export async function simulate(
  ground: Ground,
  { cases, seed, today, atOnce = 8 }: { cases: number; seed: number; today: string; atOnce?: number },
): Promise<Simulation> {
  const plan = planHistories(cases, seed, today);
  const committed = plan.cases.reduce((sum, { weeks }) => sum + weeks, 0) + Math.ceil(cases / 20);
  const commitment = await commit(ground, committed, dayAfter(today, 720));
  const experts = Array.from({ length: plan.experts }, () => randomUUID());
  const running = plan.cases.map((one): Running => ({
    plan: one,
    model: modelOf(one),
    terms: randomUUID(),
    placement: null,
  }));
  await furnishCases(ground, { experts, running, commitment, today });
  const answers: Record<string, number> = {};
  const wrong: string[] = [];
  // Everything that ever bound an expert: a refusal for it has to meet one of these.
  const ever: Held[] = [];
  const refusedFor: { what: string; held: Held }[] = [];
  const leaveHeld: Held[] = [];
  const count = (answer: string) => (answers[answer] = (answers[answer] ?? 0) + 1);

  const play = async (one: Running, at: number) => {
    const { expert, zone } = one.plan;
    for (const step of one.plan.steps) {
      if (one.placement === null && step.step !== "book") return;
      const wanted = expected(one.model, step);
      const done = await take(ground, one, step);
      const answered = done.ok ? "ok" : done.code;
      count(answered === "ok" ? step.step : answered);
      const what = `case ${at} ${step.step} on ${step.day}`;
      if (!isAllowed(wanted, answered, step.step))
        wrong.push(`${what}: ${answered}, the model says ${wanted}`);
      const lengthened = one.model.extension?.until ?? one.model.until;
      const asked =
        step.step === "agree-extension"
          ? { from: dayAfter(one.model.until, 1), until: lengthened }
          : one.model;
      const held = { expert, ...instantsOf({ from: asked.from, until: asked.until, zone }) };
      if (answered === "EXPERT_ELSEWHERE") refusedFor.push({ what, held });
      if (!done.ok) continue;
      one.model = after(one.model, step);
      if (step.step === "book" || step.step === "agree-extension") ever.push(held);
    }
  };
  const rest = async ({ expert, zone, from, until }: (typeof plan.leave)[number], at: number) => {
    const held = { expert, ...instantsOf({ from, until, zone }) };
    const input = { expert: experts[expert] ?? "", from, until, zone };
    const done = await ground.attempt(addLeave, ground.principal("sender", "officer"), input, morning(today));
    const answered = done.ok ? "ok" : done.code;
    count(done.ok ? "leave" : answered);
    if (answered === "EXPERT_ELSEWHERE") refusedFor.push({ what: `leave ${at}`, held });
    else if (answered !== "ok") wrong.push(`leave ${at}: ${answered}`);
    if (done.ok) {
      ever.push(held);
      leaveHeld.push(held);
    }
  };
  const tasks = shuffled(
    [...running.map((one, at) => () => play(one, at)), ...plan.leave.map((one, at) => () => rest(one, at))],
    numbersOf(seed + 1),
  );
  const worker = async () => {
    for (let task = tasks.pop(); task; task = tasks.pop()) await task();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));

  for (const { what, held } of refusedFor)
    if (!ever.some((one) => one.expert === held.expert && meet(one, held)))
      wrong.push(`${what}: nothing ever bound the expert on these days`);
  const found = await compare(ground, { experts, running, leaveHeld, commitment, committed });
  wrong.push(...found.wrong);
  return {
    ...{ cases, leave: plan.leave.length, steps: Object.values(answers).reduce((sum, one) => sum + one, 0) },
    ...{ answers, overlaps: found.overlaps, overdrawn: found.overdrawn },
    ...{ differences: wrong.length, first: wrong.slice(0, 10) },
  };
}

/** Nine in the morning in western Indonesia. */
const morning = (day: string) => new Date(`${day}T02:00:00Z`);

function shuffled<One>(many: One[], next: () => number): One[] {
  const order = [...many];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    const [a, b] = [order[at], order[other]];
    if (a !== undefined && b !== undefined) [order[at], order[other]] = [b, a];
  }
  return order;
}

async function take(
  { attempt, arrange, principal }: Ground,
  one: Running,
  { step, day, until, by }: PlannedStep,
): Promise<Outcome<object>> {
  const at = morning(day);
  const desk = principal(by, "officer");
  const head = principal(by, "head");
  if (step === "book") {
    const done = await attempt(sourceTerms, desk, { terms: one.terms }, at);
    if (done.ok) one.placement = done.placement;
    return done;
  }
  const placement = one.placement ?? "";
  const [row] = await arrange<{ revision: number }>(
    "select revision from placement.placement where placement_id = $1",
    [placement],
  );
  const which = { placement, revision: row?.revision ?? 1 };
  const why = { note: "trial", writtenIn: "en" as const };
  const ways: Record<Exclude<PlannedStep["step"], "book">, () => Promise<Outcome<object>>> = {
    start: () => attempt(startPlacement, desk, which, at),
    end: () => attempt(endPlacement, desk, which, at),
    "end-early": () => attempt(endEarly, head, { ...which, ...why, date: day }, at),
    cancel: () => attempt(cancelPlacement, head, { ...which, ...why }, at),
    "ask-extension": () => attempt(askExtension, desk, { ...which, ...why, until: until ?? day }, at),
    "approve-extension": () => attempt(approveExtension, head, which, at),
    "agree-extension": () => attempt(agreeExtension, desk, which, at),
    "refuse-extension": () => attempt(refuseExtension, head, { ...which, ...why }, at),
  };
  return ways[step]();
}

const office = (who: Principal) => (who.kind === "member" ? who.organisation : "");

/** Experts, and cases that wait for their booking: their weeks are drawn, an expert is chosen. */
async function furnishCases(
  { arrange, principal }: Ground,
  {
    experts,
    running,
    commitment,
    today,
  }: { experts: readonly string[]; running: readonly Running[]; commitment: string; today: string },
): Promise<void> {
  const [programme, host, sender] = ["programme", "host", "sender"].map((key) =>
    office(principal(key, "head")),
  );
  await arrange(
    `insert into roster.expert (organisation_id, expert_id, name, headline, home_zone, agreed_on, active_from, synthetic)
      select $1, e::uuid, 'Trial', '{}', 'Asia/Singapore', '2020-01-01', '2020-01-01', true from unnest($2::text[]) e`,
    [sender, experts],
  );
  const rows = JSON.stringify(
    running.map(({ terms, plan: { expert, zone, from, until, weeks } }, at) => ({
      ...{ terms, at, zone, from, until, weeks, expert: experts[expert], nomination: randomUUID() },
    })),
  );
  const given = `jsonb_to_recordset($1::jsonb) as c (terms uuid, at int, zone text, "from" date, until date, weeks int,
    expert uuid, nomination uuid)`;
  await arrange(
    `insert into placement.terms (organisation_id, terms_id, number, centre_key, title, state, weeks, from_day, until_day,
        zone, route, commitment_id, made_at, state_since, synthetic)
      select $2, terms, 'T-' || at, 'trial', '{"id": "Uji", "en": "Trial"}', 'ready', weeks, "from", until, zone,
        'work-permit', $3, $4::date, $4::date, true from ${given}`,
    [rows, host, commitment, today],
  );
  for (const [capacity, organisation, party] of [
    ["host", host, "ID"],
    ["programme", programme, "ID"],
    ["sender", sender, "SG"],
  ])
    await arrange(
      `insert into placement.participant (organisation_id, terms_id, capacity, party, since, synthetic)
        select $2, terms, $3, $4, $5::date, true from ${given}`,
      [rows, organisation, capacity, party, today],
    );
  await arrange(
    `insert into placement.counterpart (organisation_id, terms_id, counterpart_id, name, job, since, synthetic)
      select $2, terms, gen_random_uuid(), 'Trial', '{}', $3::date, true from ${given}`,
    [rows, host, today],
  );
  await arrange(
    `insert into placement.nomination (organisation_id, terms_id, nomination_id, expert_id, profile, reasons, basis,
        from_day, until_day, state, made_at, synthetic)
      select $2, terms, nomination, expert, '{"name": "Trial"}', '{}', '{}', "from", until, 'selected', $3::date, true
      from ${given}`,
    [rows, sender, today],
  );
  await arrange(
    `insert into agreement.drawdown (organisation_id, circle_id, drawdown_id, commitment_id, quantity, record_kind,
        record_id, path, drawn_at, synthetic)
      select b.organisation_id, b.circle_id, gen_random_uuid(), b.commitment_id, c.weeks, 'placement.terms', c.terms::text,
        '/terms', $3::date, true
      from agreement.commitment_balance b, ${given} where b.commitment_id = $2`,
    [rows, commitment, today],
  );
  await arrange(
    `update agreement.commitment_balance set drawn = (select sum(quantity) from agreement.drawdown where commitment_id = $1)
      where commitment_id = $1`,
    [commitment],
  );
}

type FoundBooking = { expert: string; record: string | null; kind: string; begins: string; ends: string };

/** What is in the database, beside what the model has. */
async function compare(
  { arrange }: Ground,
  {
    experts,
    running,
    leaveHeld,
    commitment,
    committed,
  }: {
    experts: readonly string[];
    running: readonly Running[];
    leaveHeld: readonly Held[];
    commitment: string;
    committed: number;
  },
): Promise<{ overlaps: number; overdrawn: number; wrong: string[] }> {
  const wrong: string[] = [];
  const bookings = (
    await arrange<FoundBooking>(
      `select expert_id::text as expert, record_id as record, kind, extract(epoch from lower(during)) * 1000 as begins,
          extract(epoch from upper(during)) * 1000 as ends
        from roster.booking where expert_id = any ($1::uuid[]) order by expert_id, lower(during)`,
      [experts],
    )
  ).map((one) => ({ ...one, begins: Number(one.begins), ends: Number(one.ends) }));
  let overlaps = 0;
  for (const [at, one] of bookings.entries())
    for (let next = at + 1; bookings[next]?.expert === one.expert; next++) {
      const other = bookings[next];
      if (other && meet(one, other)) overlaps++;
    }

  const inDatabase = new Set(bookings.map((one) => [one.expert, one.record, one.begins, one.ends].join(" ")));
  const inModel = new Set([
    ...leaveHeld.map(({ expert, begins, ends }) => [experts[expert], null, begins, ends].join(" ")),
    ...running
      .filter(({ model }) => ["booked", "under-way", "ended"].includes(model.state))
      .map(({ plan, model, placement }) => {
        const { begins, ends } = instantsOf({
          from: model.from,
          until: model.until,
          zone: plan.zone as Zone,
        });
        return [experts[plan.expert], placement, begins, ends].join(" ");
      }),
  ]);
  for (const one of inModel) if (!inDatabase.has(one)) wrong.push(`a booking is missing: ${one}`);
  for (const one of inDatabase) if (!inModel.has(one)) wrong.push(`a booking too many: ${one}`);

  const placements = new Map(
    (
      await arrange<{ id: string; state: string; until: string; early: boolean }>(
        "select placement_id::text as id, state, until_day::text as until, early from placement.placement",
        [],
      )
    ).map((one) => [one.id, one]),
  );
  for (const { placement, model } of running) {
    if (placement === null) continue;
    const found = placements.get(placement);
    const told = `${found?.state} ${found?.until} ${found?.early}`;
    const modelled = `${model.state} ${model.until} ${model.early}`;
    if (told !== modelled) wrong.push(`placement ${placement}: ${told}, the model says ${modelled}`);
  }
  const booked = running.filter(({ placement }) => placement !== null).length;
  if (placements.size !== booked) wrong.push(`${placements.size} placements, the model says ${booked}`);

  const told = await arrange<{ id: string }>(
    "select payload ->> 'placement' as id from platform.outbox where topic = 'placement.ended-early'",
    [],
  );
  const early = new Set(
    running.flatMap(({ placement, model }) => (model.early && placement ? [placement] : [])),
  );
  if (told.length !== early.size || told.some(({ id }) => !early.has(id)))
    wrong.push(`${told.length} early ends were told, the model says ${early.size}`);

  const [kept] = await arrange<{ drawn: number; sum: number }>(
    `select b.drawn::float8 as drawn, coalesce((select sum(quantity) from agreement.drawdown d
        where d.commitment_id = b.commitment_id), 0)::float8 as sum
      from agreement.commitment_balance b where b.commitment_id = $1`,
    [commitment],
  );
  const { drawn, sum } = kept ?? { drawn: 0, sum: 0 };
  const modelled = running.reduce((all, { model }) => all + model.weeks, 0);
  if (drawn !== modelled || sum !== modelled)
    wrong.push(`${drawn} weeks drawn, in rows ${sum}, the model says ${modelled}`);
  return { overlaps, overdrawn: Math.max(0, drawn - committed, sum - committed), wrong };
}

/** Adds `placement simulate`. */
export function simulationCommand(placement: Command, cli: CommandLine): void {
  placement
    .command("simulate")
    .description(
      "random histories of bookings at once, in an installation made for this alone, beside a plain model",
    )
    .option("--cases <number>", "how many cases", Number, 1_000)
    .option("--seed <number>", "the same seed plans the same histories", Number, 1)
    .action(async ({ cases, seed }: { cases: number; seed: number }) => {
      if (![cases, seed].every(Number.isSafeInteger) || cases < 1 || cases > 100_000)
        return cli.refuse({ ok: false, code: "INPUT_INVALID" });
      const result = await withTrial(cli.root, offices, (trial) =>
        simulate(trial, { cases, seed, today: trial.workbench.today() }),
      );
      const { overlaps, overdrawn, differences, first } = result;
      const ok = overlaps + overdrawn + differences === 0;
      cli
        .terminal()
        .answer({ ok, seed, ...result }, () => [
          cli.say("placement.cli.simulate", { cases, overlaps, overdrawn, differences }),
          ...first.map((one) => `  ${one}`),
        ]);
      if (!ok) throw new Refused({ ok: false, code: "PLACEMENT_STATE" });
    });
}
