import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import {
  anonymous,
  operatorOrganisation,
  roles,
  type Principal,
  type Role,
  type UseCase,
} from "./identity/index.ts";
import { readCorridor, setUpCorridor } from "./identity/index.server.ts";
import { openDatabase } from "./platform/database.ts";
import { startEmbedded } from "./platform/embedded.ts";
import { newTrace } from "./platform/http.ts";
import { openLog } from "./platform/log.ts";
import type { Outcome } from "./platform/index.ts";
import type { Stores } from "./stores.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

/** An office of a trial: its key in the installation, and its party. */
export type TrialOffice = { key: string; party: string };

export type TrialInstallation = {
  workbench: Workbench;
  principal(key: string, role: Role): Principal;
  /** Runs a use case as production does, at another instant where one is given; a refusal is an answer. */
  attempt<Schema extends z.ZodType, Result extends object>(
    useCase: UseCase<Stores, Schema, Result>,
    who: Principal,
    input: z.input<Schema>,
    at?: Date,
  ): Promise<Outcome<Result>>;
  /** The same, where a refusal would make the trial worthless. */
  perform<Schema extends z.ZodType, Result extends object>(
    useCase: UseCase<Stores, Schema, Result>,
    who: Principal,
    input: z.input<Schema>,
  ): Promise<Extract<Outcome<Result>, { ok: true }>>;
  /** One statement of the role that migrates: what a trial begins with, past the walls. */
  arrange<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
};

/**
 * An installation on a real PostgreSQL that is made for one trial and gone afterwards.
 * @param offices each gets a member in every role
 */
export async function withTrial<Result>(
  root: string,
  offices: readonly TrialOffice[],
  trial: (installation: TrialInstallation) => Promise<Result>,
): Promise<Result> {
  const home = await mkdtemp(join(tmpdir(), "jembatan-trial-"));
  const started = await startEmbedded({ home, throwaway: true });
  if (!started.ok) throw new Error(`no database for a trial: ${JSON.stringify(started)}`);
  const { url, adminUrl, release } = started.embedded;
  const config = {
    ...{ home, host: "127.0.0.1", port: 0, databaseUrl: url, databaseAdminUrl: adminUrl },
    ...{ demo: false, secure: false, logLevel: "silent" },
  };
  try {
    const opened = await openWorkbench(root, config, openLog("silent"));
    if (!opened.ok) throw new Error(`no installation for a trial: ${opened.code}`);
    const admin = openDatabase(adminUrl, openLog("silent"), 1);
    try {
      return await trial(
        await furnish(opened.workbench, offices, (text, values) => admin.query(text, values)),
      );
    } finally {
      await admin.close();
      await opened.workbench.close();
    }
  } finally {
    const text = await readFile(join(home, "database.json"), "utf8");
    await release();
    const { place } = JSON.parse(text) as { place: string | null };
    for (const folder of [home, place]) if (folder) await rm(folder, { recursive: true, force: true });
  }
}

async function furnish(
  workbench: Workbench,
  offices: readonly TrialOffice[],
  arrange: TrialInstallation["arrange"],
): Promise<TrialInstallation> {
  const attempt: TrialInstallation["attempt"] = (useCase, who, input, at) =>
    workbench.run(
      useCase as never,
      { principal: who, trace: newTrace(), ...(at && { at }) },
      input as never,
    ) as never;
  const perform: TrialInstallation["perform"] = async (useCase, who, input) => {
    const done = await attempt(useCase, who, input);
    if (!done.ok) throw new Error(`the trial stopped at ${useCase.name}: ${JSON.stringify(done)}`);
    return done as never;
  };
  const job: Principal = {
    ...{ kind: "job", name: "command-line", person: null, party: null, organisation: operatorOrganisation },
  };
  const both = (text: string) => ({ id: text, en: text });
  const people = offices.flatMap(({ key }) =>
    roles.map((role) => ({ key, role, username: `${key}.${role}`.slice(0, 60) })),
  );
  await perform(setUpCorridor, job, {
    corridor: { code: "id-sg", name: both("Trial"), operator: offices[0]?.key ?? "" },
    synthetic: true,
    parties: [...new Set(offices.map(({ party }) => party))].map((code) => ({ code, name: both(code) })),
    organisations: offices.map(({ key, party }) => ({ key, party, kind: "ministry", name: both(key) })),
    people: people.map(({ key, role, username }) => ({
      ...{ username, name: username, jobTitle: both(role) },
      memberships: [{ organisation: key, role, from: "2020-01-01" }],
    })),
    duties: [],
  } as never);
  const { organisations } = await perform(readCorridor, job, {});
  const ids = await arrange<{ username: string; personId?: string; person_id: string }>(
    "select username, person_id from identity.person",
    [],
  );
  const principal = (key: string, role: Role): Principal => {
    const office = organisations.find((one) => one.key === key);
    const person = ids.find(({ username }) => username === `${key}.${role}`.slice(0, 60));
    if (!office || !person) return anonymous;
    return {
      ...{ kind: "member", person: person.person_id, name: person.username, role },
      ...{ organisation: office.organisationId, organisationKey: key, party: office.party },
    };
  };
  return { workbench, principal, attempt, perform, arrange };
}
