import { randomUUID } from "node:crypto";
import { z } from "zod";
import { everyMember, members, organisationOf, personOf, useCase } from "./identity/index.ts";
import { refuse, type Outcome } from "./platform/index.ts";
import type { ProgressStore } from "./platform/progress.ts";

type ProgressStores = { progress: ProgressStore };

const title = z.object({ id: z.string().max(200), en: z.string().max(200) });

/** Notes that long work has been asked for; the page of its progress can be left and found again. */
export const startLongWork = useCase<ProgressStores>()({
  name: "platform.start-long-work",
  kind: "change",
  policy: [members("statistician", "head", "officer", "registrar")],
  input: z.object({ title }),
  async run({ stores: { progress }, principal, touch }, input) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const progressId = randomUUID();
    await progress.start({ progressId, organisationId, personId: personOf(principal), title: input.title });
    touch({ kind: "platform.progress", id: progressId });
    return { ok: true, progressId };
  },
});

/** Where long work stands. Refusal: RECORD_NOT_FOUND (also for another organisation's). */
export const readLongWork = useCase<ProgressStores>()({
  name: "platform.read-long-work",
  kind: "read",
  policy: [everyMember],
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
  policy: [members("statistician", "head", "officer", "registrar")],
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
