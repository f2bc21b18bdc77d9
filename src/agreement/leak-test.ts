import { anonymous, ownRoles, type Principal, type Role } from "../identity/index.ts";
import {
  heard,
  trialOffices,
  type Canary,
  type Passer,
  type TrialOffice,
  type TrialStateName,
} from "./leak-canary.ts";
import { leakInputs, type TrialIds } from "./leak-inputs.ts";

/** What somebody heard who may not: who, when, by which way, and of which secret. */
export type Leak = { state: string; who: string; way: string; secret: string };
/** `opened`: the ways by which somebody was given something; a way that nobody went proves nothing. */
export type LeakResult = { states: number; cells: number; leaks: Leak[]; opened: Set<string> };

/** One state of the trial, as it is when it is looked at. */
export type Look = { state: TrialStateName; canaries: readonly Canary[]; ids: TrialIds };

/**
 * An address of a page (`file`) or of the API, and the way that it is one of. `holder`: it is asked by
 * who has a package's code, and by nobody else.
 */
export type Address = {
  way: string;
  url: string;
  file: string | null;
  params: Readonly<Record<string, string>>;
  holder: boolean;
};

export type Opened = { ok: boolean; text: string };

export type LeakWays = {
  /** Asks a use case by its name; @returns its answer, whatever it is. */
  ask(useCase: string, principal: Principal, input: object): Promise<unknown>;
  /** With what use cases of later modules are asked that know AGREE. */
  later(ids: TrialIds): Readonly<Record<string, object[]>>;
  /** Every address of pages and API, filled with what there is. */
  addresses(ids: TrialIds): readonly Address[];
  /** What somebody is told at an address: all of it, with the name of a file and what is in the file. */
  open(address: Address, principal: Principal): Promise<Opened>;
  /** Every row of every table that a principal's transactions can see, as text. */
  rows(principal: Principal): Promise<{ table: string; text: string }[]>;
  principal(office: TrialOffice, role: Role): Principal;
};

/** What is said there is said to nobody: ids alone. */
const wordless = ["identity.audit", "platform.outbox"];

/**
 * Looks through everything that everybody can read in one state of the trial: each reading use case with each id, each
 * address of pages and API, and each row that the walls let through.
 * @param roles in which each office asks the use cases
 * @param opening those of them in which it opens addresses: a page knows nothing but what use cases answer
 */
export async function lookForLeaks(
  ways: LeakWays,
  { state, canaries, ids }: Look,
  roles: readonly Role[],
  {
    opening = roles,
    offices = trialOffices,
  }: { opening?: readonly Role[]; offices?: readonly TrialOffice[] } = {},
): Promise<Omit<LeakResult, "states">> {
  const leaks: Leak[] = [];
  const opened = new Set<string>();
  let cells = 0;
  type Passing = { who: string; hears: Passer; principal: Principal; opens: boolean };
  const passers: Passing[] = [
    ...offices.flatMap((office) =>
      roles.map((role): Passing => {
        // Who acts for themselves reads nothing of the office: no more than somebody who passes by.
        const inside = !ownRoles.some((one) => one === role);
        const principal = ways.principal(office, role);
        const opens = opening.includes(role);
        return { who: `${office} ${role}`, hears: inside ? office : "anonymous", principal, opens };
      }),
    ),
    { who: "anonymous", hears: "anonymous", principal: anonymous, opens: true },
    { who: "holder", hears: "holder", principal: anonymous, opens: true },
  ];
  const inputs = Object.entries({ ...leakInputs(ids), ...ways.later(ids) }).flatMap(([useCase, all]) =>
    all.map((input) => [useCase, input] as const),
  );
  const addresses = ways.addresses(ids);
  const look = async ({ who, hears, principal, opens }: Passing) => {
    const note = (way: string, found: readonly Canary[]) => {
      for (const { what } of found) leaks.push({ state, who, way, secret: what });
    };
    const holder = hears === "holder";
    for (const address of opens ? addresses.filter((one) => one.holder === holder) : []) {
      const { ok, text } = await ways.open(address, principal);
      cells++;
      if (ok) opened.add(address.way);
      note(address.way, heard(canaries, hears, text, address.url));
    }
    if (holder) return;
    for (const [useCase, input] of inputs) {
      const answer = await ways.ask(useCase, principal, input);
      cells++;
      if ((answer as { ok: boolean }).ok) opened.add(useCase);
      note(useCase, heard(canaries, hears, textOf(answer), JSON.stringify(input)));
    }
    for (const { table, text } of await ways.rows(principal)) {
      cells++;
      note(table, heard(canaries, wordless.includes(table) ? null : hears, text));
    }
  };
  // Two at a time: one waits for the database while the other is put into words.
  const waiting = [...passers];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await look(next);
  };
  await Promise.all([worker(), worker()]);
  return { cells, leaks, opened };
}

/** An answer as text; bytes as the letters that they are. */
const textOf = (answer: unknown): string =>
  JSON.stringify(answer, (_, value: unknown) =>
    value instanceof Uint8Array
      ? Buffer.from(value).toString("latin1")
      : value instanceof Map || value instanceof Set
        ? [...value]
        : value,
  ) ?? "";

/**
 * Whether somebody who has no part in anything is told the same of what there is as of what there is not.
 * @returns the use cases that answer otherwise
 */
export async function lookForDifferences(
  ways: LeakWays,
  { ids }: Look,
  principal: Principal,
): Promise<string[]> {
  const absent = (text: string) => text.replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, nobody);
  const codeOf = (answer: unknown) => {
    const { ok, code } = answer as { ok: boolean; code?: string };
    return ok ? "ok" : code;
  };
  const told = new Set<string>();
  for (const [useCase, inputs] of Object.entries({ ...leakInputs(ids), ...ways.later(ids) })) {
    for (const input of inputs) {
      const written = JSON.stringify(input);
      const other = absent(written);
      if (other === written) continue;
      const real = codeOf(await ways.ask(useCase, principal, input));
      const none = codeOf(await ways.ask(useCase, principal, JSON.parse(other) as object));
      if (real !== none) told.add(`${useCase}: ${real}, not ${none}`);
    }
  }
  return [...told];
}

const nobody = "0e000000-0000-7000-8000-000000000000";
