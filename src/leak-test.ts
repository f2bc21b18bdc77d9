import type { Command } from "commander";
import { sql } from "kysely";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  leakInputs,
  leakTrial,
  lookForLeaks,
  noIds,
  trialOffices,
  trialStates,
  type LeakResult,
  type LeakWays,
  type TrialOffice,
} from "./agreement/index.server.ts";
import {
  anonymous,
  ownRoles,
  organisationOf,
  personOf,
  roles,
  type Principal,
  type Role,
} from "./identity/index.ts";
import { Refused, readCorridor, setUpCorridor, type CommandLine } from "./identity/index.server.ts";
import type { Database } from "./platform/database.ts";
import { startEmbedded } from "./platform/embedded.ts";
import { newTrace } from "./platform/http.ts";
import { openLog } from "./platform/log.ts";
import { apiAddresses, laterInputs, mustOpen, pageAddresses, type PageRoute } from "./leak-addresses.ts";
import { leakSite } from "./leak-site.ts";
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
      "jembatan.role": principal.kind === "member" ? principal.role : "",
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

type Places = {
  root: string;
  today: string;
  useCases: ReadonlyMap<string, object>;
  database: Database;
  run(useCase: object, principal: Principal, input: object): Promise<unknown>;
  principal: LeakWays["principal"];
  load: Parameters<typeof leakSite>[0]["load"];
};

/** The ways of reading that there are: all pages, all of the API, use cases by their names, and what the walls let through. */
export async function leakWays(places: Places): Promise<LeakWays & { must: string[] }> {
  const { root, today, useCases, database, run, principal, load } = places;
  const site = leakSite({ root, today, run, load });
  const { default: pages } = (await load("routes.ts")) as { default: PageRoute[] };
  const routes = [{ file: "root.tsx", path: "" }, ...pages];
  const paths = await site.apiPaths(anonymous);
  return {
    ask: (name, who, input) => {
      const useCase = useCases.get(name);
      if (!useCase) throw new Error(`there is no use case ${name}`);
      return run(useCase, who, input);
    },
    later: laterInputs,
    must: mustOpen(routes, paths),
    addresses: (ids) => [...pageAddresses(routes, ids), ...apiAddresses(paths, ids)],
    open: site.open,
    rows: (who) => visibleRows(database, who),
    principal,
  };
}

/** Ways by which nobody was given anything in the whole trial: what they would have told was never seen. */
export const unopened = (must: readonly string[], opened: ReadonlySet<string>): string[] =>
  [...new Set([...must, ...Object.keys(leakInputs(noIds()))])].filter((way) => !opened.has(way));

/**
 * Whether anybody reads a word that has not been released to them: a proposal goes its whole way in an installation that
 * is made for this and gone afterwards, and at every state everybody reads everything that they can.
 */
async function runLeakTest(root: string, onState: (state: string) => void) {
  const home = await mkdtemp(join(tmpdir(), "jembatan-leak-test-"));
  const started = await startEmbedded({ home, throwaway: true });
  if (!started.ok) throw new Error(`no database to look into: ${JSON.stringify(started)}`);
  const { url, adminUrl, release } = started.embedded;
  const config = {
    ...{ home, host: "127.0.0.1", port: 0, databaseUrl: url, databaseAdminUrl: adminUrl },
    ...{ demo: false, secure: false, logLevel: "silent" },
  };
  const { createServer } = await import("vite");
  // Pages are not TypeScript alone: it makes modules of them, and nothing is drawn.
  const vite = await createServer({
    ...{ root, configFile: false, logLevel: "error", appType: "custom" },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const opened = await openWorkbench(root, config, openLog("silent"));
    if (!opened.ok) throw new Error(`no installation to look at: ${opened.code}`);
    const { workbench } = opened;
    try {
      return await trialIn(workbench, (file) => vite.ssrLoadModule(`/src/${file}`), onState);
    } finally {
      await workbench.close();
    }
  } finally {
    await vite.close();
    const text = await readFile(join(home, "database.json"), "utf8");
    await release();
    const { place } = JSON.parse(text) as { place: string | null };
    for (const folder of [home, place]) if (folder) await rm(folder, { recursive: true, force: true });
  }
}

/** They read in an office what its officer reads. */
const colleagues: readonly Role[] = roles.filter(
  (role) => role !== "officer" && !ownRoles.some((own) => own === role),
);

async function trialIn(workbench: Workbench, load: Places["load"], onState: (state: string) => void) {
  const job: Principal = {
    ...{ kind: "job", name: "command-line", person: null, party: null },
    organisation: "00000000-0000-7000-8000-000000000001",
  };
  const made = await workbench.run(setUpCorridor, { principal: job, trace: newTrace() }, corridor as never);
  if (!made.ok) throw new Error(`no offices: ${JSON.stringify(made)}`);
  const read = await workbench.run(readCorridor, { principal: job, trace: newTrace() }, {});
  const organisations = read.ok ? read.organisations : [];
  const members = new Map(
    trialOffices.flatMap((office) => {
      const found = organisations.find(({ key }) => key === keyOf(office));
      return roles.map((role): [string, Principal] => [
        `${office} ${role}`,
        {
          kind: "member",
          person: `0a00000${trialOffices.indexOf(office)}-0000-7000-8000-00000000000${roles.indexOf(role)}`,
          name: `${office} ${role}`,
          organisation: found?.organisationId ?? "",
          organisationKey: keyOf(office),
          party: found?.party ?? null,
          role,
        },
      ]);
    }),
  );
  const principal = (office: TrialOffice, role: Role) => members.get(`${office} ${role}`) ?? anonymous;
  const run = (useCase: object, who: Principal, input: object) =>
    workbench.run(useCase as never, { principal: who, trace: newTrace() }, input as never);
  const { root, useCases, database } = workbench;
  const today = workbench.today();
  const ways = await leakWays({ root, today, useCases, database, run, principal, load });
  const result: LeakResult = { states: 0, cells: 0, leaks: [], opened: new Set() };
  await leakTrial({ run: run as never, principal, keyOf, today }, async (look) => {
    onState(look.state);
    // At the end everybody opens everything; before, the officer of each office, and who has a role of their own.
    const opening =
      look.state === trialStates.at(-1) ? roles : roles.filter((role) => !colleagues.includes(role));
    const { cells, leaks, opened } = await lookForLeaks(ways, look, roles, { opening });
    result.states++;
    result.cells += cells;
    result.leaks.push(...leaks);
    for (const way of opened) result.opened.add(way);
  });
  return { ...result, unopened: unopened(ways.must, result.opened) };
}

/** Adds `agreement leak-test`. */
export function leakTestCommand(agreement: Command, cli: CommandLine): void {
  agreement
    .command("leak-test")
    .description("look whether anybody reads an unreleased word, in an installation made for this alone")
    .action(async () => {
      const bar = cli.terminal().bar(cli.say("agreement.cli.leakTest"));
      let at = 0;
      const result = await runLeakTest(cli.root, () => bar.move(at++ / trialStates.length));
      bar.end();
      const { states, cells, leaks } = result;
      const [found, blind] = [leaks.length, result.unopened.length];
      const told = { ok: found + blind === 0, states, ways: result.opened.size, cells, leaks: found };
      cli
        .terminal()
        .answer({ ...told, found: leaks, unopened: result.unopened }, () => [
          cli.say("agreement.cli.leaks", { states, cells, leaks: found }),
          ...leaks.map(({ state, who, way, secret }) => `  ${state} · ${who} · ${way} · ${secret}`),
          ...result.unopened.map((way) => `  ${cli.say("agreement.cli.unopened", { way })}`),
        ]);
      if (!told.ok) throw new Refused({ ok: false, code: found > 0 ? "LEAK_FOUND" : "LEAK_TEST_BLIND" });
    });
}
