import type { Principal, UseCase } from "./identity/index.ts";
import { moveLongWork, startLongWork } from "./long-work.server.ts";
import { refuse, type Outcome } from "./platform/index.ts";
import { newTrace } from "./platform/http.ts";
import type { Stores } from "./stores.ts";
import type { Workbench } from "./workbench.ts";

/** Queue of the worker process. */
const longWorkQueue = "long-work";

type Job = { useCase: string; input: object; principal: Principal; progressId: string };

/** Queues a use case to run in the worker process, in the caller's name; @returns the id of its progress. */
export async function enqueueLongWork(
  workbench: Workbench,
  principal: Principal,
  work: { useCase: string; input: object; title: { id: string; en: string } },
): Promise<Outcome<{ progressId: string }>> {
  const started = await workbench.run(startLongWork, { principal, trace: newTrace() }, { title: work.title });
  if (!started.ok) return started;
  const job: Job = { useCase: work.useCase, input: work.input, principal, progressId: started.progressId };
  await workbench.queue.send(longWorkQueue, job);
  return started;
}

/** The worker's loop: takes queued work one by one until the queue closes. */
export async function serveLongWork(workbench: Workbench): Promise<void> {
  await workbench.queue.work(longWorkQueue, async (data) => {
    const { useCase: name, input, principal, progressId } = data as Job;
    const trace = newTrace();
    const caller = { principal, trace };
    const useCase = workbench.useCases.get(name) as UseCase<Stores> | undefined;
    const tell = (change: object) => workbench.run(moveLongWork, caller, { progressId, ...change });
    let told = 0;
    const onProgress = (share: number) => {
      // A bar needs some twenty steps, not a write for each row.
      if (share - told < 0.05) return;
      told = share;
      void tell({ share }).catch(() => {});
    };
    try {
      const outcome = useCase
        ? await workbench.run(useCase, { ...caller, onProgress }, input)
        : refuse("NOT_PERMITTED");
      const resultPath = outcome.ok && "path" in outcome ? String(outcome.path) : null;
      await tell({ end: { state: outcome.ok ? "done" : "refused", outcome, resultPath } });
    } catch (error) {
      workbench.log.error({ trace, err: error }, "long work failed");
      await tell({ end: { state: "failed", outcome: refuse("BUG", { trace }), resultPath: null } });
    }
  });
}
