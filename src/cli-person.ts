import {
  enterAsDemoPerson,
  listDemoPeople,
  resolveVisitor,
  signIn,
  signOut,
} from "./identity/index.server.ts";
import type { Principal } from "./identity/index.ts";
import { newTrace } from "./platform/http.ts";
import { refuse, type Outcome } from "./platform/index.ts";
import type { Workbench } from "./workbench.ts";

/**
 * A person at the command line, who signs in as on the page: with the password in JEMBATAN_PASSWORD, or in demo mode as
 * one of the invented people, by username and without one. The session ends with the command.
 * Refusals: those of signing in; SIGN_IN_FAILED also without a password.
 */
export async function enterAtTerminal(
  bench: Workbench,
  asJob: Principal,
  username: string,
  password: string | undefined,
): Promise<Outcome<{ principal: Principal; leave(): Promise<void> }>> {
  const caller = { principal: asJob, trace: newTrace() };
  const entered =
    password === undefined
      ? await enterDemo(bench, caller, username)
      : await bench.run(signIn, caller, { username, password });
  if (!entered.ok) return entered;
  const { token } = entered;
  const visitor = await resolveVisitor(bench.database, token, bench.today());
  if (!visitor) return refuse("SIGN_IN_FAILED");
  return {
    ok: true,
    principal: visitor.principal,
    leave: async () => {
      await bench.run(signOut, caller, { token });
    },
  };
}

async function enterDemo(bench: Workbench, caller: Parameters<Workbench["run"]>[1], username: string) {
  const found = await bench.run(listDemoPeople, caller, {});
  const person = found.ok ? found.people.find((one) => one.username === username) : undefined;
  if (!person) return refuse("SIGN_IN_FAILED");
  return bench.run(enterAsDemoPerson, caller, { membership: person.membershipId });
}
