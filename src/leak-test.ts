import type { Command } from "commander";
import { sql } from "kysely";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  leakTrial,
  lookForLeaks,
  trialOffices,
  type LeakResult,
  type LeakWays,
  type TrialOffice,
} from "./agreement/index.server.ts";
import { personOf, organisationOf, roles, type Principal, type Role } from "./identity/index.ts";
import { Refused, readCorridor, setUpCorridor, type CommandLine } from "./identity/index.server.ts";
import type { Database } from "./platform/database.ts";
import { newTrace } from "./platform/http.ts";
import { openLog } from "./platform/log.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

/** Every row that the walls let through to a principal, table by table, in one statement. */
async function visibleRows(
  database: Database,
  principal: Principal,
): Promise<{ table: string; text: string }[]> {
  return database.transaction(
    {
      "jembatan.kind": principal.kind,
      "jembatan.person": personOf(principal) ?? "",
      "jembatan.organisation": organisationOf(principal) ?? "",
      "jembatan.party": principal.kind === "anonymous" ? "" : (principal.party ?? ""),
      // The follower of the outbox alone reads it: what is published is looked at through its eyes.
      "jembatan.purpose": "platform.follow-outbox",
      transaction_read_only: "on",
    },
    async (tx) => {
      const { rows: tables } = await sql<{ name: string }>`
        select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$|job$)'
          and has_table_privilege(c.oid, 'select') order by 1`.execute(tx);
      const each = tables.map(
        ({ name }) =>
          sql`select ${name}::text as "table", to_jsonb(t)::text as text from ${sql.table(name)} as t`,
      );
      return (await sql<{ table: string; text: string }>`${sql.join(each, sql` union all `)}`.execute(tx))
        .rows;
    },
    () => "rollback",
  );
}

/** Six offices of two governments, for a trial alone. */
const corridor = {
  corridor: { code: "id-sg", name: { id: "Uji", en: "Trial" }, operator: "lead" },
  synthetic: true,
  parties: ["ID", "SG"].map((code) => ({ code, name: { id: code, en: code } })),
  organisations: trialOffices.map((office) => ({
    key: keyOf(office),
    party: ["lead", "coDrafter", "channel"].includes(office) ? "ID" : "SG",
    kind: office === "channel" ? "coordinating-ministry" : "ministry",
    name: { id: `Instansi ${office}`, en: `Office ${office}` },
  })),
  people: trialOffices.map((office) => ({
    username: `petugas.${keyOf(office)}`,
    name: `Petugas ${office}`,
    jobTitle: { id: "Petugas", en: "Officer" },
    memberships: [{ organisation: keyOf(office), role: "officer" as const, from: "2020-01-01" }],
  })),
  duties: [],
};

function keyOf(office: TrialOffice): string {
  return office === "coDrafter" ? "co-drafter" : office;
}

/**
 * Whether anybody reads a word that has not been released to them: a proposal goes its whole way in an installation that
 * is made for this and gone afterwards, and at every state everybody reads everything that they can.
 */
async function runLeakTest(
  root: string,
  { onState = () => {}, only = roles }: { onState?: (state: string) => void; only?: readonly Role[] } = {},
): Promise<LeakResult> {
  const home = await mkdtemp(join(tmpdir(), "jembatan-leak-test-"));
  const config = {
    ...{ home, host: "127.0.0.1", port: 0, databaseUrl: null, databaseAdminUrl: null },
    ...{ demo: false, secure: false, logLevel: "silent" },
  };
  const opened = await openWorkbench(root, config, openLog("silent"));
  if (!opened.ok) throw new Error(`no installation to look at: ${opened.code}`);
  const { workbench } = opened;
  try {
    return await trialIn(workbench, onState, only);
  } finally {
    await workbench.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function trialIn(
  workbench: Workbench,
  onState: (state: string) => void,
  only: readonly Role[],
): Promise<LeakResult> {
  const job: Principal = {
    ...{ kind: "job", name: "command-line", person: null, party: null },
    organisation: "00000000-0000-7000-8000-000000000001",
  };
  const made = await workbench.run(setUpCorridor, { principal: job, trace: newTrace() }, corridor as never);
  if (!made.ok) throw new Error(`no offices: ${JSON.stringify(made)}`);
  const read = await workbench.run(readCorridor, { principal: job, trace: newTrace() }, {});
  const organisations = read.ok ? read.organisations : [];
  const found = (office: TrialOffice) => organisations.find(({ key }) => key === keyOf(office));
  const principal = (office: TrialOffice, role: Role): Principal => ({
    kind: "member",
    person: `0a00000${trialOffices.indexOf(office)}-0000-7000-8000-00000000000${roles.indexOf(role)}`,
    name: `${office} ${role}`,
    organisation: found(office)?.organisationId ?? "",
    organisationKey: keyOf(office),
    party: found(office)?.party ?? null,
    role,
  });
  const ways: LeakWays = {
    ask: (useCase, who, input) => {
      const known = workbench.useCases.get(useCase);
      if (!known) throw new Error(`there is no use case ${useCase}`);
      return workbench.run(known as never, { principal: who, trace: newTrace() }, input as never);
    },
    rows: (who) => visibleRows(workbench.database, who),
    principal,
  };
  const result: LeakResult = { states: 0, cells: 0, leaks: [] };
  await leakTrial(
    {
      run: (useCase, who, input) =>
        workbench.run(useCase as never, { principal: who, trace: newTrace() }, input as never) as never,
      principal,
      keyOf,
      today: workbench.today(),
    },
    async (look) => {
      onState(look.state);
      const { cells, leaks } = await lookForLeaks(ways, look, only);
      result.states++;
      result.cells += cells;
      result.leaks.push(...leaks);
    },
  );
  return result;
}

/** How many states a trial has, for the bar. */
const allStates = 8;

/** Adds `agreement leak-test`. */
export function leakTestCommand(agreement: Command, cli: CommandLine): void {
  agreement
    .command("leak-test")
    .description("look whether anybody reads an unreleased word, in an installation made for this alone")
    .action(async () => {
      const bar = cli.terminal().bar(cli.say("agreement.cli.leakTest"));
      let at = 0;
      const result = await runLeakTest(cli.root, { onState: () => bar.move(at++ / allStates) });
      bar.end();
      const { states, cells, leaks } = result;
      const told = { ok: leaks.length === 0, states, cells, leaks: leaks.length, found: leaks };
      cli
        .terminal()
        .answer(told, () => [
          cli.say("agreement.cli.leaks", { states, cells, leaks: leaks.length }),
          ...leaks.map(({ state, who, way, secret }) => `  ${state} · ${who} · ${way} · ${secret}`),
        ]);
      if (leaks.length > 0) throw new Refused({ ok: false, code: "LEAK_FOUND" });
    });
}
