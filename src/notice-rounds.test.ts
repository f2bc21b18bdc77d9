import { afterAll, expect, test, vi } from "vitest";
import type { Principal, UseCase } from "./identity/index.ts";
import { serveNotices } from "./notice-rounds.ts";
import type { Stores } from "./stores.ts";
import { principals, testWorkbench } from "./test-database.ts";
import type { Workbench } from "./workbench.ts";

const db = await testWorkbench();
afterAll(db.close);

test("on each new day the worker of every office looks which credentials end, reminds, and deletes what is kept no longer, and once on that day", async () => {
  const done: string[] = [];
  const warn = vi.fn<() => void>();
  let today = "2026-03-02";
  const run = async (useCase: UseCase<Stores>, { principal }: { principal: Principal }, input: object) => {
    const outcome = await db.run(useCase, principal, input);
    if (
      outcome.ok &&
      principal.kind === "job" &&
      principal.organisation === principals.ministry.head.organisation
    )
      done.push(`${today} ${useCase.name}`);
    return outcome;
  };
  const workbench = {
    log: { warn, info: vi.fn<() => void>() },
    today: () => today,
    run,
  } as unknown as Workbench;
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const stop = serveNotices(workbench);
  vi.advanceTimersToNextTimer();
  await vi.waitFor(() => expect(done).toHaveLength(3));
  today = "2026-03-03";
  vi.advanceTimersToNextTimer();
  await stop();
  vi.useRealTimers();
  expect(done).toEqual([
    "2026-03-02 roster.watch-credentials",
    "2026-03-02 duty.remind",
    "2026-03-02 evidence.forget-contacts",
    "2026-03-03 roster.watch-credentials",
    "2026-03-03 duty.remind",
    "2026-03-03 evidence.forget-contacts",
  ]);
  expect(warn).not.toHaveBeenCalled();
});
