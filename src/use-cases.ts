import * as agreement from "./agreement/index.server.ts";
import * as duty from "./duty/index.server.ts";
import * as evidence from "./evidence/index.server.ts";
import * as identity from "./identity/index.server.ts";
import type { UseCase } from "./identity/index.ts";
import * as knowledge from "./knowledge/index.server.ts";
import * as resetting from "./reset-demo.server.ts";
import * as longWork from "./long-work.server.ts";
import * as notices from "./notices.server.ts";
import * as placement from "./placement/index.server.ts";
import * as roster from "./roster/index.server.ts";
import type { Stores } from "./stores.ts";
import * as thread from "./thread/index.server.ts";
import * as vocabulary from "./vocabulary/index.server.ts";

/** Whether something that a module's server door exports is a use case. */
function isUseCase(exported: unknown): exported is UseCase<Stores> {
  return typeof exported === "object" && exported !== null && "policy" in exported && "run" in exported;
}

/**
 * Everything that can be done, by name. A use case without a policy, or with a name of another, stops the start.
 * What stays out of the registry cannot be run.
 */
export function registerUseCases(
  doors: readonly Record<string, unknown>[] = [
    identity,
    vocabulary,
    thread,
    duty,
    roster,
    evidence,
    agreement,
    knowledge,
    placement,
    longWork,
    notices,
    resetting,
  ],
) {
  const byName = new Map<string, UseCase<Stores>>();
  for (const useCase of doors.flatMap((door) => Object.values(door)).filter(isUseCase)) {
    if (!useCase.policy.length) throw new Error(`The use case ${useCase.name} declares no policy`);
    const other = byName.get(useCase.name);
    if (other && other !== useCase) throw new Error(`Two use cases are called ${useCase.name}`);
    byName.set(useCase.name, useCase);
  }
  return byName;
}
