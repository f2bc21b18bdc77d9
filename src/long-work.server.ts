import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase, type Principal, type UseCase } from "./identity/index.ts";
import { refuse, type Outcome } from "./platform/index.ts";
import { newTrace } from "./platform/http.ts";
import type { ProgressStore } from "./platform/progress.ts";
import type { Stores } from "./stores.ts";
import type { Workbench } from "./workbench.ts";

/** Queue of the worker process. */
export const longWorkQueue = "long-work";

type ProgressStores = { progress: ProgressStore };

const title = z.object({ id: z.string().max(200), en: z.string().max(200) });

/** Notes that long work has been asked for; the page of its progress can be left and found again. */
export const startLongWork = useCase<ProgressStores>()({
  name: "platform.start-long-work",
  kind: "change",
  policy: [members("statistician", "head", "officer", "registrar")],
  input: z.object({ title }),
  async run({ stores: { progress }, principal }, input) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const progressId = randomUUID();
    await progress.start({ progressId, organisationId, personId: personOf(principal), title: input.title });
    return { ok: true, progressId };
  },
});

/** Where long work stands. Refusal: RECORD_NOT_FOUND (also for another organisation's). */
export const readLongWork = useCase<ProgressStores>()({
  name: "platform.read-long-work",
  kind: "read",
  policy: [members()],
  input: z.object({ progressId: z.uuid() }),
  async run({ stores: { progress } }, { progressId }) {
    const found = await progress.find(progressId);
    return found ? { ok: true, progress: found } : refuse("RECORD_NOT_FOUND");
  },
});

/** Moves the bar or writes the end; the worker's own step, in a transaction apart from the work's. */
export const moveLongWork = useCase<ProgressStores>()({
  name: "platform.move-long-work",
  kind: "change",
  policy: [members()],
  input: z.object({
    progressId: z.uuid(),
    share: z.number().min(0).max(1).optional(),
    end: z
      .object({
        state: z.enum(["done", "refused", "failed"]),
        outcome: z.custom<Outcome>().nullable(),
        resultPath: z.string().nullable(),
      })
      .optional(),
  }),
  async run({ stores: { progress } }, { progressId, share, end }) {
    if (share !== undefined) await progress.move(progressId, share);
    if (end) await progress.end(progressId, end.state, end.outcome, end.resultPath);
    return { ok: true };
  },
});

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
