import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import type { Principal } from "../identity/index.ts";
import type { TestWorkbench } from "../test-database.ts";
import type { Days } from "./booking.ts";
import type { Expert } from "./expert-store.ts";
import type { RosterStores } from "./stores.ts";

const everybody = [members(), members("expert", "filing", "instructor"), jobs("demo", "command-line")];

/** Runs a step on the roster's store as somebody: what the use cases of other modules do in theirs. */
export const rosterStep = <Result extends object>(
  db: TestWorkbench,
  principal: Principal,
  run: (roster: RosterStores["roster"]) => Promise<Result>,
  name = "roster.try",
) =>
  db.run(
    useCase<RosterStores>()({
      name,
      kind: "change",
      policy: everybody,
      input: z.object({}),
      run: async ({ stores: { roster } }) => ({ ok: true, result: await run(roster) }),
    }),
    principal,
    {},
  );

/** An expert on the roster of a principal's office. */
export async function anExpert(
  db: TestWorkbench,
  principal: Principal,
  more: Partial<Expert> = {},
): Promise<string> {
  const expertId = randomUUID();
  const expert: Expert = {
    expertId,
    organisationId: organisationOf(principal) ?? "",
    personId: null,
    name: "Tan Wei Ling",
    headline: { en: "Mechatronics" },
    homeZone: "Asia/Singapore",
    clearance: "none",
    clearanceUntil: null,
    cost: null,
    agreedOn: null,
    activeFrom: "2020-01-01",
    activeUntil: null,
    synthetic: false,
    skills: [],
    languages: [],
    ...more,
  };
  const done = await rosterStep(db, principal, async (roster) => ({
    saved: await roster.saveExpert(expert),
  }));
  if (!done.ok || !done.result.saved) throw new Error(`The expert is not saved: ${JSON.stringify(done)}`);
  return expertId;
}

/** Binds an expert as somebody, for leave unless it is said otherwise. */
export const bind = (
  db: TestWorkbench,
  principal: Principal,
  expertId: string,
  days: Days,
  kind: "leave" | "placement" = "leave",
) => rosterStep(db, principal, (roster) => roster.book({ expertId, kind, ...days }));
